using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;

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
        var next = new Queue<Outcome<Dialog>>(touched.Zip(found, Prefer));
        return [.. outcomes.Select(outcome => outcome.Map(dialogs => Gather([.. dialogs.Select(_ => next.Dequeue())])))];
    }

    /// <summary>What was done and cannot be read is still a success.</summary>
    private static Outcome<Dialog> Prefer(Dialog touched, Outcome<Dialog> found) => found.Error is { } error
        ? Outcome.Success(touched, $"It was done with {touched.Key}, which could not be read back: {error.Description}")
            .With(found.Notices)
        : found;

    private static Outcome<IReadOnlyList<Dialog>> Gather(Outcome<Dialog>[] dialogs) => Outcome
        .Success<IReadOnlyList<Dialog>>([.. dialogs.Select(dialog => dialog.Value)])
        .With([.. dialogs.SelectMany(dialog => dialog.Notices)]);
}
