using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>
/// A user of the portal. A null is what the portal did not tell: that depends on the permissions of who asks. In a
/// queue it stands for an operator.
/// </summary>
public sealed class User
{
    private User(int id) => Id = id;

    /// <summary>The id, from 1.</summary>
    public int Id { get; }

    /// <summary>First and last name in one; null where neither is told.</summary>
    public string? Name { get; private init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; private init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; private init; }

    /// <summary>The second name.</summary>
    public string? SecondName { get; private init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; private init; }

    /// <summary>Whether the user still works here.</summary>
    public bool? Active { get; private init; }

    /// <summary>The position.</summary>
    public string? WorkPosition { get; private init; }

    /// <summary>The ids of the departments that the user works in.</summary>
    public ValueList<int>? Departments { get; private init; }

    /// <summary>Whether the user is logged in at the moment.</summary>
    public bool? IsOnline { get; private init; }

    /// <summary>What kind of user it is: employee, extranet, email.</summary>
    public string? UserType { get; private init; }

    /// <summary>The time zone, by its IANA name; null for that of the portal.</summary>
    public string? TimeZone { get; private init; }

    /// <summary>The city of residence.</summary>
    public string? PersonalCity { get; private init; }

    /// <summary>When the user last logged in.</summary>
    public DateTimeOffset? LastLogin { get; private init; }

    /// <summary>When the user was registered.</summary>
    public DateTimeOffset? DateRegister { get; private init; }

    /// <summary>What the portal reports beyond the properties of this type, under its own names.</summary>
    public AdditionalFields AdditionalData { get; private init; } = new(new Dictionary<string, object?>());

    /// <inheritdoc/>
    public override string ToString()
    {
        string id = Id.ToString(CultureInfo.InvariantCulture);
        return (Name ?? Email) is { } name ? $"{name} ({id})" : id;
    }

    /// <summary>Reads an entry of <c>user.get</c>; null where it has no id.</summary>
    internal static User? Read(JObject row) => JsonField.Number(row[UserColumns.Id]) is { } id
        ? new User(id)
        {
            Name = FullName(row),
            FirstName = Text(row, UserColumns.FirstName),
            LastName = Text(row, UserColumns.LastName),
            SecondName = Text(row, UserColumns.SecondName),
            Email = Text(row, UserColumns.Email),
            Active = JsonField.Flag(row[UserColumns.Active]),
            WorkPosition = Text(row, UserColumns.WorkPosition),
            Departments = row[UserColumns.Departments] is JArray ids
                ? new(ids.Select(JsonField.Number).OfType<int>())
                : null,
            IsOnline = JsonField.Flag(row[UserColumns.IsOnline]),
            UserType = Text(row, UserColumns.UserType),
            TimeZone = Text(row, UserColumns.TimeZone),
            PersonalCity = Text(row, UserColumns.City),
            LastLogin = Time(row, UserColumns.LastLogin),
            DateRegister = Time(row, UserColumns.DateRegister),
            AdditionalData = new(row.Properties()
                .Where(field => !UserColumns.HasProperty(field.Name) && !IsEmpty(field.Value))
                .ToDictionary(field => field.Name, field => PlainValue.Of(field.Value))),
        }
        : null;

    private static string? FullName(JObject row)
    {
        string name = $"{Text(row, UserColumns.FirstName)} {Text(row, UserColumns.LastName)}".Trim();
        return name.Length > 0 ? name : null;
    }

    private static string? Text(JObject row, string column) =>
        JsonField.Text(row[column]) is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Time(JObject row, string column) => DateTimeOffset.TryParse(
        Text(row, column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;

    /// <summary>A portal sends dates that it does not tell as empty maps.</summary>
    private static bool IsEmpty(JToken value) => value is JObject { Count: 0 } or JValue { Value: null or "" };
}

/// <summary>What kind of user it is.</summary>
public enum UserType
{
    /// <summary>One of the company.</summary>
    Employee,

    /// <summary>A guest from outside.</summary>
    Extranet,

    /// <summary>Somebody who takes part by mail.</summary>
    Email,
}
