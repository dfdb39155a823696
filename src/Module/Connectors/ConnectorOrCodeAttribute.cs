namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Takes a connector, or what has the code of one, where a code is expected.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConnectorOrCodeAttribute : ArgumentTransformationAttribute
{
    /// <summary>Of a null, the cmdlet says what is missing.</summary>
    public override bool TransformNullOptionalParameters => false;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            Connector connector => connector.Code,
            ConnectorStatus status => status.Connector,
            _ => inputData,
        };

    /// <summary>Whether a text can only be the name of a connector: no code has a blank in it.</summary>
    public static bool IsName(string? text) => text is not null && text.Trim().Any(char.IsWhiteSpace);
}
