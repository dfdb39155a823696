using System.Diagnostics.CodeAnalysis;

namespace Bitrix24.OpenLines;

/// <summary>The codes of connectors. A portal registers them in lower case, and knows no other spelling.</summary>
internal static class ConnectorCode
{
    /// <summary>The code as it goes out.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "Portals register codes in lower case.")]
    public static string Of(string given) => given.Trim().ToLowerInvariant();

    /// <summary>Why there can be no connector of that code.</summary>
    /// <param name="setting">The name under which it was given.</param>
    /// <param name="given">What was given.</param>
    public static IEnumerable<InputError> ErrorsOf(string setting, string given)
    {
        string code = given.Trim();
        if (code.Length == 0)
            yield return InputError.Missing(setting, "The code of a connector must not be empty.");
        if (code.IndexOf('.') >= 0)
            yield return InputError.Invalid(
                setting, given, $"'{code}' has a dot; no connector can be registered under such a code.");
    }

    /// <summary>The code as it goes out.</summary>
    /// <exception cref="InvalidInputException">There can be no connector of that code.</exception>
    public static string Read(string setting, string given)
    {
        InputError[] errors = [.. ErrorsOf(setting, given)];
        return errors.Length == 0 ? Of(given) : throw new InvalidInputException(errors);
    }
}
