using System.Globalization;

namespace Bitrix24.SandboxServer;

/// <summary>
/// The command line: <c>--port 8080 --parent 4711 --speed 60 --users 120 --tls --certificate portal.pem</c>.
/// </summary>
internal sealed class ServerArguments
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; private set; }

    /// <summary>The process whose end is the server's end; null for none.</summary>
    public int? Parent { get; private set; }

    /// <summary>How many times as fast as the machine's clock the portal's runs; more than 0.</summary>
    public double Speed { get; private set; } = 1;

    /// <summary>How many users the company has; 40 or more.</summary>
    public int Users { get; private set; } = 40;

    /// <summary>Whether it serves https, with a certificate of its own.</summary>
    public bool Tls { get; private set; }

    /// <summary>The file that gets the certificate, for clients to trust; null for none.</summary>
    public string? Certificate { get; private set; }

    public static ServerArguments Parse(string[] args)
    {
        var parsed = new ServerArguments();
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i];
            if (name == "--tls")
                parsed.Tls = true;
            else
                parsed.Read(name, ++i < args.Length ? args[i] : throw new ArgumentException($"{name} needs a value."));
        }
        return parsed.Certificate is null || parsed.Tls
            ? parsed
            : throw new ArgumentException("--certificate is that of --tls.");
    }

    private void Read(string name, string value)
    {
        switch (name)
        {
            case "--port":
                Port = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--parent":
                Parent = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--speed":
                Speed = double.Parse(value, CultureInfo.InvariantCulture) is > 0 and var speed
                    ? speed
                    : throw new ArgumentException("--speed is more than 0.");
                break;
            case "--users":
                Users = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--certificate":
                Certificate = value;
                break;
            default:
                throw new ArgumentException(
                    $"There is --port, --parent, --speed, --users, --tls and --certificate, but no {name}.");
        }
    }
}
