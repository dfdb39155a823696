namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Completes the names of open lines.</summary>
internal sealed class OpenLineNameCompleter : PortalCompleter<string>
{
    private protected override async Task<Outcome<IReadOnlyList<string>>> ReadAsync(
        RestClient client, CancellationToken token) =>
        (await OpenLineCompleter.ReadLinesAsync(client, token).ConfigureAwait(false)).Map(lines =>
            Outcome.Success<IReadOnlyList<string>>(
                [.. lines.Select(line => line.Name ?? "").Where(name => name.Length > 0).Distinct()]));

    private protected override string TextOf(string item) => item;

    private protected override string NameOf(string item) => "";
}
