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
                Port = Number(name, value);
                break;
            case "--parent":
                Parent = Number(name, value);
                break;
            case "--speed":
                Speed = double.TryParse(
                    value, NumberStyles.Float, CultureInfo.InvariantCulture, out double speed) && speed > 0
                    ? speed
                    : throw new ArgumentException("--speed takes a number above 0.");
                break;
            case "--users":
                Users = Number(name, value);
                break;
            case "--certificate":
                Certificate = value;
                break;
            default:
                throw new ArgumentException(
                    $"There is --port, --parent, --speed, --users, --tls and --certificate, but no {name}.");
        }
    }

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new ArgumentException($"{name} takes a number, not '{value}'.");
}
