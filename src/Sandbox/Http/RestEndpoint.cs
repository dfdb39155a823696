using System;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Sandbox;

/// <summary>From an HTTP request to an HTTP answer: who asks, for what, what goes wrong on the way.</summary>
internal sealed class RestEndpoint(
    WebhookRegistry webhooks,
    ApplicationRegistry applications,
    TokenEndpoint tokens,
    MethodTable methods,
    SandboxFaults faults,
    SandboxRequestLog log,
    Func<DateTimeOffset> clock)
{
    private const string NotFoundPage = "<html><body><h1>404 Not Found</h1></body></html>";
    private const string BadGatewayPage = "<html><body><center><h1>502 Bad Gateway</h1></center></body></html>";

    public DateTimeOffset Now => clock();

    public SandboxResponse Serve(SandboxRequest request)
    {
        bool isForTokens = TokenEndpoint.IsAt(request.Address);
        RestAddress? address = isForTokens ? null : RestAddress.TryParse(request.Address);
        string method = isForTokens ? TokenEndpoint.Name : address?.Method ?? "";
        JObject parameters = RequestParameters.Read(request);
        string token = Credentials.Take(parameters, request.Authorization);

        SandboxFaultKind? fault = faults.ForRequest(method);
        if (fault is SandboxFaultKind.ExpiredToken)
            applications.Expire(token);
        SandboxResponse response = Strike(fault, () => isForTokens
            ? tokens.Serve(request.Address, parameters)
            : Run(address, token, parameters));
        int? status = response.Connection is SandboxConnection.Answered ? response.Status : null;
        log.Add(new SandboxLogEntry(method, BatchMethod.CallsOf(method, parameters), status));
        return response;
    }

    private SandboxResponse Run(RestAddress? address, string token, JObject parameters)
    {
        if (address is null)
            return new SandboxResponse(404, SandboxResponse.Html, NotFoundPage);

        DateTimeOffset start = clock();
        try
        {
            Caller? caller = address.Secret is { } secret
                ? webhooks.Find(address.User, secret)
                : applications.FindCaller(token);
            MethodResult result = methods.Run(
                address.Method, new MethodCall(caller ?? throw RestException.NoAuth(), parameters));
            return Envelope.Success(result, Envelope.Time(start, clock()));
        }
        catch (RestException error)
        {
            return Envelope.Failure(error);
        }
    }

    /// <summary>Lets a fault have its way with a call.</summary>
    private static SandboxResponse Strike(SandboxFaultKind? fault, Func<SandboxResponse> run)
    {
        switch (fault)
        {
            case SandboxFaultKind.QueryLimit:
                return Envelope.Failure(RestException.QueryLimit());
            case SandboxFaultKind.Overload:
                return Envelope.Failure(RestException.Overload());
            case SandboxFaultKind.ServerError:
                return Envelope.Failure(RestException.ServerError());
            case SandboxFaultKind.ExpiredToken:
                return Envelope.Failure(RestException.ExpiredToken());
            case SandboxFaultKind.DropBefore:
                return SandboxResponse.NoAnswer(SandboxConnection.Refused);
        }

        SandboxResponse response = run();
        return fault switch
        {
            SandboxFaultKind.BadGateway => new SandboxResponse(502, SandboxResponse.Html, BadGatewayPage),
            SandboxFaultKind.DropAfter => SandboxResponse.NoAnswer(SandboxConnection.Broken),
            SandboxFaultKind.CutBody => new SandboxResponse(
                200, response.ContentType, response.Body.Substring(0, response.Body.Length / 2)),
            _ => response,
        };
    }
}
