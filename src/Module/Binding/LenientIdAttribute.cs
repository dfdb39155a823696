using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Makes 0 of what is no id. A bad cell of a row is then an error of the cmdlet, with the row's number; the binder
/// would refuse the row before the cmdlet has seen it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LenientIdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => false;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (OwnId(inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is { } own)
            return own;
        string? text = LanguagePrimitives.TryConvertTo(inputData, out string? converted) ? converted?.Trim() : null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0;
    }

    /// <summary>
    /// The id of a thing of the module, which may be given in place of its id; null for anything else.
    /// </summary>
    private static int? OwnId(object? input) => input switch
    {
        OpenLine line => line.Id,
        User user => user.Id,
        Bot bot => bot.Id,
        _ => null,
    };
}
