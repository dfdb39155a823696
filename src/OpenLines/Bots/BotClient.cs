namespace Bitrix24.OpenLines;

/// <summary>Changes and lists the bots of one portal.</summary>
/// <param name="client">The portal.</param>
public sealed class BotClient(RestClient client)
{
    /// <summary>
    /// Changes bots, in as few requests as they fit into; gives one outcome an input, in their order. The token that a
    /// bot may have been given by a call whose answer was lost is told as BotTokenUnknown, and never sent twice.
    /// <c>imbot.update</c>, <c>imbot.v2.Bot.update</c>
    /// </summary>
    /// <param name="updates">The changes; both versions may be among them.</param>
    /// <param name="read">
    /// Whether the bots of version 1, which answers <c>true</c>, are read in one more request; without, such an outcome
    /// has the id only. Version 2 answers the bot. <c>imbot.bot.list</c>
    /// </param>
    /// <param name="token">Stops the work.</param>
    public async Task<IReadOnlyList<Outcome<Bot>>> UpdateAsync(
        IReadOnlyList<UpdateBot> updates, bool read, CancellationToken token)
    {
        IReadOnlyList<Outcome<Bot>> outcomes = await client.SendAsync<Bot>(updates, token).ConfigureAwait(false);
        bool[] isUnread =
            [.. updates.Zip(outcomes, (update, outcome) => update.Version is BotApiVersion.V1 && outcome.IsSuccess)];
        if (!read || !isUnread.Contains(true))
            return outcomes;

        Outcome<IReadOnlyList<Bot>> list = await ListAsync(token).ConfigureAwait(false);
        Outcome<Bot>[] bots =
        [
            .. outcomes.Zip(isUnread, (outcome, unread) =>
                unread ? outcome.Map(changed => Find(changed, list)) : outcome),
        ];
        // Once is enough for what concerns the request.
        bots[0] = bots[0].With(list.Notices);
        return bots;
    }

    /// <summary>
    /// Reads bots by id or by code; gives one outcome a lookup, in their order. Version 2 has a call for each of them,
    /// which travel together; version 1 finds them all in one list. <c>imbot.v2.Bot.get</c>, <c>imbot.bot.list</c>
    /// </summary>
    public async Task<IReadOnlyList<Outcome<Bot>>> GetAsync(IReadOnlyList<BotLookup> lookups, CancellationToken token)
    {
        GetBot[] requests =
            [.. lookups.Where(lookup => lookup.Version is BotApiVersion.V2).Select(lookup => new GetBot(lookup))];
        IReadOnlyList<Outcome<Bot>> read = requests.Length > 0
            ? await client.SendAsync<Bot>(requests, token).ConfigureAwait(false)
            : [];
        Outcome<IReadOnlyList<Bot>>? list = requests.Length < lookups.Count
            ? await ListAsync(token).ConfigureAwait(false)
            : null;

        int next = 0;
        return [.. lookups.Select(lookup =>
            lookup.Version is BotApiVersion.V2 ? read[next++] : list!.Map(bots => Find(lookup, bots)))];
    }

    /// <summary>
    /// Reads a page of the bots that belong to the application, or to a token. <c>imbot.v2.Bot.list</c>
    /// </summary>
    /// <param name="botToken">The token; a webhook needs it. Secret.</param>
    /// <param name="type">The type that they have; null for any.</param>
    /// <param name="offset">How many bots are passed over first.</param>
    /// <param name="token">Stops the work.</param>
    public Task<Outcome<BotPage>> ReadPageAsync(
        string? botToken, string? type, int offset, CancellationToken token) =>
        client.SendAsync(new ListBotsV2(botToken, type, offset), token);

    /// <summary>Reads all bots: id, name and code. <c>imbot.bot.list</c></summary>
    public Task<Outcome<IReadOnlyList<Bot>>> ListAsync(CancellationToken token) =>
        client.SendAsync(new ListBots(), token);

    private static Outcome<Bot> Find(BotLookup lookup, IReadOnlyList<Bot> bots) =>
        bots.FirstOrDefault(lookup.Names) is { } found
            ? Outcome.Success(found)
            : Outcome.Failure<Bot>(new RestError(
                BotErrorCodes.BotNotFound, $"The portal lists no {lookup} to this caller.", Execution.Refused));

    /// <summary>A bot that was changed and cannot be read is still a success.</summary>
    private static Outcome<Bot> Find(Bot changed, Outcome<IReadOnlyList<Bot>> list)
    {
        if (list.Error is { } error)
            return Outcome.Success(
                changed, $"Bot {changed.Id} was changed, but could not be read back: {error.Description}");
        return list.Value.FirstOrDefault(bot => bot.Id == changed.Id) is { } found
            ? Outcome.Success(found)
            : Outcome.Success(changed, $"Bot {changed.Id} was changed, but the portal does not list it.");
    }
}
