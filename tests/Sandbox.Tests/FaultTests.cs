using System.Net.Sockets;
using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

public sealed class FaultTests : IDisposable
{
    private readonly TestPortal _portal = new();

    public void Dispose() => _portal.Dispose();

    [Theory]
    [InlineData(SandboxFaultKind.QueryLimit, 503, "QUERY_LIMIT_EXCEEDED")]
    [InlineData(SandboxFaultKind.Overload, 503, "OVERLOAD_LIMIT")]
    [InlineData(SandboxFaultKind.ServerError, 500, "INTERNAL_SERVER_ERROR")]
    public async Task A_refused_call_does_not_run(SandboxFaultKind kind, int status, string code)
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = kind });

        (int Status, string Code, string Text) failure = await _portal.FailAsync(TestPortal.Add);

        Assert.Equal((status, code), (failure.Status, failure.Code));
        Assert.Equal(0, _portal.Portal.LineCount);
        Assert.Equal(1, await _portal.AddAsync());
    }

    [Fact]
    public async Task A_bad_gateway_answers_a_page_after_the_call_has_run()
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.BadGateway });

        (int status, string body) = await _portal.GetAsync(TestPortal.Add);

        Assert.Equal(502, status);
        Assert.StartsWith("<html>", body);
        Assert.Equal(1, _portal.Portal.LineCount);
    }

    [Fact]
    public async Task A_connection_that_never_comes_about_runs_nothing()
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.DropBefore });

        HttpRequestException error =
            await Assert.ThrowsAsync<HttpRequestException>(() => _portal.PostAsync(TestPortal.Add));

        SocketException reason = Assert.IsType<SocketException>(error.InnerException);
        Assert.Equal(SocketError.ConnectionRefused, reason.SocketErrorCode);
        Assert.Equal(0, _portal.Portal.LineCount);
    }

    [Fact]
    public async Task A_connection_that_breaks_breaks_after_the_call_has_run()
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.DropAfter });

        HttpRequestException error =
            await Assert.ThrowsAsync<HttpRequestException>(() => _portal.PostAsync(TestPortal.Add));

        Assert.IsType<IOException>(error.InnerException);
        Assert.Equal(1, _portal.Portal.LineCount);
        Assert.Null(_portal.Portal.Requests[0].Status);
    }

    [Fact]
    public async Task A_cut_body_is_half_of_the_JSON()
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.CutBody });

        (int status, string body) = await _portal.GetAsync(TestPortal.Add);

        Assert.Equal(200, status);
        Assert.StartsWith("""{"result":1""", body);
        Assert.ThrowsAny<JsonException>(() => JObject.Parse(body));
        Assert.Equal(1, _portal.Portal.LineCount);
    }

    [Fact]
    public async Task A_storage_failure_answers_false_in_a_batch_as_well()
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.StorageFailure, Skip = 1, Times = 2 });

        JToken first = await _portal.CallAsync(
            "batch", """{"cmd": ["imopenlines.config.add", "imopenlines.config.add"]}""");
        JToken second = await _portal.CallAsync(TestPortal.Add);
        JToken third = await _portal.CallAsync(TestPortal.Add);

        Assert.Equal("[1,false]", first["result"]!.ToString(Formatting.None));
        Assert.Equal(JTokenType.Boolean, second.Type);
        Assert.Equal(2, (int)third);
    }

    [Fact]
    public async Task An_operation_time_limit_strikes_one_call_of_a_batch_before_it_runs()
    {
        _portal.Portal.Faults.Add(new SandboxFault
        {
            Kind = SandboxFaultKind.OperationTimeLimit, Method = TestPortal.Add, Skip = 1,
        });

        JToken batch = await _portal.CallAsync(
            "batch", """{"cmd": {"a": "imopenlines.config.add", "b": "imopenlines.config.add", "c": "profile"}}""");

        Assert.Equal(["a", "c"], ((JObject)batch["result"]!).Properties().Select(item => item.Name));
        Assert.Equal("OPERATION_TIME_LIMIT", (string)batch["result_error"]!["b"]!["error"]!);
        Assert.Equal(1, _portal.Portal.LineCount);
    }

    [Fact]
    public async Task An_operation_time_limit_is_told_of_a_single_call_by_429()
    {
        _portal.Portal.Faults.Add(
            new SandboxFault { Kind = SandboxFaultKind.OperationTimeLimit, Method = "profile" });

        Assert.Equal("200 429 200", await StatusesAsync("scope", "profile", "profile"));
    }

    [Fact]
    public async Task A_fault_skips_and_strikes_as_often_as_told_and_only_its_method()
    {
        _portal.Portal.Faults.Add(
            new SandboxFault { Method = "PROFILE", Skip = 1, Times = 2, Kind = SandboxFaultKind.ServerError });

        Assert.Equal(
            "200 200 500 200 500 200",
            await StatusesAsync("profile", "scope", "profile", "scope", "profile", "profile"));
        Assert.Equal(0, _portal.Portal.Faults.Count);
    }

    [Fact]
    public async Task Every_fault_counts_every_call()
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ServerError });
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.QueryLimit, Skip = 1 });
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.BadGateway, Skip = 1 });

        Assert.Equal("500 503 502 200", await StatusesAsync("profile", "profile", "profile", "profile"));
    }

    [Fact]
    public void A_fault_that_can_never_strike_is_refused()
    {
        SandboxFaults faults = _portal.Portal.Faults;

        Assert.Throws<ArgumentException>(() => faults.Add(new SandboxFault { Times = 0 }));
        Assert.Throws<ArgumentException>(() => faults.Add(new SandboxFault { Skip = -1 }));
        Assert.Throws<ArgumentException>(
            () => faults.Add(new SandboxFault { Kind = SandboxFaultKind.StorageFailure, Method = "batch" }));
        Assert.Throws<ArgumentException>(
            () => faults.Add(new SandboxFault { Kind = SandboxFaultKind.ExpiredToken, Method = "oauth/token" }));
        Assert.Throws<ArgumentException>(() => faults.Add(new SandboxFault { Rate = -0.1 }));
        Assert.Throws<ArgumentException>(() => faults.Add(new SandboxFault { Rate = 1.1 }));
        Assert.Throws<ArgumentException>(() => faults.Add(new SandboxFault { Rate = double.NaN }));
        Assert.Throws<ArgumentException>(() => faults.Add(new SandboxFault { Delay = TimeSpan.FromSeconds(-1) }));
        Assert.Equal(0, faults.Count);
    }

    [Fact]
    public async Task A_token_can_expire_before_its_time()
    {
        _portal.Application = _portal.Portal.Application;
        _portal.Portal.Faults.Add(
            new SandboxFault { Method = TestPortal.Add, Kind = SandboxFaultKind.ExpiredToken });

        (int, string, string) struck = await _portal.FailAsync(TestPortal.Add);
        (int, string, string) next = await _portal.FailAsync("profile");

        Assert.Equal((401, "expired_token", "The access token provided has expired"), struck);
        Assert.Equal(struck, next);
        Assert.Equal(0, _portal.Portal.LineCount);
        Assert.Equal(0, _portal.Portal.Faults.Count);
    }

    [Fact]
    public async Task An_expired_token_strikes_a_webhook_once_and_passes_over_the_token_endpoint()
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ExpiredToken });

        (int status, JObject body) = await _portal.SendAsync(HttpMethod.Get, "oauth/token/");
        Assert.Equal((400, "invalid_request"), (status, (string?)body["error"]));
        Assert.Equal("expired_token", (await _portal.FailAsync("profile")).Code);
        Assert.Equal("1", (string?)(await _portal.CallAsync("profile"))["ID"]);
    }

    [Fact]
    public async Task The_token_endpoint_has_faults_of_its_own()
    {
        _portal.Portal.Faults.Add(
            new SandboxFault { Method = "oauth/token", Kind = SandboxFaultKind.ServerError });

        await _portal.CallAsync("profile");
        (int status, JObject _) = await _portal.SendAsync(HttpMethod.Get, "oauth/token/");

        Assert.Equal(500, status);
    }

    [Fact]
    public async Task A_connection_can_break_before_the_call_runs()
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ResetBefore });

        HttpRequestException error =
            await Assert.ThrowsAsync<HttpRequestException>(() => _portal.PostAsync(TestPortal.Add));

        Assert.IsType<IOException>(error.InnerException);
        Assert.Equal(0, _portal.Portal.LineCount);
    }

    [Fact]
    public async Task A_rate_strikes_about_that_share_and_the_same_calls_with_the_same_seed()
    {
        string first = await RandomAsync(seed: 7);
        string again = await RandomAsync(seed: 7);
        string other = await RandomAsync(seed: 8);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(struck => struck == '!'), 60, 140);
    }

    [Fact]
    public async Task A_rate_of_1_strikes_every_call_of_its_method_until_it_is_taken_away()
    {
        _portal.Portal.Faults.Add(
            new SandboxFault { Method = "profile", Rate = 1, Kind = SandboxFaultKind.ServerError });

        Assert.Equal("500 200 500 500", await StatusesAsync("profile", "scope", "profile", "profile"));
        Assert.Equal(1, _portal.Portal.Faults.Count);
        _portal.Portal.Faults.Clear();
        _portal.Portal.Requests.Clear();
        Assert.Equal("200", await StatusesAsync("profile"));
    }

    [Fact]
    public async Task An_operation_time_limit_with_a_rate_strikes_each_call_of_a_batch_by_itself()
    {
        _portal.Portal.Faults.Add(
            new SandboxFault { Rate = 0.2, Seed = 1, Kind = SandboxFaultKind.OperationTimeLimit });
        var commands = new JArray(Enumerable.Repeat(TestPortal.Add, 50));

        int struck = 0;
        for (int i = 0; i < 10; i++)
        {
            JToken batch = await _portal.CallAsync("batch", $$"""{"cmd": {{commands}}}""");
            struck += ((JObject)batch["result_error"]!).Count;
            Assert.All(
                ((JObject)batch["result_error"]!).PropertyValues(),
                error => Assert.Equal("OPERATION_TIME_LIMIT", (string?)error["error"]));
        }

        Assert.InRange(struck, 60, 140);
        Assert.Equal(500 - struck, _portal.Portal.LineCount);
    }

    [Fact]
    public async Task A_rate_spares_the_token_endpoint_unless_it_is_named()
    {
        _portal.Portal.Faults.Add(new SandboxFault { Rate = 1, Kind = SandboxFaultKind.ServerError });
        Assert.Equal(400, (await _portal.SendAsync(HttpMethod.Get, "oauth/token/")).Status);

        _portal.Portal.Faults.Add(
            new SandboxFault { Rate = 1, Kind = SandboxFaultKind.ServerError, Method = "oauth/token" });
        Assert.Equal(500, (await _portal.SendAsync(HttpMethod.Get, "oauth/token/")).Status);
    }

    [Fact]
    public async Task Tokens_can_expire_at_random_and_be_renewed()
    {
        _portal.Application = _portal.Portal.Application;
        _portal.Portal.Faults.Add(new SandboxFault { Rate = 0.5, Seed = 3, Kind = SandboxFaultKind.ExpiredToken });

        int renewed = 0;
        for (int done = 0; done < 20;)
        {
            (int status, JObject body) = await _portal.PostAsync("profile");
            if (status == 200)
            {
                done++;
                continue;
            }
            Assert.Equal("expired_token", (string?)body["error"]);
            renewed++;
            SandboxApplication application = _portal.Portal.Application;
            Assert.Equal(200, (await _portal.SendAsync(
                HttpMethod.Get,
                $"oauth/token/?grant_type=refresh_token&client_id={application.ClientId}"
                    + $"&client_secret={application.ClientSecret}&refresh_token={application.RefreshToken}")).Status);
        }

        Assert.InRange(renewed, 5, 60);
    }

    /// <summary>1000 calls, of which a tenth is struck.</summary>
    private static async Task<string> RandomAsync(int seed)
    {
        using var portal = new TestPortal();
        portal.Portal.Faults.Add(new SandboxFault { Rate = 0.1, Seed = seed, Kind = SandboxFaultKind.ServerError });
        for (int i = 0; i < 1000; i++)
            await portal.GetAsync("profile");
        return string.Concat(portal.Portal.Requests.Select(request => request.Status == 200 ? '.' : '!'));
    }

    private async Task<string> StatusesAsync(params string[] methods)
    {
        foreach (string method in methods)
            await _portal.GetAsync(method);
        return string.Join(' ', _portal.Portal.Requests.Select(request => request.Status));
    }

    [Theory]
    [InlineData("imopenlines.operator.answer", "USER_ID", 400)]
    [InlineData("imopenlines.operator.finish", "USER_ID", 400)]
    [InlineData("imopenlines.operator.another.finish", "USER_ID", 400)]
    [InlineData("imopenlines.operator.skip", "USER_ID", 400)]
    [InlineData("imopenlines.operator.spam", "USER_ID", 400)]
    [InlineData("imopenlines.session.start", "USER_ID", 400)]
    [InlineData("imopenlines.message.session.start", "USER_ID", 400)]
    [InlineData("imopenlines.session.join", "USER_ID", 400)]
    [InlineData("imopenlines.session.mode.pin", "USER_ID", 400)]
    [InlineData("imopenlines.session.mode.silent", "USER_ID", 400)]
    [InlineData("imopenlines.crm.lead.create", "USER_ID", 400)]
    [InlineData("imopenlines.dialog.get", "IM_NOT_INSTALLED", 400)]
    [InlineData("imopenlines.crm.chat.user.add", "IM_NOT_INSTALLED", 400)]
    [InlineData("imopenlines.crm.chat.user.delete", "IM_NOT_INSTALLED", 400)]
    [InlineData("imopenlines.network.join", "IMBOT_ERROR", 400)]
    [InlineData("imopenlines.network.message.add", "IMBOT_ERROR", 400)]
    [InlineData("imopenlines.network.message.add", "WRONG_AUTH_TYPE", 403)]
    [InlineData("imopenlines.bot.session.message.send", "WRONG_AUTH_TYPE", 403)]
    [InlineData("imopenlines.bot.session.operator", "WRONG_AUTH_TYPE", 403)]
    [InlineData("imopenlines.bot.session.transfer", "WRONG_AUTH_TYPE", 403)]
    [InlineData("imopenlines.bot.session.finish", "WRONG_AUTH_TYPE", 403)]
    public async Task A_method_answers_the_error_it_was_given_once(string method, string code, int status)
    {
        var fault = new SandboxFault
        {
            Kind = SandboxFaultKind.MethodError,
            Method = method,
            Error = new SandboxError(code, "Out of order", status),
        };
        _portal.Portal.Faults.Add(fault);
        _portal.Portal.Faults.Add(fault);

        JToken batch = await _portal.CallAsync(
            "batch", $$"""{"cmd": {"struck": "{{method}}", "profile": "profile"} }""");
        Assert.Equal(code, (string?)batch["result_error"]!["struck"]!["error"]);
        Assert.Equal("1", (string?)batch["result"]!["profile"]!["ID"]);
        Assert.Equal((status, code, "Out of order"), await _portal.FailAsync(method));
        Assert.NotEqual("Out of order", (await _portal.FailAsync(method)).Text);
    }

    [Fact]
    public void An_error_of_a_method_is_needed_and_is_one()
    {
        Assert.Throws<ArgumentException>(
            () => _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.MethodError }));
        Assert.Throws<ArgumentException>(() => _portal.Portal.Faults.Add(new SandboxFault
        {
            Kind = SandboxFaultKind.MethodError,
            Error = new SandboxError("CODE", "Text", Status: 200),
        }));
    }
}
