namespace Bitrix24.OpenLines;

/// <summary>What one line is to be given.</summary>
/// <param name="Id">The id of the line, from 1.</param>
/// <param name="Settings">The settings that change; at least one.</param>
public sealed record OpenLineChange(int Id, OpenLineSettings Settings) : IJournaled
{
    string IJournaled.Content => new UpdateOpenLine(Id, Settings).ToCall().ToContent();

    string? IJournaled.Name => null;

    CallKind IJournaled.Kind => CallKind.Change;

    RestError IJournaled.Unknown(string reason) => new UpdateOpenLine(Id, Settings).Unknown(reason);
}
