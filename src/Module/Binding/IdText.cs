using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads what should be an id: a whole number from 1, as a number or as text.</summary>
internal static class IdText
{
    /// <summary>The id; null where nothing is given.</summary>
    /// <param name="parameter">The parameter or the column that has it.</param>
    /// <param name="given">What is given.</param>
    /// <param name="kind">What it should be, for a sentence: <c>the id of a line, …</c>.</param>
    /// <exception cref="InvalidInputException">It is something else.</exception>
    public static int? Read(string parameter, object? given, string kind)
    {
        string text = LanguagePrimitives.ConvertTo<string>(given)?.Trim() ?? "";
        if (text.Length == 0)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id > 0
            ? id
            : throw NotAnId(parameter, text, $"'{text}' is not {kind}.");
    }

    /// <summary>The refusal of what is no id.</summary>
    public static InvalidInputException NotAnId(string parameter, string? text, string reason) =>
        new([new(InputErrorCodes.InvalidValue, parameter, text, reason)]);
}
