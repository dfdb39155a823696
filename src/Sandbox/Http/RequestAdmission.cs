namespace Bitrix24.Sandbox;

/// <summary>Decides what becomes of a request before it runs: the limit of requests, and the faults.</summary>
internal sealed class RequestAdmission(
    SandboxFaults faults,
    ApplicationRegistry applications,
    Func<SandboxSettings> settings,
    Func<DateTimeOffset> clock)
{
    private readonly RequestBucket _bucket = new();

    /// <summary>The answer to a request that does not run; null when it runs.</summary>
    /// <param name="method">The method it asks for.</param>
    /// <param name="token">The access token it came with.</param>
    /// <param name="fault">What goes wrong with it, now or once it has run.</param>
    public SandboxResponse? Refuse(string method, string token, out SandboxFault? fault)
    {
        bool counts = !AuthorizationServer.Has(method);
        fault = null;
        if (counts && !_bucket.HasRoom(settings(), clock()))
            return Envelope.Failure(RestException.QueryLimit());

        fault = faults.ForRequest(method);
        // Where the connection is refused or breaks at once, the portal has not seen the request.
        counts &= fault?.Kind is not (SandboxFaultKind.DropBefore or SandboxFaultKind.ResetBefore);
        if (counts)
            _bucket.Fill();
        if (fault?.Kind is SandboxFaultKind.ExpiredToken)
            applications.Expire(token);
        return fault?.Kind switch
        {
            SandboxFaultKind.QueryLimit => Envelope.Failure(RestException.QueryLimit()),
            SandboxFaultKind.Overload => Envelope.Failure(RestException.Overload()),
            SandboxFaultKind.ServerError => Envelope.Failure(RestException.ServerError()),
            SandboxFaultKind.ExpiredToken => Envelope.Failure(RestException.ExpiredToken()),
            SandboxFaultKind.DropBefore => SandboxResponse.NoAnswer(SandboxConnection.Refused),
            SandboxFaultKind.ResetBefore => SandboxResponse.NoAnswer(SandboxConnection.Broken),
            _ => null,
        };
    }

    public void Clear() => _bucket.Clear();
}
