using System;
using System.Globalization;

namespace Bitrix24.SandboxServer;

/// <summary>The command line: <c>--port 8080 --parent 4711 --speed 60</c>.</summary>
internal sealed class ServerArguments
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; private set; }

    /// <summary>The process whose end is the server's end; null for none.</summary>
    public int? Parent { get; private set; }

    /// <summary>How many times as fast as the machine's clock the portal's runs; more than 0.</summary>
    public double Speed { get; private set; } = 1;

    public static ServerArguments Parse(string[] args)
    {
        var parsed = new ServerArguments();
        for (int i = 0; i < args.Length; i += 2)
        {
            string value = i + 1 < args.Length
                ? args[i + 1]
                : throw new ArgumentException($"{args[i]} needs a number.");
            switch (args[i])
            {
                case "--port":
                    parsed.Port = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "--parent":
                    parsed.Parent = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "--speed":
                    parsed.Speed = double.Parse(value, CultureInfo.InvariantCulture) is > 0 and var speed
                        ? speed
                        : throw new ArgumentException("--speed is more than 0.");
                    break;
                default:
                    throw new ArgumentException($"There is --port, --parent and --speed, but no {args[i]}.");
            }
        }
        return parsed;
    }
}
