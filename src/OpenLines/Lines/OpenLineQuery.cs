using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines;

/// <summary>Which lines are read, and in which order. The portal does the searching and the sorting.</summary>
public sealed class OpenLineQuery
{
    private const string LaterThanId = ">" + OpenLineColumns.Id;
    private const string EarlierThanId = "<" + OpenLineColumns.Id;
    private const string NameContains = "%" + OpenLineColumns.Name;
    private const string Ascending = "ASC";
    private const string Moment = "yyyy-MM-ddTHH:mm:ssK";

    // The prefixes of the portal's ORM, longer ones first: "!=%" is no "!=".
    private static readonly string[] Prefixes =
        ["!=%", "!%=", "!><", "=%", "%=", "!%", "!=", "!@", "><", ">=", "<=", ">", "<", "@", "%", "=", "!", ""];

    private static readonly Regex Emoji = new("[\\uD800-\\uDFFF]+", RegexOptions.CultureInvariant);

    private readonly JObject _filter;
    private readonly JObject _order;

    private OpenLineQuery(JObject filter, JObject order)
    {
        _filter = filter;
        _order = order;
    }

    /// <summary>All lines, by id.</summary>
    public static OpenLineQuery All { get; } = Of([], [], descending: false);

    /// <summary>Whether the lines come by id, so that the next page is what follows the last id.</summary>
    internal bool IsById => _order.Count == 1;

    private bool IsDescending => (string?)_order[OpenLineColumns.Id] != Ascending;

    /// <summary>Reads a query.</summary>
    /// <param name="filter">
    /// Conditions that all have to hold: a property in any spelling, with a prefix such as <c>&gt;</c>, <c>!</c> or
    /// <c>%</c> (contains), and a value or several of which one has to fit.
    /// </param>
    /// <param name="orderBy">The properties to sort by; by id when there is none.</param>
    /// <param name="descending">Whether the largest comes first.</param>
    /// <exception cref="InvalidInputException">A line has no such property, or it cannot have that value.</exception>
    public static OpenLineQuery Of(
        IEnumerable<KeyValuePair<string, object?>> filter, IEnumerable<string> orderBy, bool descending)
    {
        var errors = new List<InputError>();
        var conditions = new JObject();
        foreach (KeyValuePair<string, object?> condition in filter)
            AddCondition(conditions, condition.Key, condition.Value, errors);

        var order = new JObject();
        string direction = descending ? "DESC" : Ascending;
        foreach (string name in orderBy)
        {
            if (OpenLineColumns.Find(name) is { } column)
                order[column] = direction;
            else
                errors.Add(NoColumn(name));
        }
        // Equal values would otherwise stand in any order, another one on the next page.
        if (order[OpenLineColumns.Id] is null)
            order[OpenLineColumns.Id] = direction;
        return errors.Count == 0 ? new(conditions, order) : throw new InvalidInputException(errors);
    }

    /// <summary>
    /// The query, with a part of the name as a further condition; itself where it has such a one. Emoji are left out of
    /// it: portals store them as codes.
    /// </summary>
    public OpenLineQuery WithNameLike(string? part)
    {
        string plain = Emoji.Split(part ?? "").OrderByDescending(piece => piece.Length).First();
        if (plain.Length == 0 || _filter[NameContains] is not null)
            return this;
        return new(new JObject(_filter) { [NameContains] = plain }, _order);
    }

    internal static InputError NoColumn(string name) => InputError.Unknown(
        name, SettingName.AreSame(name, OpenLineColumns.Queue)
            ? "A portal neither searches nor sorts by the queue."
            : $"An open line has no such property{OpenLineSettings.Catalog.NearestHint(name)}");

    /// <summary>Whether an id comes after another one in this order.</summary>
    /// <param name="id">The id; null when there is none.</param>
    /// <param name="last">The one before; null at the start.</param>
    internal bool Follows(int? id, int? last) =>
        id is not null && (last is null || (IsDescending ? id < last : id > last));

