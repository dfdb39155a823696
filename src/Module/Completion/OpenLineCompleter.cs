using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Completes the ids of open lines, by id or by name.</summary>
internal sealed class OpenLineCompleter : PortalCompleter<OpenLine>
{
    private static readonly OpenLineSelection IdAndName = OpenLineSelection.Of([], withOperators: false);

    private protected override Task<Outcome<IReadOnlyList<OpenLine>>> ReadAsync(
        RestClient client, CancellationToken token) => ReadLinesAsync(client, token);

    /// <summary>Reads the ids and the names of the first lines.</summary>
    internal static async Task<Outcome<IReadOnlyList<OpenLine>>> ReadLinesAsync(
        RestClient client, CancellationToken token)
    {
        using OpenLinePages pages = new OpenLineClient(client).Pages(OpenLineQuery.All, IdAndName);
        return await pages.ReadNextAsync(token).ConfigureAwait(false);
    }

    private protected override string TextOf(OpenLine item) => item.Id.ToString(CultureInfo.InvariantCulture);

    private protected override string NameOf(OpenLine item) => item.Name ?? "";
}
