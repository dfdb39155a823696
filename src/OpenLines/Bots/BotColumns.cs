namespace Bitrix24.OpenLines;

/// <summary>What stands in a table of bots beside the fields that can be changed.</summary>
internal static class BotColumns
{
    /// <summary>What version 1 has in place of <c>isSupportOpenline</c>, and lets nobody change.</summary>
    public const string OpenLine = "OPENLINE";

    /// <summary>What kind of bot it is.</summary>
    public const string Type = "TYPE";

    /// <summary>The inner map of the profile.</summary>
    public const string Properties = "PROPERTIES";

    private static readonly string[] Addressing =
        [nameof(Bot.Id), "BOT_ID", "CLIENT_ID", "BOT_TOKEN", "VERSION", "API_VERSION"];

    private static readonly string[] OfBot = [.. typeof(Bot).GetProperties().Select(property => property.Name)];

    /// <summary>Everything that is reported and that no request can set.</summary>
    public static IReadOnlyList<string> ReadOnly { get; } =
    [
        OpenLine, Type, nameof(Bot.Language), nameof(Bot.ModuleId), nameof(Bot.CountMessage), nameof(Bot.CountCommand),
        nameof(Bot.CountChat), nameof(Bot.CountUser), nameof(Bot.AdditionalData),
    ];

    /// <summary>
    /// Whether what a portal reports has a property of <see cref="Bot"/>, or must not be shown, as a token.
    /// </summary>
    public static bool IsOfBot(string name) => SettingName.AreSame(OpenLine, name) || IsAddressing(name)
        || OfBot.Any(property => SettingName.AreSame(property, name));

    /// <summary>Whether a column says which bot it is and proves the right to it.</summary>
    public static bool IsAddressing(string name) => Addressing.Any(column => SettingName.AreSame(column, name));

    /// <summary>Whether it is a field that <c>imbot.register</c> takes and <c>imbot.update</c> does not.</summary>
    public static bool IsFixed(string name) =>
        SettingName.AreSame(OpenLine, name) || SettingName.AreSame(Type, name);
}
