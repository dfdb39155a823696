using System;
using System.Linq;
using System.Management.Automation;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What an input says of the line that it is about.</summary>
internal static class LineInput
{
    /// <summary>What the id of a line is, for a sentence.</summary>
    public const string IdOfLine = "the id of a line, which is a whole number from 1";

    /// <summary>The id of the line: the input itself where it is a bare value, or what it has under Id.</summary>
    /// <exception cref="SettingsException">It has none.</exception>
    public static int IdOf(PSObject? input) => ReadId(IsBare(input) ? input!.BaseObject : InputValues.Of(input).Id);

    /// <summary>What an input has under Id.</summary>
    /// <exception cref="SettingsException">That is no id.</exception>
    public static int ReadId(object? given) => IdText.Read(nameof(OpenLine.Id), given, IdOfLine)
        ?? throw new SettingsException([NoId]);

    /// <summary>The line's name, for a question; null where the input does not have it.</summary>
    public static string? NameOf(PSObject? input) => IsBare(input) ? null : InputValues.Of(input).Pairs
        .Where(pair => OpenLineSettings.Catalog.Find(pair.Key)?.Name == nameof(OpenLineProperties.Name))
        .Select(pair => pair.Value as string)
        .FirstOrDefault();

    private static bool IsBare(PSObject? input) => input?.BaseObject is string or ValueType;

    private static SettingProblem NoId => new(
        SettingProblemCodes.MissingSetting, nameof(OpenLine.Id), null, "The row does not say which line it is about.");
}
