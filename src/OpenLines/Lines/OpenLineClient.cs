using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;

namespace Bitrix24.OpenLines;

/// <summary>
/// The open lines of one portal. Each method takes many inputs, sends as few requests as they fit into, and gives one
/// outcome an input, in their order.
/// </summary>
/// <param name="client">The portal.</param>
public sealed class OpenLineClient(RestClient client)
{
    /// <summary>How many lines are read in one request at the most.</summary>
    public const int MaxRead = ListOpenLines.MaxPage;

    /// <summary>Makes lines, and reads back what the portal made of them. <c>imopenlines.config.add</c></summary>
    public async Task<IReadOnlyList<Outcome<OpenLine>>> CreateAsync(
        IReadOnlyList<OpenLineSettings> lines, CancellationToken token)
    {
        Request<int>[] requests = [.. lines.Select(settings => new AddOpenLine(settings))];
        IReadOnlyList<Outcome<int>> created = await client.SendAsync(requests, token).ConfigureAwait(false);
        return await ReadBackAsync(created, lines, token).ConfigureAwait(false);
    }

    /// <summary>Changes lines. <c>imopenlines.config.update</c></summary>
    /// <returns>The ids of the lines that were changed.</returns>
    public Task<IReadOnlyList<Outcome<int>>> UpdateAsync(
        IReadOnlyList<OpenLineChange> changes, CancellationToken token)
    {
        Request<int>[] requests = [.. changes.Select(change => new UpdateOpenLine(change.Id, change.Settings))];
        return client.SendAsync(requests, token);
    }

    /// <summary>Changes lines, and reads back what the portal made of it.</summary>
    public async Task<IReadOnlyList<Outcome<OpenLine>>> UpdateAndReadAsync(
        IReadOnlyList<OpenLineChange> changes, CancellationToken token)
    {
        IReadOnlyList<Outcome<int>> changed = await UpdateAsync(changes, token).ConfigureAwait(false);
        OpenLineSettings[] settings = [.. changes.Select(change => change.Settings)];
        return await ReadBackAsync(changed, settings, token).ConfigureAwait(false);
    }

    /// <summary>Removes lines, with their sessions and connectors. <c>imopenlines.config.delete</c></summary>
    /// <returns>The ids of the lines that were removed.</returns>
    public Task<IReadOnlyList<Outcome<int>>> DeleteAsync(IReadOnlyList<int> ids, CancellationToken token)
    {
        Request<int>[] requests = [.. ids.Select(id => new DeleteOpenLine(id))];
        return client.SendAsync(requests, token);
    }

    /// <summary>Reads the lines of the given ids. <c>imopenlines.config.list.get</c></summary>
    /// <param name="ids">At most <see cref="MaxRead"/> ids; the same one may come twice.</param>
    /// <param name="token">Stops the reading.</param>
    public async Task<IReadOnlyList<Outcome<OpenLine>>> GetAsync(IReadOnlyList<int> ids, CancellationToken token)
    {
        Outcome<IReadOnlyList<OpenLine>> answer =
            await client.SendAsync(ListOpenLines.WithIds([.. ids.Distinct()]), token).ConfigureAwait(false);
        if (answer.Error is { } error)
            return [.. ids.Select(_ => Outcome.Failure<OpenLine>(error))];

        var found = new Dictionary<int, OpenLine>();
        foreach (OpenLine line in answer.Value)
            found[line.Id] = line;
        return
        [
            .. ids.Select(id => found.TryGetValue(id, out OpenLine? one)
                ? Outcome.Success(one)
                : Outcome.Failure<OpenLine>(OpenLineErrors.NotFound(id))),
        ];
    }

    /// <summary>
    /// Reads the next page of all lines, in the order of their ids. <c>imopenlines.config.list.get</c>
    /// </summary>
    /// <param name="lastId">The last id seen so far; 0 at the start.</param>
    /// <param name="nameContains">Only lines with this in their name, whatever its case; all when null.</param>
    /// <param name="token">Stops the reading.</param>
    /// <returns>Up to <see cref="MaxRead"/> lines. A page with fewer is the last.</returns>
    public Task<Outcome<IReadOnlyList<OpenLine>>> ReadPageAsync(
        int lastId, string? nameContains, CancellationToken token) =>
        client.SendAsync(ListOpenLines.After(lastId, nameContains), token);

    /// <summary>
    /// Turns ids into lines. A line that was written and cannot be read is still a success: it is given with what was
    /// sent, and the outcome says so.
    /// </summary>
    private async Task<IReadOnlyList<Outcome<OpenLine>>> ReadBackAsync(
        IReadOnlyList<Outcome<int>> written, IReadOnlyList<OpenLineSettings> sent, CancellationToken token)
    {
        int[] ids = [.. written.Where(outcome => outcome.IsSuccess).Select(outcome => outcome.Value)];
        var read = new Dictionary<int, Outcome<OpenLine>>();
        if (ids.Length > 0)
        {
            IReadOnlyList<Outcome<OpenLine>> lines = await GetAsync(ids, token).ConfigureAwait(false);
            for (int i = 0; i < ids.Length; i++)
                read[ids[i]] = lines[i];
        }

        return
        [
            .. written.Zip(sent, (outcome, settings) => outcome.Map(id => read[id] is { Error: { } error }
                ? NotReadBack(id, settings, error)
                : read[id])),
        ];
    }

    private static Outcome<OpenLine> NotReadBack(int id, OpenLineSettings sent, RestError error)
    {
        var line = new OpenLine(id) { Name = sent.Name };
        return Outcome.Success(line, $"Open line {id} was written, but could not be read back: {error.Description}");
    }
}
