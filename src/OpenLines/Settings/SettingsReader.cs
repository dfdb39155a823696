using System;
using System.Collections.Generic;
using System.Linq;

namespace Bitrix24.OpenLines;

/// <summary>
/// Reads what a person gave into typed settings, and refuses what a portal would ignore or bend in silence.
/// </summary>
public static class SettingsReader
{
    private static readonly HashSet<string> ReadOnly =
    [
        .. OpenLine.ReportedNames.Select(SettingName.Fold),
        SettingName.Fold(nameof(OpenLine.AdditionalData)),
    ];

    /// <summary>Reads the settings of a new line.</summary>
    /// <exception cref="SettingsException">Something is wrong with them; nothing was sent.</exception>
    public static OpenLineSettings ReadCreation(
        IEnumerable<KeyValuePair<string, object?>> values, SettingsSource source)
    {
        OpenLineSettings settings = Read(values, source, out List<SettingProblem> problems);
        if (settings.Name is null && !problems.Any(problem => SettingCatalog.Find(problem.Setting) == NameSetting))
            problems.Insert(0, MissingName);
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    /// <summary>Reads the settings that a line is to be given.</summary>
    /// <exception cref="SettingsException">
    /// Something is wrong with them, or there are none; nothing was sent.
    /// </exception>
    public static OpenLineSettings ReadChange(
        IEnumerable<KeyValuePair<string, object?>> values, SettingsSource source)
    {
        OpenLineSettings settings = Read(values, source, out List<SettingProblem> problems);
        if (problems.Count == 0 && settings.IsEmpty)
            problems.Add(NothingToChange);
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private static Setting NameSetting => SettingCatalog.Find(nameof(OpenLineProperties.Name))!;

    private static SettingProblem MissingName => new(
        SettingProblemCodes.MissingSetting, nameof(OpenLineProperties.Name), null,
        "A new open line needs a name (LINE_NAME).");

    private static SettingProblem NothingToChange => new(
        SettingProblemCodes.NothingToChange, "", null, "There is nothing to change: no setting is given.");

    private static OpenLineSettings Read(
        IEnumerable<KeyValuePair<string, object?>> values, SettingsSource source, out List<SettingProblem> problems)
    {
        var settings = new OpenLineSettings();
        problems = [];
        foreach (KeyValuePair<string, object?> pair in values)
        {
            if (ReadOne(settings, pair.Key, pair.Value, source) is { } problem)
                problems.Add(problem);
        }
        return settings;
    }

    private static SettingProblem? ReadOne(OpenLineSettings settings, string name, object? value, SettingsSource source)
    {
        if (SettingCatalog.Find(name) is not { } setting)
            return NotASetting(name, source);

        if (value is null or "" && source is SettingsSource.Row)
            return null;
        if (value is null)
            return Problem(SettingProblemCodes.InvalidValue, name, null,
                "The value is null. Leave the setting out, or give '' to clear a text.");
        if (setting.ValueOf(settings) is not null)
            return Problem(SettingProblemCodes.DuplicateSetting, name, value, $"{setting} is given twice.");

        try
        {
            setting.Set(settings, setting.Parse(value));
            return null;
        }
        catch (FormatException e)
        {
            return Problem(SettingProblemCodes.InvalidValue, name, value, e.Message);
        }
    }

    private static SettingProblem? NotASetting(string name, SettingsSource source)
    {
        if (!ReadOnly.Contains(SettingName.Fold(name)))
            return Problem(SettingProblemCodes.UnknownSetting, name, null,
                $"An open line has no such setting{SettingCatalog.NearestHint(name)}");
        return source is SettingsSource.Row
            ? null
            : Problem(SettingProblemCodes.ReadOnlySetting, name, null, "The portal sets it by itself.");
    }

    private static SettingProblem Problem(string code, string name, object? value, string reason) =>
        new(code, name, value is null ? null : InvalidValue.Show(value), reason);
}
