using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Completes the ids of bots, by id or by name.</summary>
internal sealed class BotIdCompleter : PortalCompleter<Bot>
{
    private protected override Task<Outcome<IReadOnlyList<Bot>>> ReadAsync(
        RestClient client, CancellationToken token) => new BotClient(client).ListAsync(token);

    private protected override string TextOf(Bot item) => item.Id.ToString(CultureInfo.InvariantCulture);

    private protected override string NameOf(Bot item) =>
        string.IsNullOrWhiteSpace(item.Name) ? item.Code ?? "" : item.Name!;
}
