namespace Bitrix24.Sandbox;

/// <summary>The lines in Bitrix24.Network: those that the portal is connected to, and who heard of which.</summary>
internal sealed class NetworkStore(UserIds users)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static readonly IReadOnlyList<NetworkLine> Lines =
    [
        new(SandboxNetwork.ActiveLine, IsActive: true),
        new(SandboxNetwork.InactiveLine, IsActive: false),
    ];

    private readonly Dictionary<string, int> _bots = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Code, int User), DateTimeOffset> _sent = [];

    public static NetworkLine? Find(string code) => Lines.FirstOrDefault(line => line.Code == code);

    /// <summary>The bot that stands for a line on this portal; it comes with the first time.</summary>
    public int Join(NetworkLine line)
    {
        if (!_bots.TryGetValue(line.Code, out int bot))
            _bots[line.Code] = bot = users.Next();
        return bot;
    }

    /// <summary>Whether a user may hear of a line again: a week has passed.</summary>
    public bool MaySend(NetworkLine line, int user, DateTimeOffset now) =>
        !_sent.TryGetValue((line.Code, user), out DateTimeOffset last) || now - last >= Week;

    public void Sent(NetworkLine line, int user, DateTimeOffset now) => _sent[(line.Code, user)] = now;

    public void Clear()
    {
        _bots.Clear();
        _sent.Clear();
    }
}

/// <summary>An open line of another portal, in Bitrix24.Network.</summary>
internal sealed record NetworkLine(string Code, bool IsActive);

/// <summary>The open lines in Bitrix24.Network that the portal can be connected to.</summary>
public static class SandboxNetwork
{
    /// <summary>The code of a line that answers.</summary>
    public const string ActiveLine = "ab515f5d85a8b844d484f6ea75a2e494";

    /// <summary>The code of a line that is closed.</summary>
    public const string InactiveLine = "5d1c0e7b9f3a4826b0d7e5c4a1f29386";
}
