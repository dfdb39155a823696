using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>A file that came with a message. A null is what the portal did not tell.</summary>
public sealed class DialogFile
{
    private DialogFile()
    {
    }

    /// <summary>The id, from 1.</summary>
    public int Id { get; private init; }

    /// <summary>The name, with the extension.</summary>
    public string? Name { get; private init; }

    /// <summary>What it is: <c>image</c>, <c>video</c>, <c>audio</c>, <c>file</c>…</summary>
    public string? Type { get; private init; }

    /// <summary>The extension, without a dot.</summary>
    public string? Extension { get; private init; }

    /// <summary>The size in bytes.</summary>
    public long? Size { get; private init; }

    /// <summary>When it came.</summary>
    public DateTimeOffset? Date { get; private init; }

    /// <summary>The id of the user who sent it.</summary>
    public int? AuthorId { get; private init; }

    /// <summary>The name of the user who sent it.</summary>
    public string? Author { get; private init; }

    /// <summary>Where it can be fetched. Whoever has the address of a file may need no more to read it.</summary>
    public Uri? DownloadUrl { get; private init; }

    /// <summary>Where it can be looked at.</summary>
    public Uri? ShowUrl { get; private init; }

    /// <summary>Where a small picture of it is.</summary>
    public Uri? PreviewUrl { get; private init; }

    /// <summary>What the portal reports beyond the properties of this type, under its own names.</summary>
    public AdditionalFields? AdditionalData { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a file; null where it has no id.</summary>
    internal static DialogFile? Read(JsonFields fields) => fields.Id("id") is { } id
        ? new DialogFile
        {
            Id = id,
            Name = fields.Text("name"),
            Type = fields.Text("type"),
            Extension = fields.Text("extension"),
            Size = long.TryParse(
                fields.Text("size"), NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? size : null,
            Date = fields.Moment("date"),
            AuthorId = fields.Id("authorid"),
            Author = fields.Text("authorname"),
            DownloadUrl = fields.Address("urldownload"),
            ShowUrl = fields.Address("urlshow"),
            PreviewUrl = fields.Address("urlpreview"),
            AdditionalData = fields.Rest(),
        }
        : null;
}
