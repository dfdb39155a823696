using System.Collections;
using System.Net;
using Bitrix24.Rest.Tests;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

public sealed class ConnectorRegistrationTests : IDisposable
{
    private const string Icon = "data:image/svg+xml,%3Csvg/%3E";

    private readonly StubPortal _portal = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        _portal.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void Only_what_is_given_goes_out_and_the_code_in_lower_case()
    {
        RestCall call = new RegisterConnector(Read(("Id", " MyShop_1 "), ("IconColor", "#69acc0"))).ToCall();

        Assert.Equal(("imconnector.register", CallKind.Change), (call.Method, call.Kind));
        Assert.Equal(
            "{\"ID\":\"myshop_1\",\"NAME\":\"Shop\",\"ICON\":{\"DATA_IMAGE\":\"data:image/svg+xml,%3Csvg/%3E\"," +
            "\"COLOR\":\"#69acc0\"},\"PLACEMENT_HANDLER\":\"https://example.com/settings\"}",
            call.Parameters.ToString(Formatting.None));
    }

    [Theory]
    [InlineData("Y", true)]
    [InlineData("no", false)]
    [InlineData(false, false)]
    [InlineData("1", true)]
    public void A_flag_goes_out_as_a_flag(object given, bool sent) => Assert.Equal(
        sent, (bool)new RegisterConnector(Read(("NEED_SIGNATURE", given))).ToCall().Parameters["NEED_SIGNATURE"]!);

