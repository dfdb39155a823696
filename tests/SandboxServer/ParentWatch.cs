using System.Diagnostics;

namespace Bitrix24.SandboxServer;

/// <summary>Ends the server together with the process that started it, so that nothing is left behind.</summary>
internal static class ParentWatch
{
    public static void StopWith(int parent, IHostApplicationLifetime lifetime) => _ = Task.Run(async () =>
    {
        try
        {
            using var process = Process.GetProcessById(parent);
            await process.WaitForExitAsync(lifetime.ApplicationStopping);
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
        catch (OperationCanceledException)
        {
            return;
        }
        lifetime.StopApplication();
    });
}
