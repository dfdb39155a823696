using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.Tests;

/// <summary>
/// Set-B24ConnectorData: the data of a connector at some lines, by an application that renews its token.
/// </summary>
internal sealed class ConnectorDataCase(int seed) : FuzzCase(seed)
{
    private const string Connector = "chat";

    private int[] _lines = [];
    private IReadOnlyList<Outcome<ConnectorLineData>> _outcomes = [];

    protected override Credential Credential => ApplicationCredential.Create(new ApplicationCredentialOptions
    {
        Portal = Portal.Address.AbsoluteUri,
        ClientId = Portal.Application.ClientId,
        ClientSecret = Portal.Application.ClientSecret,
        AccessToken = Chance(80) ? Portal.Application.AccessToken : null,
        RefreshToken = Portal.Application.RefreshToken,
        AuthorizationServer = Portal.Address.AbsoluteUri,
    });

    protected override void Prepare() =>
        _lines = AddLines(Enumerable.Range(0, 1 + Random.Next(4)).Select(i => $"Line {i}"));

    protected override void Work(RestClient client, CancellationToken token)
    {
        Request<ConnectorLineData>[] requests =
        [
            .. _lines.Select(line => new SetConnectorData(
                Connector, line, new ConnectorData { Name = NameOf(line), Url = new Uri("https://example.com/chat") })),
        ];
        _outcomes = Clock.Run(() => client.SendAsync(requests, token));
    }

    protected override void Compare()
    {
        for (int i = 0; i < _lines.Length; i++)
        {
            IReadOnlyDictionary<string, string> data = Portal.ConnectorData(Connector, _lines[i]);
            bool isDone = data.TryGetValue("NAME", out string? name) && name == NameOf(_lines[i]);
            Check(_outcomes[i], isDone, $"The data of line {_lines[i]}");
        }
    }

    private static string NameOf(int line) => $"Channel {line}";
}
