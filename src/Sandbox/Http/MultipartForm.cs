using System.Text.RegularExpressions;

namespace Bitrix24.Sandbox;

/// <summary>Reads the fields of a <c>multipart/form-data</c> body; files are no parameters.</summary>
internal static class MultipartForm
{
    private static readonly Regex Boundary =
        new("boundary=\"?(?<text>[^\";]+)\"?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Name =
        new("[; ]name=\"(?<text>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The names and values of the fields, in their order; none where it is no such body.</summary>
    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(string contentType, string body)
    {
        Match boundary = Boundary.Match(contentType);
        if (!boundary.Success)
            yield break;
        foreach (string part in body.Split([$"--{boundary.Groups["text"].Value}"], StringSplitOptions.None).Skip(1))
        {
            int end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            string head = part.Substring(0, end);
            if (!Name.Match(head).Groups["text"].Success || head.IndexOf("filename=", StringComparison.Ordinal) >= 0)
                continue;
            string value = part.Substring(end + 4);
            yield return new(
                Name.Match(head).Groups["text"].Value,
                value.EndsWith("\r\n", StringComparison.Ordinal) ? value.Substring(0, value.Length - 2) : value);
        }
    }
}
