namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Connects open lines of other portals, by their codes in the Bitrix24 network.
/// REST: <c>imopenlines.network.join</c>.
/// </summary>
[RestMethod("imopenlines.network.join")]
[Progress("Joining lines", "joined")]
[Cmdlet(VerbsCommon.Join, "B24NetworkLine", SupportsShouldProcess = true)]
[OutputType(typeof(NetworkLine))]
public sealed class JoinNetworkLineCommand : RowCmdlet<JoinNetworkLine, NetworkLine>, IKeepsJournal
{
    /// <summary>The code of the line, 32 characters.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [BareValue]
    public string? Code { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => NetworkErrorHelp.Table;

    internal override object? KeyOf(JoinNetworkLine request) => request.Code;

    internal override int? IdOf(NetworkLine result) => result.BotId;

    internal override JoinNetworkLine Request() => new(Code.OrNull());

    internal override (string Target, string Action)? Describe(JoinNetworkLine request) =>
        ($"network line {request.Code}", "Join");
}
