namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Takes a parameter's value as the setting of that name takes it from a hashtable or a cell.</summary>
/// <param name="setting">The name of the setting.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingValueAttribute(string setting) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return OpenLineSettings.Catalog.Find(setting)!.Parse(InputValues.Unwrap(inputData) ?? "");
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message);
        }
    }
}
