namespace Bitrix24.OpenLines;

/// <summary>Codes of failures that a portal tells with <c>false</c>, with silence, or not at all.</summary>
public static class OpenLineErrorCodes
{
    /// <summary>The portal has no line of that id, or does not show it to this user.</summary>
    public const string OpenLineNotFound = nameof(OpenLineNotFound);

    /// <summary>The portal answered <c>false</c> in place of the new line's id: it was not made.</summary>
    public const string OpenLineNotCreated = nameof(OpenLineNotCreated);

    /// <summary>
    /// It is not known whether the line was made, or the method carried out; it must be looked for before it is done
    /// again.
    /// </summary>
    public const string OutcomeUnknown = nameof(OutcomeUnknown);

    /// <summary>The portal has no user or department of the name that a queue has.</summary>
    public const string OperatorNotFound = nameof(OperatorNotFound);

    /// <summary>The portal has several users or departments of the name that a queue has.</summary>
    public const string OperatorAmbiguous = nameof(OperatorAmbiguous);

    /// <summary>The portal's answer is not of the documented form.</summary>
    public const string UnexpectedResult = nameof(UnexpectedResult);
}
