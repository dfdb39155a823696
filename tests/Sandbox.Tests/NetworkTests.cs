namespace Bitrix24.Sandbox.Tests;

/// <summary>Open lines of other portals.</summary>
public sealed class NetworkTests : IDisposable
{
    private const string Join = "imopenlines.network.join";
    private const string Send = "imopenlines.network.message.add";

    private const string Sample = """
        {
            "CODE": "ab515f5d85a8b844d484f6ea75a2e494",
            "USER_ID": 2,
            "MESSAGE": "We have prepared materials for connecting open channels",
            "ATTACH": {
                "ID": 1, "COLOR_TOKEN": "primary",
                "BLOCKS": [
                    {"MESSAGE": "We have sent a checklist and connection diagram in the attachment"},
                    {"FILE": [{"NAME": "checklist.pdf", "LINK": "https://cdn.example.com/checklist.pdf"}]}
                ]
            },
            "KEYBOARD": {
                "BUTTONS": [{
                    "TEXT": "Open Instructions", "LINK": "https://help.example.com/setup", "DISPLAY": "LINE",
                    "BG_COLOR_TOKEN": "primary"
                }]
            },
            "URL_PREVIEW": "N"
        }
        """;

    private readonly TestPortal _portal;
    private DateTimeOffset _now = new(2026, 3, 17, 12, 0, 0, TimeSpan.Zero);

    public NetworkTests() => _portal = new TestPortal(new SandboxOptions { Clock = () => _now });

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_line_is_joined_once()
    {
        JToken first = await _portal.CallAsync(Join, $$"""{"CODE": "{{SandboxNetwork.ActiveLine}}"}""");
        JToken second = await _portal.CallAsync(Join, $$"""{"CODE": "{{SandboxNetwork.ActiveLine}}"}""");

        Assert.Equal((43, 43), ((int)first, (int)second));
    }

    [Theory]
    [InlineData("", "CODE")]
    [InlineData("ab515f5d85a8b844d484f6ea75a2e49", "CODE")]
    [InlineData("00000000000000000000000000000000", "NOT_FOUND")]
    [InlineData(SandboxNetwork.InactiveLine, "INACTIVE")]
    public async Task Not_every_line_can_be_joined(string line, string code)
    {
        (int Status, string Code, string) failure = await _portal.FailAsync(Join, $$"""{"CODE": "{{line}}"}""");

        Assert.Equal((400, code), (failure.Status, failure.Code));
    }

    [Fact]
    public async Task A_user_hears_of_a_line_once_a_week()
    {
        Assert.True((bool)await _portal.CallAsync(Send, Sample));

        _now += TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1);
        Assert.Equal((400, "USER_MESSAGE_LIMIT"), await FailAsync(Sample));
        Assert.True((bool)await _portal.CallAsync(Send, With("USER_ID", 3)));
        _now += TimeSpan.FromSeconds(1);
        Assert.True((bool)await _portal.CallAsync(Send, Sample));
    }

    [Theory]
    [InlineData("CODE", "\"x\"", "CODE")]
    [InlineData("CODE", "\"00000000000000000000000000000000\"", "NOT_FOUND")]
    [InlineData("USER_ID", "0", "USER_ID_EMPTY")]
    [InlineData("USER_ID", "999", "WRONG_REQUEST")]
    [InlineData("MESSAGE", "\"\"", "MESSAGE_EMPTY")]
    [InlineData("ATTACH", "\"text\"", "ATTACH_ERROR")]
    [InlineData("ATTACH", "{\"ID\": 1}", "ATTACH_ERROR")]
    [InlineData("KEYBOARD", "{\"BUTTONS\": []}", "KEYBOARD_ERROR")]
    [InlineData("KEYBOARD", "[\"OK\"]", "KEYBOARD_ERROR")]
    public async Task Not_everything_can_be_sent(string name, string value, string code)
    {
        Assert.Equal((400, code), await FailAsync(With(name, JToken.Parse(value))));
        Assert.True((bool)await _portal.CallAsync(Send, Sample));
    }

    [Theory]
    [InlineData(30 * 1024, true)]
    [InlineData((30 * 1024) + 1, false)]
    public async Task An_attachment_has_a_size(int size, bool isSent)
    {
        const int Around = 16;
        string sent = With("ATTACH", new JArray(new JObject { ["MESSAGE"] = new string('x', size - Around) }));

        if (isSent)
            Assert.True((bool)await _portal.CallAsync(Send, sent));
        else
            Assert.Equal((400, "ATTACH_OVERSIZE"), await FailAsync(sent));
    }

    [Fact]
    public async Task What_is_not_stored_was_not_sent()
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.StorageFailure, Method = Send });

        Assert.Equal((400, "WRONG_REQUEST"), await FailAsync(Sample));
        Assert.True((bool)await _portal.CallAsync(Send, Sample));
    }

    [Fact]
    public async Task Reset_forgets_who_has_heard()
    {
        await _portal.CallAsync(Send, Sample);

        _portal.Portal.Reset();

        Assert.True((bool)await _portal.CallAsync(Send, Sample));
    }

    private static string With(string name, JToken value)
    {
        JObject sent = JObject.Parse(Sample);
        sent[name] = value;
        return sent.ToString();
    }

    private async Task<(int Status, string Code)> FailAsync(string json)
    {
        (int status, string code, _) = await _portal.FailAsync(Send, json);
        return (status, code);
    }
}
