namespace Bitrix24.Sandbox;

/// <summary>From an HTTP request to an HTTP answer: who asks, for what, what goes wrong on the way.</summary>
/// <param name="webhooks">Who may call by a webhook.</param>
/// <param name="applications">Who may call by an access token.</param>
/// <param name="authorization">Gives applications their tokens.</param>
/// <param name="runner">Runs the calls.</param>
/// <param name="admission">Decides what becomes of a request before it runs.</param>
/// <param name="settings">The portal's settings as they are now.</param>
/// <param name="log">Gets every request, if it is kept.</param>
/// <param name="counts">Counts the requests and their answers.</param>
/// <param name="gate">Held while the portal's state is read or changed.</param>
internal sealed class RestEndpoint(
    WebhookRegistry webhooks,
    ApplicationRegistry applications,
    AuthorizationServer authorization,
    MethodRunner runner,
    RequestAdmission admission,
    Func<SandboxSettings> settings,
    SandboxRequestLog log,
    PortalCounts counts,
    object gate)
{
    private const string NotFoundPage = "<html><body><h1>404 Not Found</h1></body></html>";
    private const string TooLargePage =
        "<html><body><center><h1>413 Request Entity Too Large</h1></center></body></html>";
    private const string BadGatewayPage = "<html><body><center><h1>502 Bad Gateway</h1></center></body></html>";
    private const string TimeoutPage = "<html><body><center><h1>504 Gateway Time-out</h1></center></body></html>";

    public async Task<SandboxResponse> ServeAsync(SandboxRequest request, RequestTime time)
    {
        // The portal does not see it.
        if (request.Size >= settings().MaxRequestSize)
            return new SandboxResponse(413, SandboxResponse.Html, TooLargePage);
        string? page = AuthorizationServer.PageAt(request.Address);
        RestAddress? address = page is null ? RestAddress.TryParse(request.Address) : null;
        string method = page ?? address?.Method ?? "";
        JObject parameters = RequestParameters.Read(request, settings());
        string token = Credentials.Extract(parameters, request.Authorization);

        SandboxLogEntry? entry = settings().KeepsLog
            ? new SandboxLogEntry(method, BatchMethod.CallsOf(method, parameters))
            : null;
        SandboxFault? fault;
        SandboxResponse? refusal;
        lock (gate)
        {
            counts.Request();
            if (entry is not null)
                log.Add(entry);
            refusal = admission.Refuse(method, token, out fault);
        }
        SandboxResponse answer = refusal ?? (page is not null
            ? Authorize(page, parameters)
            : await RunAsync(address, token, parameters, time).ConfigureAwait(false));
        if (address is { IsXml: true })
            answer = XmlAnswer.Of(answer);
        SandboxResponse response = refusal is null ? ApplyFault(fault, answer) : answer;
        lock (gate)
        {
            if (!time.IsOver)
                counts.Answer(response.Status);
        }
        if (entry is not null && response.Connection is SandboxConnection.Answered)
            entry.Status = response.Status;
        return response;
    }

    private SandboxResponse Authorize(string page, JObject parameters)
    {
        lock (gate)
            return authorization.Serve(page, parameters);
    }

    private async Task<SandboxResponse> RunAsync(
        RestAddress? address, string token, JObject parameters, RequestTime time)
    {
        if (address is null)
            return new SandboxResponse(404, SandboxResponse.Html, NotFoundPage);
        try
        {
            Caller caller = FindCaller(address, token) ?? throw RestException.NoAuth();
            return Envelope.Success(
                await runner.RunAsync(address.Method, new MethodCall(caller, parameters, time)).ConfigureAwait(false));
        }
        catch (RestException error)
        {
            return Envelope.Failure(error);
        }
        catch (RequestTimeUpException)
        {
            return new SandboxResponse(504, SandboxResponse.Html, TimeoutPage);
        }
    }

    private Caller? FindCaller(RestAddress address, string token)
    {
        lock (gate)
        {
            return address.Secret is { } secret
                ? webhooks.Find(address.User, secret)
                : applications.FindCaller(token);
        }
    }

    /// <summary>Lets a fault have its way with the answer of a call that has run.</summary>
    private static SandboxResponse ApplyFault(SandboxFault? fault, SandboxResponse response) => fault?.Kind switch
    {
        SandboxFaultKind.BadGateway => new SandboxResponse(502, SandboxResponse.Html, BadGatewayPage),
        SandboxFaultKind.DropAfter => SandboxResponse.NoAnswer(SandboxConnection.Broken),
        SandboxFaultKind.CutBody => new SandboxResponse(
            200, response.ContentType, response.Body.Substring(0, response.Body.Length / 2)),
        SandboxFaultKind.SlowAnswer => response.After(fault.Delay),
        _ => response,
    };
}
