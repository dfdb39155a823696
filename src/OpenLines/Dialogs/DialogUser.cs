using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>Somebody who takes part in a dialog. A null is what the portal did not tell.</summary>
public sealed class DialogUser
{
    private DialogUser()
    {
    }

    /// <summary>The id, from 1.</summary>
    public int Id { get; private init; }

    /// <summary>The whole name.</summary>
    public string? Name { get; private init; }

    /// <summary>The position in the company.</summary>
    public string? WorkPosition { get; private init; }

    /// <summary>Who it is in the dialog.</summary>
    public AuthorKind Kind { get; private init; }

    /// <summary>What the portal reports beyond the properties of this type, under its own names.</summary>
    public AdditionalFields? AdditionalData { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a user; null where there is no id.</summary>
    internal static DialogUser? Read(JsonFields fields) => fields.Id("id") is { } id
        ? new DialogUser
        {
            Id = id,
            Name = fields.Text("name"),
            WorkPosition = fields.Text("workPosition"),
            Kind = fields.Flag("connector") is true ? AuthorKind.Client
                : fields.Flag("bot") is true ? AuthorKind.Bot
                : AuthorKind.Operator,
            AdditionalData = fields.Rest(),
        }
        : null;
}
