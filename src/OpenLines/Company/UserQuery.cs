using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>Which users are read; the portal does the searching. They come by id.</summary>
public sealed class UserQuery
{
    // The prefixes of a condition, longer ones first: "!=%" is no "!=".
    private static readonly string[] Prefixes =
        ["!=%", "!%=", "=%", "%=", "!%", "!=", "!@", ">=", "<=", ">", "<", "@", "%", "=", "!", ""];

    private UserQuery(JObject conditions) => Conditions = conditions;

    /// <summary>The conditions as they go out.</summary>
    internal JObject Conditions { get; }

    /// <summary>Reads a query.</summary>
    /// <param name="filter">
    /// Conditions that all have to hold: a field under the portal's name, with a prefix such as <c>&gt;</c>, <c>!</c>
    /// or <c>%</c> (contains), and a value or several of which one has to fit.
    /// </param>
    /// <param name="departments">The departments of which the users work in one; null for any.</param>
    /// <param name="withInactive">Whether those who no longer work here are read, too.</param>
    /// <exception cref="InvalidInputException">
    /// A user has no such field: the portal would pass the condition over, and tell of everybody.
    /// </exception>
    public static UserQuery Of(
        IEnumerable<KeyValuePair<string, object?>> filter,
        IReadOnlyCollection<int>? departments = null,
        bool withInactive = false)
    {
        var conditions = new Dictionary<string, object?>();
        foreach (KeyValuePair<string, object?> condition in filter)
            conditions.Add(Key(condition.Key, conditions), condition.Value);
        if (departments is not null)
            Put(conditions, UserColumns.Departments, departments.Count == 1 ? departments.First() : departments);
        // Whoever asks for it has been heard.
        if (!withInactive && !conditions.Keys.Any(key => key.EndsWith(UserColumns.Active, StringComparison.Ordinal)))
            conditions[UserColumns.Active] = true;
        return new(new ParameterWriter().Write(conditions));
    }

    /// <summary>The users of some ids, at most 50, whether they still work here or not.</summary>
    internal static UserQuery OfIds(IEnumerable<int> ids) => new(new JObject { [UserColumns.Id] = new JArray(ids) });

    /// <summary>The query, with a part of the address as a further condition; itself where it has such a one.</summary>
    public UserQuery WithEmailLike(string? part)
    {
        const string key = "%" + UserColumns.Email;
        return part is null || Conditions[key] is not null ? this : new(new JObject(Conditions) { [key] = part });
    }

    private static string Key(string given, IDictionary conditions)
    {
        string prefix = Prefixes.First(known => given.StartsWith(known, StringComparison.Ordinal));
        string name = given.Substring(prefix.Length);
        string column = UserColumns.Find(name) ?? throw new InvalidInputException(InputError.Unknown(
            name, $"A user has no such field{UserColumns.NearestHint(name)}"));
        return conditions.Contains(prefix + column) ? throw Twice(prefix + column) : prefix + column;
    }

    private static void Put(Dictionary<string, object?> conditions, string key, object value)
    {
        if (conditions.ContainsKey(key))
            throw Twice(key);
        conditions[key] = value;
    }

    private static InvalidInputException Twice(string key) => new(InputError.Twice(
        key, $"There are two conditions {key}. Give one, with all values in a list."));
}