    /// <summary>The call for a page.</summary>
    /// <param name="lastId">
    /// The last id of the page before, or what stands for it in a batch; null at the start and in any other order.
    /// </param>
    /// <param name="offset">How many lines are passed over.</param>
    /// <param name="limit">How many lines are read.</param>
    /// <param name="selection">What is read of each line.</param>
    internal ListOpenLines Page(JToken? lastId, int offset, int limit, OpenLineSelection selection)
    {
        JObject filter = _filter;
        if (lastId is { } id)
            filter = new JObject(filter) { [IsDescending ? EarlierThanId : LaterThanId] = id };
        return new ListOpenLines
        {
            Filter = filter,
            Order = _order,
            Limit = limit,
            Offset = offset,
            Selection = selection,
        };
    }

    private static void AddCondition(JObject conditions, string key, object? value, List<InputError> errors)
    {
        string prefix = Prefixes.First(known => key.StartsWith(known, StringComparison.Ordinal));
        string name = key.Substring(prefix.Length);
        if (OpenLineColumns.Find(name) is not { } column)
        {
            errors.Add(NoColumn(name));
            return;
        }
        if (conditions.ContainsKey(prefix + column))
        {
            errors.Add(InputError.Twice(
                key, $"There are two conditions {prefix}{column}. Give one, with all values in a list."));
            return;
        }
        try
        {
            bool isList = value is IEnumerable and not string and not IDictionary;
            object?[] operands = isList ? [.. ((IEnumerable)value!).Cast<object?>()] : [value];
            if (prefix.Contains("><") && operands.Length != 2)
                throw InvalidValue.Of(value, "is no range. Give the first and the last value.");
            JToken[] tokens = [.. operands.SelectMany(
                operand => StoredForms(column, Operand(column, operand, prefix), prefix))];
            conditions[prefix + column] = isList || tokens.Length > 1 ? new JArray(tokens.AsEnumerable()) : tokens[0];
        }
        catch (FormatException e)
        {
            errors.Add(InputError.Invalid(key, InvalidValue.Show(value), e.Message));
        }
    }

    /// <summary>Every form in which a portal may have stored a text. Other values stay as they are.</summary>
    private static IEnumerable<JToken> StoredForms(string column, JToken value, string prefix)
    {
        if (value is not JValue { Value: string text }
            || OpenLineSettings.Catalog.Find(column) is not { } setting || setting.Type != typeof(string))
            return [value];
        string[] forms =
        [
            StoredText.WithEmojiCodes(text),
            StoredText.WithEmojiCodes(setting.Declaration.IsStoredEscaped ? StoredText.Escape(text) : text),
            text,
        ];
        // What comes before or after a text comes before or after one form of it.
        int most = prefix.IndexOfAny(['<', '>']) >= 0 ? 1 : forms.Length;
        return forms.Distinct().Take(most).Select(form => (JToken)form);
    }

    /// <summary>A value as the portal stores it; for a part of a text, the text itself.</summary>
    /// <exception cref="FormatException">A portal would see no condition in it, or one that nothing fits.</exception>
    private static JToken Operand(string column, object? value, string prefix)
    {
        if (value is null or "")
            return prefix is "" or "=" or "!" or "!="
                ? new JValue(value)
                : throw InvalidValue.Of(value, $"is nothing to compare with by {prefix}.");
        bool isPattern = prefix.Contains("%");
        if (!isPattern)
            CheckReported(column, value);

        Setting? setting = isPattern ? null : OpenLineSettings.Catalog.Find(column);
        return value switch
        {
            _ when setting?.Parse(value) is { } parsed => setting.IsTimeOfDay
                ? TimeOfDay.Parse((string)parsed).ToDotted()
                : setting.Write(parsed),
            bool flag => flag ? "Y" : "N",
            int or long => new JValue(value),
            DateTime moment => moment.ToString(Moment, CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.ToString(Moment, CultureInfo.InvariantCulture),
            IFormattable scalar => scalar.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
    }

    /// <summary>What a portal reports beside the settings has a form, too.</summary>
    private static void CheckReported(string column, object value)
    {
        switch (column)
        {
            case OpenLineColumns.Id or OpenLineColumns.ModifiedBy:
                new NumberFormat().Parse(value);
                break;
            case OpenLineColumns.Created or OpenLineColumns.Modified
                when value is not (DateTime or DateTimeOffset)
                    && !DateTimeOffset.TryParse(
                        value.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out _):
                throw InvalidValue.Of(value, "is not a date. Write YYYY-MM-DD, or give a DateTime.");
        }
    }
}
