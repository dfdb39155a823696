using System.Collections;
using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Names a thing: by its id as a number or as text, or by something that has the id, such as an object of the module, a
/// row or a map. PowerShell binds any value to it; what is not an id is kept as it was given, so that the row that it
/// came with reports it.
/// </summary>
internal interface IItemRef
{
    /// <summary>What it is the id of.</summary>
    IdKind Kind { get; }

    /// <summary>What was given.</summary>
    object? Given { get; }
}

/// <summary>Which open line: its id, a line, or what is at a line, as a dialog is.</summary>
public readonly struct LineRef(object? given) : IItemRef
{
    IdKind IItemRef.Kind => IdKind.Line;

    object? IItemRef.Given => given;
}

/// <summary>Which chat: its id, or a dialog.</summary>
public readonly struct ChatRef(object? given) : IItemRef
{
    IdKind IItemRef.Kind => IdKind.Chat;

    object? IItemRef.Given => given;
}

/// <summary>Which session: its id, or what was said in it.</summary>
public readonly struct SessionRef(object? given) : IItemRef
{
    IdKind IItemRef.Kind => IdKind.Session;

    object? IItemRef.Given => given;
}

/// <summary>Which message: its id, or a message.</summary>
public readonly struct MessageRef(object? given) : IItemRef
{
    IdKind IItemRef.Kind => IdKind.Message;

    object? IItemRef.Given => given;
}

/// <summary>Which user: the id, a user, or a bot.</summary>
public readonly struct UserRef(object? given) : IItemRef
{
    IdKind IItemRef.Kind => IdKind.User;

    object? IItemRef.Given => given;
}

/// <summary>Which bot: its id, or a bot.</summary>
public readonly struct BotRef(object? given) : IItemRef
{
    IdKind IItemRef.Kind => IdKind.Bot;

    object? IItemRef.Given => given;
}

/// <summary>Which department: its id, or a department.</summary>
public readonly struct DepartmentRef(object? given) : IItemRef
{
    IdKind IItemRef.Kind => IdKind.Department;

    object? IItemRef.Given => given;
}

/// <summary>What an id is the id of.</summary>
/// <param name="thing">The thing, for a sentence: <c>chat</c>.</param>
/// <param name="names">
/// The names that the id may stand under in an object, in any spelling. The first goes before the others.
/// </param>
internal sealed class IdKind(string thing, params string[] names)
{
    // What can only be meant as an id, be it a wrong one.
    private static readonly Regex Number = new("^[-+0-9.,]+$", RegexOptions.CultureInvariant);

    public static IdKind Line { get; } =
        new("line", nameof(Dialog.Line), "Id", "CONFIG_ID", "LINE_ID") { HasNames = true };

    public static IdKind Chat { get; } = new("chat", nameof(Dialog.ChatId));

    public static IdKind Session { get; } = new("session", nameof(Dialog.SessionId));

    public static IdKind Message { get; } = new("message", nameof(DialogMessage.MessageId), "Id");

    public static IdKind User { get; } = new("user", "UserId", "Id") { HasNames = true };

    public static IdKind Bot { get; } = new("bot", "BotId", "Id") { HasNames = true };

    public static IdKind Department { get; } = new("department", "DepartmentId", "Id") { HasNames = true };

    /// <summary>An event in the queue of an application.</summary>
    public static IdKind Event { get; } = new("event", "Id");

    public static IdKind CrmEntity { get; } = new("CRM object", "CrmEntity");

    /// <summary>What it is: <c>chat</c>.</summary>
    public string Thing => thing;

    /// <summary>Whether it can be given by its name, too.</summary>
    private bool HasNames { get; init; }

    /// <summary>The name that is given in the place of an id; null where none is.</summary>
    public string? NameIn(object? given)
    {
        if (!HasNames || InputValues.Unwrap(given) is not string text)
            return null;
        string name = text.Trim();
        return name.Length == 0 || Number.IsMatch(name) ? null : name;
    }

