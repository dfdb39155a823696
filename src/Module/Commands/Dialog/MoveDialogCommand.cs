namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Gives dialogs to another operator, or to the queue of another line. REST: <c>imopenlines.operator.transfer</c>.
/// </summary>
[RestMethod("imopenlines.operator.transfer")]
[Cmdlet(VerbsCommon.Move, "B24Dialog", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class MoveDialogCommand : DialogActionCommand<TransferDialog>
{
    /// <summary>The id of the operator who gets the dialog, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("USER_ID")]
    [LenientId]
    public int ToUser { get; set; }

    /// <summary>The id of the line whose queue gets the dialog, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("QUEUE_ID")]
    [LenientId]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public int ToLine { get; set; }

    private protected override string Activity => "Moving dialogs";

    private protected override string Achieved => "moved";

    private protected override TransferDialog Read(int chatId, PipelineRecord record)
    {
        int? user = record.NumberOf(nameof(ToUser), "the id of a user, which is a whole number from 1");
        int? line = record.NumberOf(nameof(ToLine), IdKinds.Line);
        return (user, line) switch
        {
            (null, null) => throw new InvalidInputException([new(InputErrorCodes.MissingSetting, nameof(ToUser), null,
                "Nothing says where the dialog is to go. Give -ToUser or -ToLine, or a column.")]),
            ({ } id, null) => TransferDialog.ToUser(chatId, id),
            (null, { } id) => TransferDialog.ToLine(chatId, id),
            _ => throw new InvalidInputException([new(InputErrorCodes.DuplicateSetting, nameof(ToLine), $"{line}",
                "A dialog goes either to a user or to a line.")]),
        };
    }

    private protected override string DescribeAction(TransferDialog request) => $"Move to {request.Target}";
}
