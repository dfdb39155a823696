namespace Bitrix24.OpenLines;

/// <summary>Checks what a request is made of: what can only be refused is refused before it is sent.</summary>
internal static class RequestArgument
{
    /// <summary>An id.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static int Id(string name, int id) => id > 0
        ? id
        : throw Refused(
            InputErrorCodes.InvalidValue, name, $"{id}", "It is not an id, which is a whole number from 1.");

    /// <summary>An id that may be left out.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static int? Id(string name, int? id) => id is { } given ? Id(name, given) : null;

    /// <summary>A text that says something.</summary>
    /// <exception cref="InvalidInputException">It is empty.</exception>
    public static string Text(string name, string? text, string reason = "It must not be empty.") =>
        string.IsNullOrWhiteSpace(text) ? throw Refused(InputErrorCodes.MissingSetting, name, text, reason) : text!;

    /// <summary>The refusal of one thing.</summary>
    public static InvalidInputException Refused(string code, string name, string? value, string reason) =>
        new([new(code, name, value, reason)]);
}
