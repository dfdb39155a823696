using System;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Sandbox;

/// <summary>From an HTTP request to an HTTP answer: who asks, for what, what goes wrong on the way.</summary>
internal sealed class RestEndpoint(
    WebhookRegistry webhooks,
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
        RestAddress? address = RestAddress.TryParse(request.Address);
        JObject parameters = RequestParameters.Read(request);
        string method = address?.Method ?? "";

        SandboxResponse response = Strike(faults.ForRequest(method), () => Run(address, parameters));
        int? status = response.Connection is SandboxConnection.Answered ? response.Status : null;
        log.Add(new SandboxLogEntry(method, BatchMethod.CallsOf(method, parameters), status));
        return response;
    }

    private SandboxResponse Run(RestAddress? address, JObject parameters)
    {
        if (address is null)
            return new SandboxResponse(404, SandboxResponse.Html, NotFoundPage);

        DateTimeOffset start = clock();
        try
        {
            Webhook caller = webhooks.Find(address.User, address.Secret) ?? throw RestException.NoAuth();
            MethodResult result = methods.Run(address.Method, new MethodCall(caller, parameters));
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
