namespace Bitrix24.Sandbox;

/// <summary>What the portal says of its open lines as a whole.</summary>
internal sealed class LinePageMethods(Uri address)
{
    private const string Scope = "imopenlines";

    public IEnumerable<RestMethod> Methods =>
    [
        new("imopenlines.config.path.get", Scope, _ => Path()),
        new("imopenlines.revision.get", Scope, _ => Revision()),
    ];

    private JObject Path() => new()
    {
        ["SERVER_ADDRESS"] = address.GetLeftPart(UriPartial.Authority),
        ["PUBLIC_PATH"] = "/contact_center/",
    };

    private static JObject Revision() => new()
    {
        ["rest"] = 2,
        ["web"] = 1,
        ["mobile"] = 1,
    };
}
