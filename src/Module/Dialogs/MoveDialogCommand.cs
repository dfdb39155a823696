namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Gives dialogs to another operator, or to the queue of another line. REST: <c>imopenlines.operator.transfer</c>.
/// </summary>
[RestMethod("imopenlines.operator.transfer")]
[Progress("Moving dialogs", "moved")]
[Cmdlet(VerbsCommon.Move, "B24Dialog", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class MoveDialogCommand : DialogCmdlet<TransferDialog>
{
    /// <summary>The id of the operator who gets the dialog, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("USER_ID")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserRef? ToUser { get; set; }

    /// <summary>The id of the line whose queue gets the dialog, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("QUEUE_ID")]
    [ArgumentCompleter(typeof(OpenLineCompleter))]
    public LineRef? ToLine { get; set; }

    internal override TransferDialog Request()
    {
        int chatId = ChatId.Require();
        int? user = ToUser.Read();
        int? line = ToLine.Read();
        return (user, line) switch
        {
            (null, null) => throw new InvalidInputException(InputError.Missing(
                nameof(ToUser), "Nothing says where the dialog is to go. Give -ToUser or -ToLine, or a column.")),
            ({ } id, null) => TransferDialog.ToUser(chatId, id),
            (null, { } id) => TransferDialog.ToLine(chatId, id),
            _ => throw new InvalidInputException(InputError.Twice(
                nameof(ToLine), "A dialog goes either to a user or to a line.", $"{line}")),
        };
    }

    private protected override string Action(TransferDialog action) => $"Move to {action.Target}";
}
