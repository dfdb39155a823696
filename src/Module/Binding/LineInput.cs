namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What an input says of the line that it is about: a line, a row, a map, or the id alone.</summary>
/// <param name="input">The input.</param>
/// <exception cref="InvalidInputException">It has no names and values, and is no bare value.</exception>
internal sealed class LineInput(PSObject? input)
{
    private readonly InputValues? _values =
        input?.BaseObject is string or ValueType ? null : InputValues.Of(input);

    /// <summary>The id of the line.</summary>
    /// <exception cref="InvalidInputException">There is none, or what is there is no id.</exception>
    public int Id => ReadId(_values is null ? input!.BaseObject : OwnLine ?? _values.Id);

    /// <summary>The line's name; null where the input does not have it.</summary>
    public string? Name => _values?.Pairs
        .Where(pair => OpenLineSettings.Catalog.Find(pair.Key)?.Name == nameof(OpenLineProperties.Name))
        .Select(pair => pair.Value as string)
        .FirstOrDefault();

    /// <summary>What an input has under Id.</summary>
    /// <exception cref="InvalidInputException">That is no id.</exception>
    public static int ReadId(object? given) => IdText.Read(nameof(OpenLine.Id), given, IdKinds.Line)
        ?? throw new InvalidInputException([NoId]);

    /// <summary>
    /// What is at a line, as a dialog is, has the line's id under this name; its Id would be its own.
    /// </summary>
    private object? OwnLine => _values!.Pairs
        .Where(pair => SettingName.AreSame(pair.Key, nameof(Dialog.Line)) && pair.Value is not (null or ""))
        .Select(pair => pair.Value)
        .FirstOrDefault();

    private static InputError NoId => new(
        InputErrorCodes.MissingSetting, nameof(OpenLine.Id), null, "The row does not say which line it is about.");
}
