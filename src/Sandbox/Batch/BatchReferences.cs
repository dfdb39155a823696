using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Sandbox;

/// <summary>Puts earlier results where a later call says <c>$result[key][field]</c>.</summary>
/// <remarks>
/// A path is followed as far as it leads. Where it ends early, whatever was reached by then is put in: an array.
/// An id that should have been read from it becomes 1, and the call hits line 1.
/// </remarks>
internal sealed class BatchReferences(BatchAnswer answer)
{
    private static readonly Regex Reference =
        new(@"\$result((?:\[[^\[\]]*\])+)", RegexOptions.CultureInvariant);

    private static readonly Regex Key = new(@"\[([^\[\]]*)\]", RegexOptions.CultureInvariant);

    public JObject Resolve(JObject parameters) =>
        new(parameters.Properties().Select(p => new JProperty(p.Name, Resolve(p.Value))));

    private JToken Resolve(JToken value)
    {
        if (value is JObject map)
            return Resolve(map);

        string text = Php.Text(value);
        Match reference = Reference.Match(text);
        if (!reference.Success)
            return value;
        return reference.Length == text.Length
            ? Follow(reference)
            : Reference.Replace(text, match => Php.Text(Follow(match)));
    }

    private JToken Follow(Match reference)
    {
        IEnumerable<string> path = Key.Matches(reference.Groups[1].Value).Cast<Match>().Select(m => m.Groups[1].Value);
        JToken reached = Php.Map(answer.Results);
        bool isFirst = true;
        foreach (string key in path)
        {
            if (!Php.IsArray(reached) || Php.Map(reached)[key] is not { } next)
                return isFirst ? answer.ToJson() : reached.DeepClone();
            reached = next;
            isFirst = false;
        }
        return reached.DeepClone();
    }
}
