using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines;

/// <summary>A lead, a deal, a company or a contact, which chats belong to. Prints as <c>lead 1205</c>.</summary>
public sealed record CrmEntity
{
    private const string TypeName = "CrmEntityType";
    private const string IdName = "CrmEntity";

    // The types that a portal has made for itself.
    private static readonly Regex Dynamic =
        new("^dynamic_[0-9]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Names an object of CRM.</summary>
    /// <param name="type">lead, deal, company, contact, or the type of a smart process: dynamic_128.</param>
    /// <param name="id">Its id, from 1.</param>
    /// <exception cref="InvalidInputException">It can be none.</exception>
    public CrmEntity(string? type, int id)
    {
        Type = ReadType(RequestArgument.Text(TypeName, type,
            "Nothing says what of CRM it is. Give lead, deal, company or contact."));
        Id = RequestArgument.Id(IdName, id, "CRM object");
    }

    /// <summary>What it is.</summary>
    public string Type { get; }

    /// <summary>Its id.</summary>
    public int Id { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Id}";

    /// <summary>The object as the methods take it.</summary>
    internal JObject ToParameters() => new() { ["CRM_ENTITY_TYPE"] = Type, ["CRM_ENTITY"] = Id };

    private static string ReadType(string text)
    {
        string type = text.Trim();
        if (Dynamic.IsMatch(type))
            return type;
        return Choice<CrmEntityType>.Known(type) is { } known
            ? Choice<CrmEntityType>.Of(known)
            : throw new InvalidInputException(InputError.Invalid(
                TypeName, type, $"'{type}' is not one of {string.Join(", ", Choice<CrmEntityType>.Allowed)}" +
                NearestName.Hint(type, Choice<CrmEntityType>.Allowed)));
    }
}

/// <summary>What of CRM a chat belongs to. Items of other types go by text: <c>dynamic_128</c>.</summary>
public enum CrmEntityType
{
    /// <summary>A lead.</summary>
    Lead,

    /// <summary>A deal.</summary>
    Deal,

    /// <summary>A company.</summary>
    Company,

    /// <summary>A contact.</summary>
    Contact,
}
