namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Connects open lines of other portals, by their codes in the Bitrix24 network.
/// REST: <c>imopenlines.network.join</c>.
/// </summary>
[RestMethod("imopenlines.network.join")]
[Cmdlet(VerbsCommon.Join, "B24NetworkLine", SupportsShouldProcess = true)]
[OutputType(typeof(NetworkLine))]
public sealed class JoinNetworkLineCommand : ActionCommand<JoinNetworkLine, NetworkLine>
{
    /// <summary>The code of the line, 32 characters.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Code { get; set; }

    private protected override string Activity => "Joining lines";

    private protected override string Achieved => "joined";

    private protected override string BareName => nameof(Code);

    private protected override ErrorHelpTable ErrorHelp => NetworkErrorHelp.Table;

    private protected override object? KeyOf(JoinNetworkLine input) => input.Code;

    private protected override int? IdOf(NetworkLine output) => output.BotId;

    private protected override JoinNetworkLine Read(PipelineRecord record) => new(record.TextOf(nameof(Code)));

    private protected override string Describe(JoinNetworkLine request) => $"network line {request.Code}";

    private protected override string DescribeAction(JoinNetworkLine request) => "Join";
}
