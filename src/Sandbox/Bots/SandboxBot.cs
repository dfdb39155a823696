namespace Bitrix24.Sandbox;

/// <summary>A chat bot as it was at one moment.</summary>
public sealed record SandboxBot
{
    internal SandboxBot()
    {
    }

    /// <summary>Its id, among those of the users.</summary>
    public int Id { get; init; }

    /// <summary>Its code; no other bot of the portal has it.</summary>
    public string Code { get; init; } = "";

    /// <summary>
    /// <c>bot</c>, <c>openline</c>, <c>supervisor</c>, <c>personal</c>, <c>network</c>, or <c>human</c> for the old
    /// type H.
    /// </summary>
    public string Type { get; init; } = "";

    /// <summary>The first name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The last name.</summary>
    public string LastName { get; init; } = "";

    /// <summary>The job.</summary>
    public string WorkPosition { get; init; } = "";

    /// <summary>The color as the second version of the API calls it, such as <c>lightBlue</c>.</summary>
    public string Color { get; init; } = "";

    /// <summary>M or F.</summary>
    public string Gender { get; init; } = "M";

    /// <summary>The e-mail address.</summary>
    public string Email { get; init; } = "";

    /// <summary>The birthday.</summary>
    public string Birthday { get; init; } = "";

    /// <summary>The website.</summary>
    public string Website { get; init; } = "";

    /// <summary>The size of the avatar in bytes; 0 without one.</summary>
    public int AvatarLength { get; init; }

    /// <summary>Whether contact lists leave it out.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether open lines can use it; the old version calls it OPENLINE.</summary>
    public bool IsSupportOpenline { get; init; }

    /// <summary>Whether its messages take reactions.</summary>
    public bool IsReactionsEnabled { get; init; } = true;

    /// <summary>The background of its chats; null for the user's own.</summary>
    public string? BackgroundId { get; init; }

    /// <summary><c>fetch</c> or <c>webhook</c>.</summary>
    public string EventMode { get; init; } = "fetch";

    /// <summary>Where its events go, as the second version of the API set it; null when it has not.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>Where its events go, as the first version set it: <c>EVENT_MESSAGE_ADD</c> and its sisters.</summary>
    public IReadOnlyDictionary<string, string> Handlers { get; init; } = new Dictionary<string, string>();

    internal string FullName => $"{Name} {LastName}".Trim();
}
