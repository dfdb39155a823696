using System.Collections;
using System.Reflection;
using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads how a sandbox behaves from a hashtable: the names are those of its settings, in any case.</summary>
internal static class SandboxSettingReader
{
    private static readonly PropertyInfo[] Settings =
    [
        .. new[]
        {
            nameof(SandboxSettings.DismissedUsers), nameof(SandboxSettings.ExtranetUsers),
            nameof(SandboxSettings.Plan), nameof(SandboxSettings.MaxActiveLines),
            nameof(SandboxSettings.DocumentedWorkTime), nameof(SandboxSettings.EventDataAsList),
        }.Select(name => typeof(SandboxSettings).GetProperty(name)!),
    ];

    /// <summary>The options with what the hashtable says.</summary>
    /// <exception cref="InvalidInputException">A sandbox has no such setting, or it cannot have that value.</exception>
    public static SandboxOptions With(this SandboxOptions options, IDictionary? given)
    {
        SandboxOptions changed = options with { };
        foreach (DictionaryEntry entry in given ?? new Hashtable())
        {
            string name = $"{entry.Key}";
            PropertyInfo setting = Array.Find(Settings, known => SettingName.AreSame(known.Name, name))
                ?? throw new InvalidInputException(InputError.NotOneOf(
                    nameof(ConnectPortalCommand.SandboxSetting), name, "a setting of the sandbox",
                    Settings.Select(known => known.Name)));
            setting.SetValue(changed, Convert(setting, name, InputValues.Unwrap(entry.Value)));
        }
        return changed;
    }

    private static object? Convert(PropertyInfo setting, string name, object? value)
    {
        Type type = setting.PropertyType == typeof(IReadOnlyList<int>) ? typeof(int[]) : setting.PropertyType;
        try
        {
            return LanguagePrimitives.ConvertTo(value, type, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (PSInvalidCastException e)
        {
            throw new InvalidInputException(
                InputError.Invalid(nameof(ConnectPortalCommand.SandboxSetting), $"{value}", $"{name}: {e.Message}"));
        }
    }
}
