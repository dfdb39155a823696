using System.Collections.Concurrent;

namespace Bitrix24.OpenLines;

/// <summary>
/// Reads the lines of a query page by page. The portal tells neither a total nor a next page: a page that is not full
/// is the last. The first page is a request of its own, for many want no more; those behind it come in batches, and are
/// given while the rest of their answer is on its way.
/// </summary>
public sealed class OpenLinePages : IDisposable
{
    /// <summary>How many pages wait for whoever takes them. The portal's answer waits behind them.</summary>
    private const int Ahead = 2;

    private readonly RestClient _client;
    private readonly OpenLineQuery _query;
    private readonly OpenLineSelection _selection;
    private readonly BlockingCollection<Outcome<IReadOnlyList<OpenLine>>> _pages = new(Ahead);
    private Task? _reading;
    private bool _hasBegun;
    private long _left;
    private int _offset;
    private int? _lastId;

    internal OpenLinePages(RestClient client, OpenLineQuery query, OpenLineSelection selection, long skip, long first)
    {
        _client = client;
        _query = query;
        _selection = selection;
        _offset = (int)Math.Min(skip, int.MaxValue);
        _left = first;
    }

    /// <summary>Whether there may be more lines.</summary>
    public bool HasMore => _left > 0;

    /// <summary>Reads the next page, which may be empty at the end. After an error there is no more.</summary>
    public async Task<Outcome<IReadOnlyList<OpenLine>>> ReadNextAsync(CancellationToken token)
    {
        bool isBatched = _hasBegun && CanBeBatched;
        _hasBegun = true;
        Outcome<IReadOnlyList<OpenLine>> page = isBatched
            ? await NextReadAsync(token).ConfigureAwait(false)
            : await ReadOneAsync(token).ConfigureAwait(false);
        if (!page.IsSuccess)
            _left = 0;
        return page;
    }

    /// <inheritdoc/>
    public void Dispose() => _pages.Dispose();

    /// <summary>In a batch, the portal would look for references in what a person has written.</summary>
    private bool CanBeBatched => RestClient.CanTravelTogether(Page().ToCall());

    private ListOpenLines Page()
    {
        JToken? last = _lastId is { } id ? (JToken)id : null;
        return _query.Page(last, _offset, (int)Math.Min(_left, ListOpenLines.MaxPage), _selection);
    }

    private async Task<Outcome<IReadOnlyList<OpenLine>>> ReadOneAsync(CancellationToken token)
    {
        ListOpenLines request = Page();
        Outcome<IReadOnlyList<OpenLine>> page = await _client.SendAsync(request, token).ConfigureAwait(false);
        if (!page.IsSuccess || page.Value.Count < request.Limit)
        {
            _left = 0;
            return page;
        }

        _left -= page.Value.Count;
        if (_query.IsById)
        {
            _lastId = page.Value[page.Value.Count - 1].Id;
            _offset = 0;
        }
        else
            _offset += page.Value.Count;
        return page;
    }

    private async Task<Outcome<IReadOnlyList<OpenLine>>> NextReadAsync(CancellationToken token)
    {
        _reading ??= Task.Run(() => ReadRestAsync(token), token);
        // On the thread pool, which is where the pages come from: there is nothing else to do on this thread.
        Outcome<IReadOnlyList<OpenLine>>? page = await Task.Run(
            () => _pages.TryTake(out Outcome<IReadOnlyList<OpenLine>>? taken, Timeout.Infinite, token) ? taken : null,
            token).ConfigureAwait(false);
        if (page is not null)
            return page;
        _left = 0;
        await _reading.ConfigureAwait(false);
        return Outcome.Success<IReadOnlyList<OpenLine>>([]);
    }

    private async Task ReadRestAsync(CancellationToken token)
    {
        try
        {
            var reading = new OpenLineReading(
                _query, _selection, _offset, _lastId, _left,
                () => _client.Limits.BatchSize(ListOpenLines.MethodName),
                page => _pages.Add(Outcome.Success(page), token));
            while (reading.HasMore)
            {
                if (await _client.ReadAsync(reading, token).ConfigureAwait(false) is not { } error)
                    continue;
                _pages.Add(Outcome.Failure<IReadOnlyList<OpenLine>>(error), token);
                return;
            }
        }
        finally
        {
            _pages.CompleteAdding();
        }
    }
}