    [Theory]
    [InlineData("Id", "my.shop", "InvalidValue", "Id: 'my.shop' has a dot; no connector can be registered under")]
    [InlineData("Id", " ", "MissingSetting", "Id: The code of a connector must not be empty.")]
    [InlineData("NAME", " ", "InvalidValue", "NAME: ' ' must not be empty.")]
    [InlineData("Icon", "icon.svg", "InvalidValue", "Icon: 'icon.svg' is not a data: URI of a picture.")]
    [InlineData("Icon", "data:text/plain,x", "InvalidValue", "Icon: 'data:text/plain,x' is not a data: URI")]
    [InlineData("Icon", "data:image/png;base64,", "InvalidValue", "Icon: 'data:image/png;base64,' is not a data: URI")]
    [InlineData("PlacementHandler", "/settings", "InvalidValue", "PlacementHandler: '/settings' is not a web address.")]
    [InlineData("ChatGroup", "group", "InvalidValue", "ChatGroup: 'group' is neither yes nor no.")]
    [InlineData("ICON.COLOUR", "red", "UnknownSetting",
        "ICON.COLOUR: A connector has no such setting. Did you mean 'ICON.COLOR'?")]
    public void What_cannot_be_a_field_is_refused(string name, string value, string code, string message)
    {
        InputError error = Assert.Single(
            Assert.Throws<InvalidInputException>(() => Read((name, value))).Errors);

        Assert.Equal(code, error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_portal_asks_for_is_missed_by_name_and_once()
    {
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => ConnectorRegistration.Read(
            [new("Id", "x"), new("PLACEMENT_HANDLER", "nowhere")], InputSource.Explicit));

        Assert.Equal(["PLACEMENT_HANDLER", "Name", "Icon"], refusal.Errors.Select(error => error.Setting));
    }

    [Fact]
    public void An_icon_is_given_once() => Assert.Equal(
        InputErrorCodes.DuplicateSetting,
        Assert.Throws<InvalidInputException>(() => ConnectorRegistration.Read(
            [
                new("Id", "x"),
                new("Name", "x"),
                new("Icon", Icon),
                new("PlacementHandler", "https://example.com/"),
                new("ICON.DATA_IMAGE", Icon),
            ],
            InputSource.Explicit)).Code);

    [Fact]
    public void An_svg_becomes_a_data_uri_whatever_its_length()
    {
        string drawing = new('ä', 9000);
        File.WriteAllText(_file, $"\uFEFF<?xml version=\"1.0\"?>\n<svg>{drawing}</svg>\n");

        IconImage icon = IconImage.FromFile(_file);

        Assert.StartsWith("data:image/svg+xml,%3C%3Fxml", icon.DataUri, StringComparison.Ordinal);
        Assert.EndsWith($"<svg>{drawing}</svg>", Uri.UnescapeDataString(icon.DataUri), StringComparison.Ordinal);
        Assert.StartsWith("image/svg+xml, ", icon.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_png_becomes_a_data_uri()
    {
        byte[] image = Pictures.Png(16, 16);
        File.WriteAllBytes(_file, image);

        Assert.Equal($"data:image/png;base64,{Convert.ToBase64String(image)}", IconImage.FromFile(_file).DataUri);
    }

    [Theory]
    [InlineData("", "is not an SVG, PNG, JPEG or GIF.")]
    [InlineData("svg", "is not an SVG, PNG, JPEG or GIF.")]
    [InlineData("<html></html>", "is not an SVG, PNG, JPEG or GIF.")]
    public void What_is_no_icon_is_refused(string content, string reason)
    {
        File.WriteAllText(_file, content);

        Assert.Equal($"'{_file}' {reason}", Assert.Throws<FormatException>(() => IconImage.FromFile(_file)).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_or_far_too_large_is_refused()
    {
        Assert.Contains(
            "does not exist", Assert.Throws<FormatException>(() => IconImage.FromFile(_file)).Message,
            StringComparison.Ordinal);
        File.WriteAllBytes(_file, new byte[1024 * 1024 + 1]);
        Assert.Contains(
            "1024 KB", Assert.Throws<FormatException>(() => IconImage.FromFile(_file)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{result:{result:true}}", null)]
    [InlineData("{result:true}", null)]
    [InlineData("{error:'NO_APPLICATION_ID',error_description:'Failed'}", "NO_APPLICATION_ID")]
    [InlineData("{result:{result:false,error:'GENERAL_CONNECTOR_REGISTRATION_ERROR',error_description:'Failed'}}",
        "GENERAL_CONNECTOR_REGISTRATION_ERROR")]
    [InlineData("{result:{error:'ICON_REQUIRED'}}", "ICON_REQUIRED")]
    [InlineData("{result:{result:false}}", ConnectorErrorCodes.ConnectorNotChanged)]
    [InlineData("{result:false}", ConnectorErrorCodes.ConnectorNotChanged)]
    [InlineData("{result:[]}", OpenLineErrorCodes.UnexpectedResult)]
    [InlineData("{result:{}}", OpenLineErrorCodes.UnexpectedResult)]
    public async Task An_error_with_the_status_200_is_an_error(string answer, string? code)
    {
        _portal.Answers(answer).Answers(answer);
        RestClient client = _portal.Client();

        Outcome<Connector> registered =
            await client.SendAsync(new RegisterConnector(Read()), CancellationToken.None);
        Outcome<string> unregistered =
            await client.SendAsync(new UnregisterConnector("shop"), CancellationToken.None);

        Assert.Equal((code, code), (registered.Error?.Code, unregistered.Error?.Code));
        if (code is null)
            Assert.Equal((new Connector("shop", "Shop"), "shop"), (registered.Value, unregistered.Value));
    }

    [Fact]
    public async Task In_a_batch_it_is_the_error_of_its_own_call()
    {
        _portal.Answers(
            "{result:{result:{c0:{result:true},c1:{result:false,error:'NAME_REQUIRED',error_description:'No'}}," +
            "result_error:{c2:{error:'WRONG_AUTH_TYPE',error_description:'no'}}}}");

        IReadOnlyList<Outcome<string>> outcomes = await _portal.Client().SendAsync<string>(
            [new UnregisterConnector("a"), new UnregisterConnector("b"), new UnregisterConnector("c")],
            CancellationToken.None);

        Assert.Equal([null, "NAME_REQUIRED", "WRONG_AUTH_TYPE"], outcomes.Select(outcome => outcome.Error?.Code));
    }

    [Fact]
    public async Task What_is_gone_after_a_lost_answer_has_been_unregistered()
    {
        const string gone = "{result:{result:false,error:'APPLICATION_UNREGISTRATION_ERROR',error_description:'E'}}";
        _portal.Answers("<html>", HttpStatusCode.BadGateway).Answers(gone).Answers("{result:{livechat:'Live Chat'}}")
            .Answers("<html>", HttpStatusCode.BadGateway).Answers(gone).Answers("{result:{shop:'Shop'}}")
            .Answers(gone);
        var client = new ConnectorClient(_portal.Client());
        async Task<Outcome<string>> Unregister() => Assert.Single(
            await client.UnregisterAsync([new UnregisterConnector("shop")], CancellationToken.None));

        Assert.True((await Unregister()).IsSuccess);
        Assert.Equal(Execution.Unclear, (await Unregister()).Error?.Execution);
        Assert.Equal(Execution.Refused, (await Unregister()).Error?.Execution);
        Assert.Equal(7, _portal.Sent.Count);
    }

    [Theory]
    [InlineData(true, "1")]
    [InlineData(false, "0")]
    public void A_line_is_opened_with_1_and_closed_with_0(bool active, string sent)
    {
        RestCall call = new ActivateConnector(new("Shop", 5), active).ToCall();

        Assert.Equal(CallKind.Change, call.Kind);
        Assert.Equal(
            $"{{\"CONNECTOR\":\"shop\",\"LINE\":5,\"ACTIVE\":\"{sent}\"}}",
            call.Parameters.ToString(Formatting.None));
    }

    [Fact]
    public async Task What_was_opened_is_read_back_and_only_that()
    {
        _portal
            .Answers("{result:{result:{c0:true,c2:true},result_error:{c1:{error:'E',error_description:'no'}}}}")
            .Answers("{result:{result:{c0:{CONNECTOR:'a',LINE:1,ERROR:false,CONFIGURED:true,STATUS:true}}," +
                "result_error:{c1:{error:'F',error_description:'not now'}}}}");
        ActivateConnector[] requests = [new(new("a", 1), true), new(new("b", 2), true), new(new("c", 3), true)];

        IReadOnlyList<Outcome<ConnectorStatus>> outcomes = await new ConnectorClient(_portal.Client())
            .ActivateAsync(requests, read: true, CancellationToken.None);

        Assert.Equal(new ConnectorStatus("a", 1, true, true, false), outcomes[0].Value);
        Assert.Equal("E", outcomes[1].Error?.Code);
        Assert.Equal(new ConnectorStatus("c", 3), outcomes[2].Value);
        Assert.Equal(
            "c, line 3: it was changed, but could not be read back: not now", Assert.Single(outcomes[2].Notices));
        Assert.Equal(2, _portal.Sent.Count);
    }

    [Theory]
    [InlineData("{LINE:'5',CONNECTOR:'Shop',ERROR:'Y',CONFIGURED:1,STATUS:0}", true, true, false)]
    [InlineData("{STATUS:true}", null, null, true)]
    public void A_status_is_read_in_whatever_form(string answer, bool? error, bool? configured, bool? active) =>
        Assert.Equal(
            (error, configured, active),
            new GetConnectorStatus(new("shop", 5)).Read(JToken.Parse(answer)) is { Value: var status }
                ? (status.HasError, status.IsConfigured, status.IsActive)
                : default);

    [Theory]
    [InlineData("[]")]
    [InlineData("false")]
    public void What_is_no_status_is_an_error(string answer) => Assert.Equal(
        OpenLineErrorCodes.UnexpectedResult,
        new GetConnectorStatus(new("shop", 5)).Read(JToken.Parse(answer)).Error?.Code);

    private static ConnectorRegistration Read(params (string Name, object? Value)[] changed)
    {
        var values = new Dictionary<string, object?>
        {
            ["ID"] = "shop",
            ["NAME"] = "Shop",
            ["ICON"] = new Hashtable { ["DATA_IMAGE"] = Icon },
            ["PLACEMENT_HANDLER"] = "https://example.com/settings",
        };
        foreach ((string name, object? value) in changed)
        {
            if (ConnectorRegistration.Catalog.Find(name) is { } setting)
                values.Keys.Where(key => ConnectorRegistration.Catalog.Find(key) == setting).ToList()
                    .ForEach(key => values.Remove(key));
            values[name] = value;
        }
        return ConnectorRegistration.Read(values, InputSource.Explicit);
    }
}
