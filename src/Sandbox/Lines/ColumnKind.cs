using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.Sandbox;

/// <summary>The kinds of columns that a line has.</summary>
internal static class ColumnKind
{
    private const string Yes = "Y";
    private const string No = "N";

    private static readonly string[] WeekDays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private static readonly Regex Holiday = new(@"^\d{1,2}\.\d{1,2}$", RegexOptions.CultureInvariant);

    /// <summary>A column that callers cannot set.</summary>
    public static LineColumn Fixed(string name, OrmType type = OrmType.Number) =>
        new(name, type, null, store: null);

    /// <summary>A moment. It goes out as an empty object: so PHP encodes the portal's dates.</summary>
    public static LineColumn Moment(string name) =>
        new(name, OrmType.Date, null, store: null) { Render = _ => new JObject() };

    /// <summary>
    /// Y or N. The portal only asks whether the value equals the opposite of the initial one, and asks loosely:
    /// JSON's <c>true</c> equals N as well, so that it switches a flag off that is on by default.
    /// </summary>
    public static LineColumn Flag(string name, string initial)
    {
        string opposite = initial == Yes ? No : Yes;
        return new(name, OrmType.Text, initial, value => Php.EqualsWord(value, opposite) ? opposite : initial);
    }

    public static LineColumn Number(string name, int initial = 0, int min = int.MinValue, int max = int.MaxValue) =>
        new(name, OrmType.Number, Text(initial), value => Text(Math.Max(min, Math.Min(max, Php.Int(value)))));

    /// <summary>One of some words.</summary>
    public static LineColumn Choice(string name, string initial, string fallback, params string[] words) =>
        new(name, OrmType.Text, initial, value => words.Contains(Php.Text(value)) ? Php.Text(value) : fallback);

    public static LineColumn Text(string name, string initial = "", int length = int.MaxValue) =>
        new(name, OrmType.Text, initial, value => Php.Cut(Php.Text(value), length));

    /// <summary>A time of day.</summary>
    public static LineColumn Time(string name, string initial) =>
        new(name, OrmType.Text, initial, value => WorkTime.Normalize(Php.Text(value)) ?? initial);

    /// <summary>Days of the week: a list, both ways.</summary>
    public static LineColumn Days(string name) => new(
        name, OrmType.Text, "", value => Join(
            Php.Items(value).Select(item => Php.Text(item.Value)).Where(day => WeekDays.Contains(day))))
    {
        Render = Split,
    };

    /// <summary>Days of the year: a text <c>DD.MM,DD.MM</c> comes in, a list goes out.</summary>
    public static LineColumn Holidays(string name) => new(
        name, OrmType.Text, "", value => Join(
            Php.Text(value).Split(',').Select(day => day.Trim()).Where(day => Holiday.IsMatch(day))))
    {
        Render = Split,
    };

    /// <summary>A list of users; null as long as there is none.</summary>
    public static LineColumn Users(string name) => new(
        name, OrmType.Text, null, value => Php.IsTrue(value) && Php.IsArray(value)
            ? Join(Php.Items(value).Select(item => Text(Php.Int(item.Value))))
            : null)
    {
        Render = stored => stored is null ? JValue.CreateNull() : Split(stored),
    };

    /// <summary>A map, of which only certain keys are kept.</summary>
    public static LineColumn Map(string name, params string[] keys) => new(
        name, OrmType.Text, "[]", value => Json.Write(Php.Encode(
            Php.Items(value).Where(item => keys.Contains(item.Key)).Select(AsText).ToList())))
    {
        Render = stored => JToken.Parse(stored ?? "[]"),
    };

    private static KeyValuePair<string, JToken> AsText(KeyValuePair<string, JToken> item) =>
        new(item.Key, Php.Text(item.Value));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<string> items) => string.Join(",", items);

    /// <summary>PHP's <c>explode</c>: of nothing it makes a list with one empty text.</summary>
    private static JArray Split(string? stored) => new((stored ?? "").Split(',').Select(item => new JValue(item)));
}
