using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>A line that is to be removed.</summary>
/// <param name="Id">The id of the line, from 1.</param>
/// <param name="WasSent">
/// Whether an earlier run sent it and did not hear what became of it: a line that is gone has been removed, then.
/// </param>
public sealed record LineRemoval(int Id, bool WasSent = false) : IJournaled
{
    string IJournaled.Content => $"{DeleteOpenLine.Method} {Id.ToString(CultureInfo.InvariantCulture)}";

    string? IJournaled.Name => null;

    CallKind IJournaled.Kind => CallKind.Change;

    RestError IJournaled.Unknown(string reason) => new DeleteOpenLine(this).Unknown(reason);
}
