namespace Bitrix24.OpenLines;

/// <summary>
/// Why an input was refused before anything was sent. The factories name the usual cases; each takes the setting as the
/// input spells it (a parameter, a column or a key; empty for the input as a whole) and a sentence with what to do.
/// </summary>
/// <param name="Code">One of <see cref="InputErrorCodes"/>.</param>
/// <param name="Setting">The setting as the input spells it. Empty for the input as a whole.</param>
/// <param name="Value">The value as text; null where none was given, or where it must not be shown.</param>
/// <param name="Reason">What is wrong and what is allowed, in a sentence.</param>
public sealed record InputError(string Code, string Setting, string? Value, string Reason)
{
    /// <summary>
    /// Whether it is wrong with the table that the input is a row of: every row would be refused for it.
    /// </summary>
    public bool IsOfTable { get; init; }

    /// <summary>The setting and the reason, in one sentence.</summary>
    public string Message => Setting.Length == 0 ? Reason : $"{Setting}: {Reason}";

    /// <summary>Something that must be there is not, or is empty.</summary>
    public static InputError Missing(string setting, string reason) =>
        new(InputErrorCodes.MissingSetting, setting, null, reason);

    /// <summary>The value is not one that the setting can have.</summary>
    public static InputError Invalid(string setting, string? value, string reason) =>
        new(InputErrorCodes.InvalidValue, setting, value, reason);

    /// <summary>The value throws when it is read: a property, a list or a conversion to text.</summary>
    public static InputError Unreadable(string setting, Exception exception) =>
        Invalid(setting, null, $"The value cannot be read: {exception.GetBaseException().Message}");

    /// <summary>The value is not an id.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">The value; null where a null was given.</param>
    /// <param name="thing">What has such an id: <c>chat</c>.</param>
    public static InputError NotAnId(string setting, string? value, string thing) => Invalid(
        setting, value, $"'{value}' is not {(thing[0] is 'e' ? "an" : "a")} {thing} id. Use a positive whole number.");

    /// <summary>The value is not in the list of those that are allowed.</summary>
    public static InputError NotOneOf(string setting, string value, string kind, params IEnumerable<string> allowed) =>
        Invalid(setting, value, $"'{value}' is not {kind}. Use {string.Join(" or ", allowed)}.");

    /// <summary>The same thing is given twice.</summary>
    public static InputError Twice(string setting, string reason, string? value = null) =>
        new(InputErrorCodes.DuplicateSetting, setting, value, reason);

    /// <summary>The portal would ignore the setting, or it contradicts another one.</summary>
    public static InputError WithoutEffect(string setting, string reason, string? value = null) =>
        new(InputErrorCodes.SettingWithoutEffect, setting, value, reason);

    /// <summary>The input holds nothing that could be changed.</summary>
    public static InputError NothingToChange(string reason) =>
        new(InputErrorCodes.NothingToChange, "", null, reason);

    /// <summary>There is no setting of that name.</summary>
    public static InputError Unknown(string setting, string reason) =>
        new(InputErrorCodes.UnknownSetting, setting, null, reason);

    /// <summary>The file was read in the wrong way: with another delimiter, header or encoding.</summary>
    public static InputError MisreadFile(string reason) =>
        new(InputErrorCodes.MisreadFile, "", null, reason) { IsOfTable = true };
}

/// <summary>Codes of what is found wrong before anything is sent; error ids start with them.</summary>
public static class InputErrorCodes
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

    /// <summary>The file was read with the wrong encoding or delimiter, or its header has a column without a name.</summary>
    public const string MisreadFile = nameof(MisreadFile);

    /// <summary>More than one setting of the input is wrong.</summary>
    public const string SeveralProblems = nameof(SeveralProblems);
}

/// <summary>An input was refused before anything was sent. Names everything that is wrong with it at once.</summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Refuses an input.</summary>
    /// <param name="errors">What is wrong with it; at least one.</param>
    public InvalidInputException(IReadOnlyList<InputError> errors)
        : base(string.Join(" ", errors.Select(error => error.Message))) => Errors = errors;

    /// <summary>Refuses an input for one reason.</summary>
    public InvalidInputException(InputError error)
        : this([error])
    {
    }

    /// <summary>What is wrong, setting by setting.</summary>
    public IReadOnlyList<InputError> Errors { get; }

    /// <summary>The code of the error, or <see cref="InputErrorCodes.SeveralProblems"/>.</summary>
    public string Code => Errors.Count == 1 ? Errors[0].Code : InputErrorCodes.SeveralProblems;
}
