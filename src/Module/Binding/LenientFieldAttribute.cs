namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes a flag or a time as the field of a connector that is so called does, and makes null of what is none. A bad
/// cell of a row is then an error of the cmdlet, with the row's number; of a null that was given by name,
/// <see cref="ConnectorInput"/> says what is wrong.
/// </summary>
/// <param name="field">The name of the field.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LenientFieldAttribute(string field) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => false;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        Setting setting = ConnectorMessage.Catalog.Find(field) ?? ConnectorRegistration.Catalog.Find(field)!;
        try
        {
            return InputValues.Unwrap(inputData) is { } given ? setting.Parse(given) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
