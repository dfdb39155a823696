using System.Net;
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

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
using X509Certificate2? certificate = arguments.Tls ? LoopbackCertificate.Create() : null;
if (certificate is not null && arguments.Certificate is { } file)
    LoopbackCertificate.Publish(certificate, file);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, arguments.Port, listen =>
{
    if (certificate is not null)
        listen.UseHttps(certificate);
}));

var time = new FastTime(arguments.Speed);
var portal = new SandboxPortal(new SandboxOptions
{
    Clock = () => time.Now,
    Delay = time.DelayAsync,
    Users = arguments.Users,
});
// Not the options it opens with: what cannot be changed while it runs is none of a test's business.
portal.Settings = new SandboxSettings();
await using WebApplication app = builder.Build();
ControlEndpoints.Map(app, portal);
PortalEndpoint.Map(app, portal);

try
{
    await app.StartAsync();
}
catch (IOException error)
{
    Console.Error.WriteLine($"The server cannot listen: {error.Message}");
    return 1;
}
var address = new Uri(new Uri(app.Urls.Single()), portal.WebhookUrl.AbsolutePath);
// The one line that the process prints. Whoever started it waits for it, so it must not linger in a buffer.
Console.WriteLine($"Sandbox: {address}");
Console.Out.Flush();

if (arguments.Parent is { } parent)
    ParentWatch.StopWith(parent, app.Lifetime);
await app.WaitForShutdownAsync();
return 0;
