using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;

namespace Bitrix24.OpenLines;

/// <summary>
/// Reads the lines of a query page by page. The portal tells neither a total nor a next page: a page that is not full
/// is the last. By id, the next page is what follows the last id, so that lines that come and go meanwhile neither hide
/// others nor show them twice; in any other order there is only the offset.
/// </summary>
public sealed class OpenLinePages
{
    private readonly RestClient _client;
    private readonly OpenLineQuery _query;
    private readonly OpenLineSelection _selection;
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

    /// <summary>Reads the next page. After an error there is no more.</summary>
    public async Task<Outcome<IReadOnlyList<OpenLine>>> ReadNextAsync(CancellationToken token)
    {
        int limit = (int)Math.Min(_left, ListOpenLines.MaxPage);
        ListOpenLines request = _query.Page(_lastId, _offset, limit, _selection);
        Outcome<IReadOnlyList<OpenLine>> page = await _client.SendAsync(request, token).ConfigureAwait(false);
        if (!page.IsSuccess || page.Value.Count < limit)
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
}
