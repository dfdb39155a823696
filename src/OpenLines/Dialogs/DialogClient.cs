namespace Bitrix24.OpenLines;

/// <summary>Works on the dialogs of one portal.</summary>
/// <param name="client">The portal.</param>
public sealed class DialogClient(RestClient client)
{
    /// <summary>
    /// Does something with dialogs, in as few requests as they fit into; gives one outcome an action, in their order.
    /// </summary>
    /// <param name="actions">What is to be done.</param>
    /// <param name="read">
    /// Whether the dialogs are read afterwards, in one more request; without, they have their ids only.
    /// <c>imopenlines.dialog.get</c>
    /// </param>
    /// <param name="token">Stops the work.</param>
    public async Task<IReadOnlyList<Outcome<IReadOnlyList<Dialog>>>> ActAsync(
        IReadOnlyList<DialogAction> actions, bool read, CancellationToken token)
    {
        IReadOnlyList<Outcome<IReadOnlyList<Dialog>>> outcomes = await client
            .SendAsync<IReadOnlyList<Dialog>>([.. actions], token).ConfigureAwait(false);
        Dialog[] touched = [.. outcomes.Where(outcome => outcome.IsSuccess).SelectMany(outcome => outcome.Value)];
        if (!read || touched.Length == 0)
            return outcomes;

        GetDialog[] requests = [.. touched.Select(dialog => new GetDialog(dialog.Key))];
        IReadOnlyList<Outcome<Dialog>> found = await client
            .SendAsync<Dialog>(requests, token).ConfigureAwait(false);
        var next = new Queue<Outcome<Dialog>>(
            touched.Zip(found, (dialog, outcome) => Prefer(dialog, dialog.Key, outcome)));
        return
        [
            .. outcomes.Select(outcome => outcome.Map(dialogs => Gather([.. dialogs.Select(_ => next.Dequeue())]))),
        ];
    }

    /// <summary>
    /// Rates sessions, in as few requests as they fit into; gives one outcome a rating, in their order.
    /// <c>imopenlines.session.head.vote</c>
    /// </summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="read">
    /// Whether the sessions are read afterwards, in one more request; without, they have their ids only.
    /// <c>imopenlines.session.history.get</c>
    /// </param>
    /// <param name="token">Stops the work.</param>
    public async Task<IReadOnlyList<Outcome<SessionHistory>>> RateAsync(
        IReadOnlyList<RateSession> ratings, bool read, CancellationToken token)
    {
        IReadOnlyList<Outcome<SessionHistory>> outcomes = await client
            .SendAsync<SessionHistory>(ratings, token).ConfigureAwait(false);
        RateSession[] rated = [.. ratings.Where((_, index) => outcomes[index].IsSuccess)];
        if (!read || rated.Length == 0)
            return outcomes;

        GetSessionHistory[] requests = [.. rated.Select(rating => new GetSessionHistory(rating.Key))];
        var found = new Queue<Outcome<SessionHistory>>(
            await client.SendAsync<SessionHistory>(requests, token).ConfigureAwait(false));
        return
        [
            .. ratings.Zip(outcomes, (rating, outcome) =>
                outcome.Map(session => Prefer(session, rating.Key, found.Dequeue()))),
        ];
    }

    /// <summary>What was done and cannot be read is still a success.</summary>
    private static Outcome<T> Prefer<T>(T touched, DialogKey key, Outcome<T> found) => found.Error is { } error
        ? Outcome.Success(touched, $"It was done with {key}, which could not be read back: {error.Description}")
            .With(found.Notices)
        : found;

    private static Outcome<IReadOnlyList<Dialog>> Gather(Outcome<Dialog>[] dialogs) => Outcome
        .Success<IReadOnlyList<Dialog>>([.. dialogs.Select(dialog => dialog.Value)])
        .With([.. dialogs.SelectMany(dialog => dialog.Notices)]);
}