    /// <summary>
    /// The name that a row without an id has in a column for names; null where it is no row, or has an id or no name.
    /// </summary>
    public string? NameInRow(object? given)
    {
        object? bare = given is PSObject wrapped ? wrapped.BaseObject : given;
        if (!HasNames || bare is not (PSCustomObject or IDictionary or DataRow))
            return null;
        InputValues row = InputValues.Of(given);
        object? id = TryFind(row);
        string[] columns = this == User ? [nameof(OpenLines.User.Email)] : ["Name", "LINE_NAME"];
        return id is null
            ? row.Pairs.FirstOrDefault(pair => columns.Any(name => SettingName.AreSame(name, pair.Key))).Value as string
            : NameIn(id);
    }

    /// <summary>Reads an id; null where nothing is given.</summary>
    /// <param name="parameter">The parameter or the column that has it.</param>
    /// <param name="given">An id, or something that has it.</param>
    /// <exception cref="InvalidInputException">It is something else.</exception>
    public int? Read(string parameter, object? given)
    {
        object? bare = given is PSObject wrapped ? wrapped.BaseObject : given;
        object? id = bare is null or string or ValueType or IList ? bare : Find(parameter, InputValues.Of(given));
        string text = id is IList list
            ? string.Join(",", list.Cast<object?>().Select(LanguagePrimitives.ConvertTo<string>))
            : LanguagePrimitives.ConvertTo<string>(id)?.Trim() ?? "";
        if (text.Length == 0)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new InvalidInputException(InputError.NotAnId(parameter, text, thing));
    }

    /// <summary>Reads an id that must be there.</summary>
    /// <exception cref="InvalidInputException">It is missing, or something else.</exception>
    public int Require(string parameter, object? given) =>
        Read(parameter, given) ?? throw new InvalidInputException(InputError.Missing(
            parameter, $"Nothing says which {thing} it is. Give -{parameter}, or a column {parameter}."));

    private object? TryFind(InputValues values) =>
        values.Pairs.FirstOrDefault(pair => SettingName.AreSame(names[0], pair.Key) && pair.Value is not (null or ""))
            .Value
        ?? values.IdUnder([.. names.Skip(1)]);

    private object? Find(string parameter, InputValues values) => TryFind(values)
        ?? throw new InvalidInputException(InputError.Missing(
            parameter,
            $"It has no {string.Join(" or ", names.Where(name => !name.Contains("_")))}. Give the id of the {thing}."));
}

/// <summary>Reads what says which thing it is. The parameter's own name is that of its errors.</summary>
internal static class ItemRefs
{
    /// <summary>The id; null where nothing is given.</summary>
    /// <exception cref="InvalidInputException">It is not an id.</exception>
    public static int? Read<T>(this T? item, [CallerArgumentExpression(nameof(item))] string parameter = "")
        where T : struct, IItemRef => item is { } given ? given.Kind.Read(parameter, given.Given) : null;

    /// <summary>The id that must be there.</summary>
    /// <exception cref="InvalidInputException">It is missing, or not an id.</exception>
    public static int Require<T>(this T? item, [CallerArgumentExpression(nameof(item))] string parameter = "")
        where T : struct, IItemRef => item.GetValueOrDefault().Kind.Require(parameter, item?.Given);

    /// <summary>The id, for the target of an error; 0 if it cannot be read.</summary>
    public static int ReadOrZero<T>(this T? item)
        where T : struct, IItemRef
    {
        try
        {
            return item.Read() ?? 0;
        }
        catch (InvalidInputException)
        {
            return 0;
        }
    }

    /// <summary>The ids of a list; none where there is no list.</summary>
    /// <exception cref="InvalidInputException">One of them is not an id.</exception>
    public static int[] ReadAll<T>(this T[]? items, [CallerArgumentExpression(nameof(items))] string parameter = "")
        where T : struct, IItemRef => [.. (items ?? []).Select(item => item.Kind.Require(parameter, item.Given))];

    /// <summary>The text; null if it is empty.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrEmpty(text) ? null : text;
}
