using System.Collections.Generic;
using System.Linq;
using Bitrix24.Rest;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.config.list.get</c>: lines in the order of their ids. The only method that tells the departments of
/// a queue, and one request of it reads as many lines as four batches of <c>config.get</c>.
/// </summary>
internal sealed class ListOpenLines : Request<IReadOnlyList<OpenLine>>
{
    /// <summary>What the portal gives in one answer at the most; it tells neither a total nor a next page.</summary>
    public const int MaxPage = 200;

    private readonly JObject _filter;
    private readonly int _limit;

    private ListOpenLines(JObject filter, int limit)
    {
        _filter = filter;
        _limit = limit;
    }

    /// <summary>The lines of the given ids; those that do not exist are not in the answer.</summary>
    /// <param name="ids">At most <see cref="MaxPage"/> ids.</param>
    public static ListOpenLines WithIds(IReadOnlyCollection<int> ids) =>
        new(new JObject { ["ID"] = new JArray(ids) }, ids.Count);

    /// <summary>
    /// The next page after a line. By the last id and not by an offset, so that lines that come and go meanwhile
    /// neither hide others nor show them twice.
    /// </summary>
    /// <param name="lastId">The last id seen so far; 0 at the start.</param>
    /// <param name="nameContains">Only lines with this in their name; all when null.</param>
    public static ListOpenLines After(int lastId, string? nameContains)
    {
        var filter = new JObject { [">ID"] = lastId };
        if (nameContains is not null)
            filter["%LINE_NAME"] = nameContains;
        return new ListOpenLines(filter, MaxPage);
    }

    public override RestCall ToCall() => new("imopenlines.config.list.get", new JObject
    {
        ["PARAMS"] = new JObject
        {
            ["filter"] = _filter,
            ["order"] = new JObject { ["ID"] = "ASC" },
            ["limit"] = _limit,
        },
        ["OPTIONS"] = new JObject { ["QUEUE"] = "Y", ["CONFIG_QUEUE"] = "Y" },
    });

    public override Outcome<IReadOnlyList<OpenLine>> Read(JToken answer)
    {
        if (answer is not JArray rows)
            return Outcome.Failure<IReadOnlyList<OpenLine>>(OpenLineErrors.Unexpected("a list of open lines", answer));
        return Outcome.Success<IReadOnlyList<OpenLine>>(
            [.. rows.OfType<JObject>().Select(OpenLine.Read).OfType<OpenLine>()]);
    }
}
