namespace Bitrix24.OpenLines;

/// <summary>Checks what a request is made of: what can only be refused is refused before it is sent.</summary>
internal static class RequestArgument
{
    /// <summary>An id.</summary>
    /// <param name="name">What it is given by.</param>
    /// <param name="id">The id.</param>
    /// <param name="thing">What has such an id: <c>chat</c>.</param>
    /// <exception cref="InvalidInputException">It is zero or negative.</exception>
    public static int Id(string name, int id, string thing) =>
        id > 0 ? id : throw new InvalidInputException(InputError.NotAnId(name, $"{id}", thing));

    /// <inheritdoc cref="Id(string, int, string)"/>
    public static int? Id(string name, int? id, string thing) => id is { } given ? Id(name, given, thing) : null;

    /// <summary>A text that says something.</summary>
    /// <exception cref="InvalidInputException">It is empty.</exception>
    public static string Text(string name, string? text, string reason = "It must not be empty.") =>
        string.IsNullOrWhiteSpace(text) ? throw new InvalidInputException(InputError.Missing(name, reason)) : text!;
}
