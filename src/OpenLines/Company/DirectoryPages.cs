namespace Bitrix24.OpenLines;

/// <summary>
/// Reads users or departments page by page. A page has 50; one that is not full is the last. The first is a request of
/// its own, for most portals have no more; those behind it come several at a time.
/// </summary>
/// <typeparam name="T">What is read.</typeparam>
public sealed class DirectoryPages<T>
{
    /// <summary>How many entries a page has: the portal does not let anybody choose.</summary>
    public const int PageSize = 50;

    /// <summary>How many times the pages of the step before a step has, while they come back full.</summary>
    private const int Growth = 4;

    private readonly RestClient _client;
    private readonly string _method;
    private readonly Func<int, Request<IReadOnlyList<T>>> _page;
    private int _start;
    private int _pagesNext = 1;
    private RestError? _error;

    internal DirectoryPages(RestClient client, string method, Func<int, Request<IReadOnlyList<T>>> page)
    {
        _client = client;
        _method = method;
        _page = page;
    }

    /// <summary>Whether there may be more.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>Reads the next pages, which may be empty at the end. After an error there is no more.</summary>
    public async Task<Outcome<IReadOnlyList<T>>> ReadNextAsync(CancellationToken token)
    {
        if (_error is { } failed)
            return Fail(failed);
        int count = Math.Min(_pagesNext, _client.Limits.BatchSize(_method));
        Request<IReadOnlyList<T>>[] requests =
            [.. Enumerable.Range(0, count).Select(place => _page(_start + (place * PageSize)))];
        IReadOnlyList<Outcome<IReadOnlyList<T>>> pages =
            await _client.SendAsync(requests, token).ConfigureAwait(false);

        var read = new List<T>();
        foreach (Outcome<IReadOnlyList<T>> page in pages.TakeWhile(_ => HasMore && _error is null))
        {
            _error = page.Error;
            if (_error is not null)
                break;
            read.AddRange(page.Value);
            HasMore = page.Value.Count >= PageSize;
        }
        _start += count * PageSize;
        _pagesNext = Math.Min(RestClient.MaxBatchLength, _pagesNext * Growth);
        // What stands before an error is good, and is told first.
        return _error is { } error && read.Count == 0
            ? Fail(error)
            : Outcome.Success<IReadOnlyList<T>>(read).With([.. pages.SelectMany(page => page.Notices)]);
    }

    private Outcome<IReadOnlyList<T>> Fail(RestError error)
    {
        HasMore = false;
        return Outcome.Failure<IReadOnlyList<T>>(error);
    }
}
