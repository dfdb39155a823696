namespace Bitrix24.OpenLines;

/// <summary>
/// Reads what a person gave into a typed object, and refuses what a portal would ignore or bend in silence.
/// </summary>
/// <param name="catalog">The settings that there are.</param>
/// <param name="source">Where the values come from.</param>
internal sealed class SettingsReader(SettingCatalog catalog, InputSource source)
{
    private readonly List<InputError> _errors = [];

    /// <summary>What was found wrong so far.</summary>
    public IReadOnlyList<InputError> Errors => _errors;

    /// <summary>Sets on an object what is given, and writes down what is wrong with it.</summary>
    public void Read(IEnumerable<KeyValuePair<string, object?>> values, object target)
    {
        foreach (KeyValuePair<string, object?> pair in values)
        {
            if (ReadOne(target, pair.Key, pair.Value) is { } error)
                _errors.Add(error);
        }
        foreach (Setting setting in catalog.GivenIn(target))
        {
            if (IdleReason(setting, target) is { } reason)
                _errors.Add(InputError.WithoutEffect(setting.WireName, reason));
        }
    }

    private InputError? ReadOne(object target, string name, object? value)
    {
        if (catalog.Find(name) is not { } setting)
            return NotASetting(name);

        if (source is InputSource.Row && IsEmpty(value) || source is InputSource.Record && value is null)
            return null;
        if (value is null)
            return IsNull(name, setting);
        if (setting.ValueOf(target) is not null)
            return InputError.Twice(name, "It is given twice, in two spellings.", Show(setting, value));

        try
        {
            setting.Set(target, setting.Parse(value));
            return null;
        }
        catch (FormatException e)
        {
            return InputError.Invalid(name, Show(setting, value), e.Message);
        }
        catch (Exception e)
        {
            return InputError.Unreadable(name, e);
        }
    }

    private static bool IsEmpty(object? value) => value is null || value is string text && text.Trim().Length == 0;

    private static InputError IsNull(string name, Setting setting) => InputError.Invalid(
        name, null,
        "The value is null. Leave the setting out" + (setting.CanBeCleared ? ", or give '' to clear it." : "."));

    private InputError? NotASetting(string name)
    {
        if (!catalog.IsReadOnly(name))
            return InputError.Unknown(name, $"{catalog.Owner} has no such setting{catalog.NearestHint(name)}")
                with { IsOfTable = source is InputSource.Row };
        return source is InputSource.Explicit
            ? new(InputErrorCodes.ReadOnlySetting, name, null, "The portal sets it by itself.")
            : null;
    }

    /// <summary>
    /// Why a portal would not do what a setting says; null where it would. In an exported table the settings behind a
    /// flag that is off stand there as well: they are left out, for the portal would reset them.
    /// </summary>
    private string? IdleReason(Setting setting, object target)
    {
        if (setting.Flag is { } flag && !IsWrong(flag) && Value(flag, target) is not true)
        {
            if (source is InputSource.Explicit || Value(flag, target) is null)
                return $"It takes effect only together with {flag}=Y; without it the portal resets it.";
            setting.Set(target, null);
        }
        return setting.Partner is { } partner && !IsWrong(partner) && Value(partner, target) is null
            ? $"It is given without {partner}, and a portal may then ignore it. Give both."
            : null;
    }

    /// <summary>Whether a setting was given a value that it cannot have, which is told already.</summary>
    private bool IsWrong(string wireName) =>
        _errors.Exists(error => catalog.Find(error.Setting)?.WireName == wireName);

    private object? Value(string wireName, object target) => catalog.Find(wireName)!.ValueOf(target);

    private static string? Show(Setting setting, object value) => setting.IsSecret ? null : InvalidValue.Show(value);
}
