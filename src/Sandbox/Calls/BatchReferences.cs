using System.Text.RegularExpressions;

namespace Bitrix24.Sandbox;

/// <summary>
/// Puts earlier results where a later call says <c>$result[key][field]</c>, in any case; and in the same way what the
/// batch knows under <c>$error</c>, <c>$total</c>, <c>$next</c> and <c>$time</c>. Whoever writes such a word in a text
/// gets an array in its place.
/// </summary>
/// <remarks>
/// A path is followed as far as it leads. Where it ends early, whatever was reached by then is put in: an array.
/// An id that should have been read from it becomes 1, and the call hits line 1.
/// </remarks>
internal sealed class BatchReferences(BatchAnswer answer)
{
    private static readonly Regex Reference = new(
        @"\$(result|error|total|next|time)((?:\[[^\[\]]*\])*)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Key = new(@"\[([^\[\]]*)\]", RegexOptions.CultureInvariant);

    /// <summary>Resolves the references in a call's parameters, where they stand.</summary>
    public JObject Resolve(JObject parameters)
    {
        foreach (JProperty property in parameters.Properties())
        {
            if (property.Value is JObject map)
                Resolve(map);
            else if (Php.Text(property.Value) is var text && text.IndexOf('$') >= 0)
                property.Value = Resolve(text);
        }
        return parameters;
    }

    private JToken Resolve(string text)
    {
        Match reference = Reference.Match(text);
        if (!reference.Success)
            return text;
        return reference.Length == text.Length
            ? Follow(reference)
            : Reference.Replace(text, match => Php.Text(Follow(match)));
    }

    private JToken Follow(Match reference)
    {
        IEnumerable<string> path = Key.Matches(reference.Groups[2].Value).Cast<Match>().Select(m => m.Groups[1].Value);
        JToken reached = answer.Part(reference.Groups[1].Value.ToLowerInvariant());
        bool isFirst = true;
        foreach (string key in path)
        {
            if (Php.Entry(reached, key) is not { } next)
                return isFirst ? Json.Plain(answer.ToJson()) : Json.Plain(reached).DeepClone();
            // Of a page of lines, no more is read than the line that the path leads to.
            reached = Json.Opened(next);
            isFirst = false;
        }
        return Json.Plain(reached).DeepClone();
    }
}
