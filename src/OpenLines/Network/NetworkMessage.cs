using System.Collections;
using System.Text;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines;

/// <summary>What is sent to a user of the Bitrix24 network: a text, and what may hang on it.</summary>
public sealed class NetworkMessage
{
    /// <summary>The most that an attachment may have, in bytes of JSON.</summary>
    public const int MaxAttachLength = 30 * 1024;

    /// <summary>Makes a message; nothing is sent yet.</summary>
    /// <param name="text">The text.</param>
    /// <param name="attach">
    /// The attachment as the reference describes it: a map with ID, COLOR_TOKEN and BLOCKS, or a list of blocks. Null
    /// for none.
    /// </param>
    /// <param name="keyboard">
    /// The buttons, a map with BUTTONS or a list of them; they can open links. Null for none.
    /// </param>
    /// <param name="withoutPreview">Whether a link in the text is not shown as a preview.</param>
    /// <exception cref="InvalidInputException">
    /// The text is empty, or the attachment or the keyboard cannot be sent or is too large.
    /// </exception>
    public NetworkMessage(string? text, object? attach = null, object? keyboard = null, bool withoutPreview = false)
    {
        Text = RequestArgument.Text("Message", text);
        var fields = new Dictionary<string, object?>();
        if (attach is not null)
            fields["ATTACH"] = Check("Attach", attach);
        if (keyboard is not null)
            fields["KEYBOARD"] = Check("Keyboard", keyboard);
        Parts = new ParameterWriter().Write(fields);
        if (withoutPreview)
            Parts["URL_PREVIEW"] = "N";
        CheckLength(Parts["ATTACH"]);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>What hangs on it, as it goes out.</summary>
    internal JObject Parts { get; }

    private static object Check(string name, object part) => part is IDictionary { Count: > 0 }
        || (part is IEnumerable and not (string or IDictionary) && ((IEnumerable)part).Cast<object?>().Any())
            ? part
            : throw new InvalidInputException(InputError.Invalid(
                name, null, "It is neither a map nor a list of something."));

    /// <summary>The portal counts other forms of the same, none of which is shorter.</summary>
    private static void CheckLength(JToken? attach)
    {
        int length = attach is null ? 0 : Encoding.UTF8.GetByteCount(attach.ToString(Formatting.None));
        if (length > MaxAttachLength)
            throw new InvalidInputException(InputError.Invalid(
                "Attach", null, $"It has {(length + 1023) / 1024} KB; a portal takes {MaxAttachLength / 1024} KB."));
    }
}
