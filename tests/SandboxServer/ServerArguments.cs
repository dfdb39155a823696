using System;
using System.Globalization;

namespace Bitrix24.SandboxServer;

/// <summary>The command line: <c>--port 8080 --parent 4711</c>.</summary>
internal sealed class ServerArguments
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; private set; }

    /// <summary>The process whose end is the server's end; null for none.</summary>
    public int? Parent { get; private set; }

    public static ServerArguments Parse(string[] args)
    {
        var parsed = new ServerArguments();
        for (int i = 0; i < args.Length; i += 2)
        {
            int value = i + 1 < args.Length
                ? int.Parse(args[i + 1], CultureInfo.InvariantCulture)
                : throw new ArgumentException($"{args[i]} needs a number.");
            switch (args[i])
            {
                case "--port":
                    parsed.Port = value;
                    break;
                case "--parent":
                    parsed.Parent = value;
                    break;
                default:
                    throw new ArgumentException($"There is --port and --parent, but no {args[i]}.");
            }
        }
        return parsed;
    }
}
