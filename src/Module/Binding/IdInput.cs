namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads the id of a thing from whatever says which it is: an id, or what has one.</summary>
internal static class IdInput
{
    /// <summary>The id.</summary>
    /// <param name="input">An id, an object of the module, a row or a map.</param>
    /// <param name="names">The names that it may stand under, in any spelling; the first one for messages.</param>
    /// <param name="kind">What it is, for a sentence.</param>
    /// <exception cref="InvalidInputException">There is none, or it is something else.</exception>
    public static int Read(object? input, string[] names, string kind)
    {
        object? bare = input is PSObject wrapped ? wrapped.BaseObject : input;
        object? given = bare is null or string or ValueType
            ? bare
            : InputValues.Of(input).Pairs
                .Where(pair => names.Any(name => SettingName.AreSame(name, pair.Key)) && pair.Value is not (null or ""))
                .Select(pair => pair.Value)
                .FirstOrDefault();
        return IdText.Read(names[0], given, kind) ?? throw new InvalidInputException([new(
            InputErrorCodes.MissingSetting, names[0], null, $"There is no {names[0]}. Give {kind}.")]);
    }
}
