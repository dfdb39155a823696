using System.Collections;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Security;

namespace Bitrix24.OpenLines;

/// <summary>Writes the parameters of a call as they go out, and remembers the secrets among them.</summary>
internal sealed class ParameterWriter
{
    private const int MaxDepth = 50;

    /// <summary>The secrets that have been written.</summary>
    public SecretWords Secrets { get; } = new();

    /// <summary>Writes a map.</summary>
    /// <exception cref="InvalidInputException">Something in it cannot be sent.</exception>
    public JObject Write(IDictionary parameters) => WriteMap(parameters, "", 0);

    private JObject WriteMap(IDictionary map, string path, int depth)
    {
        var written = new JObject();
        foreach (DictionaryEntry entry in map)
        {
            string name = $"{entry.Key}";
            string place = path.Length == 0 ? name : $"{path}.{name}";
            // In the query string of a batch they would nest, and in a plain call they would not.
            if (name.Length == 0 || name.IndexOfAny(['[', ']']) >= 0)
                throw Refused(place, "A parameter has a name without brackets. What is nested is a map or a list.");
            if (written.ContainsKey(name))
                throw Refused(place, "It is given twice.", InputErrorCodes.DuplicateSetting);
            if (entry.Value is string text && SecretNames.Has(name))
                Secrets.Add(text);
            written[name] = Write(entry.Value, place, depth + 1);
        }
        return written;
    }

    private JToken Write(object? value, string path, int depth)
    {
        if (depth > MaxDepth)
            throw Refused(path, $"It is nested more than {MaxDepth} deep.");
        return value switch
        {
            null => JValue.CreateNull(),
            string or bool => new JValue(value),
            char letter => new JValue(letter.ToString()),
            SecureString secret => new JValue(Reveal(secret)),
            DateTime time => new JValue(time.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture)),
            DateTimeOffset time => new JValue(time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
            Enum word => new JValue(word.ToString()),
            float or double when !IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)) =>
                throw Refused(path, "It is not a number that can be sent."),
            float or double or decimal or ulong => new JValue(value),
            sbyte or byte or short or ushort or int or uint or long =>
                new JValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            Uri address => new JValue(address.OriginalString),
            BigInteger or Guid or TimeSpan or Version => new JValue(value.ToString()),
            byte[] bytes => new JValue(Convert.ToBase64String(bytes)),
            IDictionary map => WriteMap(map, path, depth),
            IEnumerable list => WriteList(list, path, depth),
            _ => throw Refused(path, $"A value of the type {value.GetType().Name} cannot be sent. Give text, " +
                "numbers, flags, times, lists or maps."),
        };
    }

    private JArray WriteList(IEnumerable list, string path, int depth)
    {
        var written = new JArray();
        foreach (object? item in list)
            written.Add(Write(item, $"{path}[{written.Count}]", depth + 1));
        return written;
    }

    private string Reveal(SecureString secret)
    {
        string text = new NetworkCredential("", secret).Password;
        Secrets.Add(text);
        return text;
    }

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    private static InvalidInputException Refused(
        string path, string reason, string code = InputErrorCodes.InvalidValue) =>
        new([new(code, path, null, reason)]);
}
