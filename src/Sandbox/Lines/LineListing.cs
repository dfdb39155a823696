using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.Sandbox;

/// <summary>What a call of <c>config.list.get</c> asks for.</summary>
internal sealed class LineListing
{
    /// <summary>The columns to show, each under a name; usually its own.</summary>
    public required IReadOnlyList<KeyValuePair<string, LineColumn>> Select { get; init; }

    public required OrmFilter<Line> Filter { get; init; }

    public required OrmOrder<Line> Order { get; init; }

    public required int Limit { get; init; }

    public required int Offset { get; init; }

    public required bool WithQueue { get; init; }

    public required bool WithConfiguration { get; init; }

    /// <summary>Whether only lines count that the caller may change.</summary>
    public required bool OnlyChangeable { get; init; }
}

/// <summary>
/// Reads the parameters of <c>config.list.get</c>. Unlike its sisters, this method checks what it gets.
/// </summary>
internal static class LineListingReader
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <summary>Every column under its own name.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, LineColumn>> Everything =
        LineColumns.All.Select(column => new KeyValuePair<string, LineColumn>(column.Name, column)).ToList();

    private static readonly string[] ParameterNames = ["select", "filter", "order", "limit", "offset"];
    private static readonly string[] OptionNames = ["QUEUE", "CONFIG_QUEUE", "CHECK_PERMISSION"];
    private static readonly string[] Actions = ["VIEW", "PERFORM", "MODIFY"];
    private static readonly Regex Identifier = new("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant);

    public static LineListing Read(JObject parameters)
    {
        JObject settings = Php.Map(parameters["PARAMS"]);
        RefuseUnknown("PARAMS", settings, ParameterNames);
        foreach (string name in new[] { "select", "order", "filter" })
        {
            if (Php.IsSet(settings[name]) && !Php.IsArray(settings[name]))
                throw RestException.InvalidFormat($"A wrong format for the PARAMS field '{name}' is passed");
        }
        int limit = Count(settings, "limit");

        JObject options = Php.Map(parameters["OPTIONS"]);
        RefuseUnknown("OPTIONS", options, OptionNames);
        return new LineListing
        {
            Select = Select(settings["select"]),
            Filter = Filter(settings["filter"]),
            Order = Order(settings["order"]),
            Limit = limit == 0 ? DefaultLimit : Math.Min(limit, MaxLimit),
            Offset = Count(settings, "offset"),
            WithQueue = Option(options, "QUEUE"),
            WithConfiguration = Option(options, "CONFIG_QUEUE"),
            OnlyChangeable = Action(options["CHECK_PERMISSION"]) == "MODIFY",
        };
    }

    private static void RefuseUnknown(string where, JObject fields, string[] known)
    {
        string unknown = string.Join(", ", fields.Properties().Select(field => field.Name).Except(known));
        if (unknown.Length > 0)
            throw RestException.InvalidFormat($"Unsupported {where} fields are passed: {unknown}");
    }

    /// <summary>A number, or the digits of one: a query string has nothing else.</summary>
    private static int Count(JObject settings, string name)
    {
        if (!Php.IsSet(settings[name]))
            return 0;
        bool isScalar = settings[name]!.Type is JTokenType.Integer or JTokenType.String;
        return isScalar
            && int.TryParse(Php.Text(settings[name]), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                ? count
                : throw RestException.InvalidFormat($"A non-negative integer is expected in the PARAMS field '{name}'");
    }

    private static IReadOnlyList<KeyValuePair<string, LineColumn>> Select(JToken? select)
    {
        var selected = new List<KeyValuePair<string, LineColumn>>();
        foreach (KeyValuePair<string, JToken> item in Php.Items(select))
        {
            string name = Name("select", item.Value);
            if (name == "*")
                selected.AddRange(Everything);
            else
                selected.Add(new(Alias(item.Key) ?? name, Column("select", name)));
        }
        if (selected.Count == 0)
            return Everything;
        // What is asked for twice is answered once.
        var names = new HashSet<string>(StringComparer.Ordinal);
        return selected.Where(column => names.Add(column.Key)).ToList();
    }

    /// <summary>A key that is a word renames its column; one that is a position does not.</summary>
    private static string? Alias(string key)
    {
        if (key.All(char.IsDigit) && key.Length > 0)
            return null;
        if (!Identifier.IsMatch(key))
            throw RestException.InvalidFormat("A wrong field alias is passed in the PARAMS field 'select'");
        if (LineColumns.Find(key) is not null)
        {
            throw RestException.InvalidFormat(
                $"The alias '{key}' matches an existing field in the PARAMS field 'select'");
        }
        return key;
    }

    private static OrmFilter<Line> Filter(JToken? filter)
    {
        var read = new OrmFilter<Line>();
        foreach (KeyValuePair<string, JToken> condition in Php.Items(filter))
        {
            (OrmOperator comparison, string name) = OrmOperator.Split(condition.Key);
            read.Add(LineColumns.Fields[Column("filter", Name("filter", name)).Name], comparison, condition.Value);
        }
        return read;
    }

    private static OrmOrder<Line> Order(JToken? order)
    {
        var read = new OrmOrder<Line>();
        foreach (KeyValuePair<string, JToken> item in Php.Items(order))
        {
            LineColumn column = Column("order", Name("order", item.Key));
            string direction = Php.Text(item.Value).ToUpperInvariant();
            if (direction is not ("ASC" or "DESC"))
                throw RestException.InvalidFormat("A wrong sorting direction is passed in the PARAMS field 'order'");
            read.Add(LineColumns.Fields[column.Name], direction == "DESC");
        }
        return read;
    }

    private static string Name(string where, JToken name)
    {
        string text = Php.Text(name);
        bool isEverything = where == "select" && text == "*";
        bool isName = name.Type is JTokenType.String && (isEverything || Identifier.IsMatch(text));
        return isName
            ? text
            : throw RestException.InvalidFormat($"A wrong field name is passed in the PARAMS field '{where}'");
    }

    private static LineColumn Column(string where, string name) => LineColumns.Find(name)
        ?? throw RestException.InvalidFormat($"An unknown field '{name}' is passed in the PARAMS field '{where}'");

    private static bool Option(JObject options, string name) => Php.IsArray(options[name])
        ? throw RestException.InvalidFormat($"A wrong format for the OPTIONS field '{name}' is passed")
        : options[name] is { } flag && Php.EqualsWord(flag, "Y");

    private static string? Action(JToken? action)
    {
        if (!Php.IsSet(action))
            return null;
        return Actions.FirstOrDefault(known => known.Equals(Php.Text(action), StringComparison.OrdinalIgnoreCase))
            ?? throw RestException.InvalidFormat(
                "An unknown value for the OPTIONS field 'CHECK_PERMISSION' is passed");
    }
}
