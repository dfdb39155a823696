namespace Bitrix24.Sandbox;

/// <summary>The portal's answer to one HTTP request.</summary>
public sealed class SandboxResponse
{
    internal const string Json = "application/json";
    internal const string Html = "text/html";
    internal const string Xml = "text/xml";

    internal SandboxResponse(int status, string contentType, string body)
    {
        Status = status;
        ContentType = contentType;
        Body = body;
    }

    private SandboxResponse(SandboxConnection connection)
        : this(status: 0, Html, "") => Connection = connection;

    /// <summary>The HTTP status; 0 where the connection fails and there is none.</summary>
    public int Status { get; }

    /// <summary>The body's media type; its charset is UTF-8.</summary>
    public string ContentType { get; }

    /// <summary>The body.</summary>
    public string Body { get; }

    /// <summary>Whether the answer goes back at all. A transport has to act out the other two.</summary>
    public SandboxConnection Connection { get; }

    /// <summary>Where the client is to go on; null where the answer is complete.</summary>
    public Uri? Location { get; private init; }

    /// <summary>How long the portal holds the answer back.</summary>
    internal TimeSpan Delay { get; private set; }

    internal SandboxResponse After(TimeSpan delay)
    {
        Delay = delay;
        return this;
    }

    internal static SandboxResponse Redirect(Uri location) => new(302, Html, "") { Location = location };

    internal static SandboxResponse NoAnswer(SandboxConnection connection) => new(connection);
}
