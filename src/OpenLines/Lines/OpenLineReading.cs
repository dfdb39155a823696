namespace Bitrix24.OpenLines;

/// <summary>
/// Reads the pages of a query, several in a batch, and hands them over one by one. By id, each page follows the last id
/// of the page before, which the portal itself puts in; so lines that come and go meanwhile neither hide others nor
/// show them twice. In any other order there is only the offset.
/// </summary>
internal sealed class OpenLineReading : IListReader
{
    /// <summary>How many pages the first batch has.</summary>
    private const int FirstBatch = 3;

    /// <summary>
    /// How many times the pages of the one before a batch has, while they come back full: 20,000 lines are five
    /// requests. Not more: a portal works through what stands behind the end, too.
    /// </summary>
    private const int Growth = 4;

    private readonly OpenLineQuery _query;
    private readonly OpenLineSelection _selection;
    private readonly Action<IReadOnlyList<OpenLine>> _emit;
    private readonly Func<int> _batchSize;
    private readonly List<OpenLine> _page = [];
    private int _pagesNext = FirstBatch;
    private long _left;
    private int _offset;
    private int? _lastId;

    // Of the answer that is being read.
    private long _leftBefore;
    private int _asked;
    private int _list;
    private int _rows;
    private bool _isBeyond;
    private bool _isOutOfOrder;

    /// <param name="query">Which lines, in which order.</param>
    /// <param name="selection">What is read of each.</param>
    /// <param name="offset">How many lines are passed over; where there is a last id, those behind it.</param>
    /// <param name="lastId">The last id that has been read; null in any other order.</param>
    /// <param name="left">How many lines are read at the most.</param>
    /// <param name="batchSize">How many pages the portal works through in good time.</param>
    /// <param name="emit">Takes each page.</param>
    public OpenLineReading(
        OpenLineQuery query,
        OpenLineSelection selection,
        int offset,
        int? lastId,
        long left,
        Func<int> batchSize,
        Action<IReadOnlyList<OpenLine>> emit)
    {
        _query = query;
        _selection = selection;
        _offset = offset;
        _lastId = lastId;
        _left = left;
        _batchSize = batchSize;
        _emit = emit;
    }

    /// <summary>Whether there may be more lines.</summary>
    public bool HasMore { get; private set; } = true;

    public IReadOnlyList<RestCall> NextCalls()
    {
        // Part of a page may have come before an answer broke off.
        Flush();
        long pages = ((_left - 1) / ListOpenLines.MaxPage) + 1;
        _asked = (int)Math.Max(1, Math.Min(Math.Min(_pagesNext, _batchSize()), pages));
        _leftBefore = _left;
        _list = -1;
        _rows = 0;
        _isBeyond = _isOutOfOrder = false;
        return [.. Enumerable.Range(0, _asked).Select(Call)];
    }

    public void BeginList(int place)
    {
        // What stands behind a page that was not full, or did not come, was asked for with nothing to go by.
        _isBeyond |= place != _list + 1 || !IsFull;
        if (_isBeyond)
            return;
        Flush();
        _list = place;
        _rows = 0;
    }

    public void AddRow(IReadOnlyList<KeyValuePair<string, JToken?>> row)
    {
        if (_isBeyond || _isOutOfOrder)
            return;
        OpenLine? line = OpenLine.Read(row, _selection.WithOperators);
        if (_query.IsById && !_query.Follows(line?.Id, _lastId))
        {
            _isOutOfOrder = true;
            return;
        }

        _rows++;
        _left--;
        if (_query.IsById)
            _lastId = line!.Id;
        else
            _offset++;
        if (line is not null)
            _page.Add(line);
    }

    public RestError? EndAnswer(IReadOnlyDictionary<int, RestError> errors)
    {
        Flush();
        if (_isOutOfOrder)
        {
            // The portal has not put the id in: then it gets one that is known, page by page.
            _pagesNext = 1;
            return _list > 0 ? null : new RestError(
                OpenLineErrorCodes.UnexpectedResult,
                "The portal does not list its open lines in the order that was asked for.", Execution.Refused);
        }
        if (!IsFull || _left == 0)
        {
            HasMore = false;
            return null;
        }
        // Without a list there is no progress, and to ask again would never end.
        if (_list < 0 && !errors.ContainsKey(0))
            return new RestError(
                OpenLineErrorCodes.UnexpectedResult, "The portal answered without a list of open lines.",
                Execution.Unclear);
        if (_list + 1 < _asked)
            return errors.TryGetValue(_list + 1, out RestError? error) ? error : null;
        if (_pagesNext > 1)
            _pagesNext = Math.Min(RestClient.MaxBatchLength, _pagesNext * Growth);
        return null;
    }

    /// <summary>Whether the list that is being read has as many rows as were asked for; so has none, before.</summary>
    private bool IsFull => _list < 0 || _rows >= LimitOf(_list);

    private int LimitOf(int place) =>
        (int)Math.Min(ListOpenLines.MaxPage, _leftBefore - ((long)place * ListOpenLines.MaxPage));

    private RestCall Call(int place)
    {
        JToken? last = _lastId is { } id ? (JToken)id : null;
        int offset = _offset;
        if (place > 0 && _query.IsById)
        {
            last = $"{RestClient.ResultOf(place - 1)}[{ListOpenLines.MaxPage - 1}][{OpenLineColumns.Id}]";
            offset = 0;
        }
        else if (!_query.IsById)
            offset += place * ListOpenLines.MaxPage;
        return _query.Page(last, offset, LimitOf(place), _selection).ToCall();
    }

    private void Flush()
    {
        if (_page.Count == 0)
            return;
        _emit([.. _page]);
        _page.Clear();
    }
}
