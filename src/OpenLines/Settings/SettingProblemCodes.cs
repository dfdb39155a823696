namespace Bitrix24.OpenLines;

/// <summary>Codes of the problems that are found before anything is sent; error ids start with them.</summary>
public static class SettingProblemCodes
{
    /// <summary>There is no setting of that name; the portal would ignore it in silence.</summary>
    public const string UnknownSetting = nameof(UnknownSetting);

    /// <summary>The value is not one that the setting can have.</summary>
    public const string InvalidValue = nameof(InvalidValue);

    /// <summary>A setting that must be there is not, or is empty.</summary>
    public const string MissingSetting = nameof(MissingSetting);

    /// <summary>The portal reports it, but it cannot be set.</summary>
    public const string ReadOnlySetting = nameof(ReadOnlySetting);

    /// <summary>The same setting is given twice, in two spellings.</summary>
    public const string DuplicateSetting = nameof(DuplicateSetting);

    /// <summary>The portal would ignore or reset the setting, since another one is not given with it.</summary>
    public const string SettingWithoutEffect = nameof(SettingWithoutEffect);

    /// <summary>The version of the API that was chosen lacks it; another one has it.</summary>
    public const string NotInThisVersion = nameof(NotInThisVersion);

    /// <summary>The input changes nothing: it holds no setting.</summary>
    public const string NothingToChange = nameof(NothingToChange);

    /// <summary>More than one setting of the input is wrong.</summary>
    public const string SeveralProblems = nameof(SeveralProblems);
}
