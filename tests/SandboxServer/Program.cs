using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Bitrix24.Sandbox;
using Bitrix24.SandboxServer;

ServerArguments arguments;
try
{
    arguments = ServerArguments.Parse(args);
}
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
try
{
    socket.Bind(new IPEndPoint(IPAddress.Loopback, arguments.Port));
}
catch (SocketException error)
{
    Console.Error.WriteLine($"The server cannot listen on port {arguments.Port}: {error.Message}");
    return 1;
}
// Events and tokens name the address of the portal, so the port has to be known before it opens.
var endpoint = (IPEndPoint)socket.LocalEndPoint!;
var address = new Uri($"{(arguments.Tls ? Uri.UriSchemeHttps : Uri.UriSchemeHttp)}://{endpoint}/");

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
using X509Certificate2? certificate = arguments.Tls ? LoopbackCertificate.Create() : null;
if (certificate is not null && arguments.Certificate is { } file)
    LoopbackCertificate.Publish(certificate, file);
builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => socket);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(endpoint, listen =>
{
    if (certificate is not null)
        listen.UseHttps(certificate);
}));

var time = new FastTime(arguments.Speed);
using var poster = new EventPoster();
var portal = new SandboxPortal(new SandboxOptions
{
    BaseAddress = address,
    Clock = () => time.Now,
    Delay = time.DelayAsync,
    Post = poster.PostAsync,
    Users = arguments.Users,
});
// Not the options it opens with: what cannot be changed while it runs is none of a test's business.
portal.Settings = new SandboxSettings();
await using WebApplication app = builder.Build();
ControlEndpoints.Map(app, portal);
PortalEndpoint.Map(app, portal);

await app.StartAsync();
// The one line that the process prints. Whoever started it waits for it, so it must not linger in a buffer.
Console.WriteLine($"Sandbox: {portal.WebhookUrl}");
Console.Out.Flush();

if (arguments.Parent is { } parent)
    ParentWatch.StopWith(parent, app.Lifetime);
await app.WaitForShutdownAsync();
return 0;
