namespace Bitrix24.Sandbox;

/// <summary>The <c>PROPERTIES</c> of the first version of the API. Their names count in upper case only.</summary>
internal static class BotProfile
{
    private const string Name = "NAME";
    private const string LastName = "LAST_NAME";
    private const string Email = "EMAIL";

    private static readonly string[] Known =
    [
        Name, LastName, "COLOR", Email, "PERSONAL_BIRTHDAY", "WORK_POSITION", "PERSONAL_WWW", "PERSONAL_GENDER",
        "PERSONAL_PHOTO",
    ];

    public static bool HasAny(JObject properties) => Known.Any(name => Php.IsSet(properties[name]));

    /// <summary>Whether a name is left when these have been set; to set only one of two is always fine.</summary>
    public static bool ClearsName(JObject properties) => Php.IsSet(properties[Name]) && Php.IsSet(properties[LastName])
        && !HasName(properties);

    public static bool HasName(JObject properties) =>
        Php.IsTrue(properties[Name]) || Php.IsTrue(properties[LastName]);

    /// <summary>The e-mail address that is asked for; empty for none.</summary>
    public static string EmailOf(JObject properties) => Php.Text(properties[Email]);

    /// <summary>Sets what was sent. What cannot be is left as it was.</summary>
    public static SandboxBot Apply(SandboxBot bot, JObject properties)
    {
        string gender = Php.Text(properties["PERSONAL_GENDER"]);
        string color = Php.Text(properties["COLOR"]);
        Picture? photo = Picture.TryRead(Php.Text(properties["PERSONAL_PHOTO"]));
        return bot with
        {
            Name = Text(Name, bot.Name),
            LastName = Text(LastName, bot.LastName),
            Color = BotColor.Find(known => known.OldCode == color)?.Code ?? bot.Color,
            Email = Text(Email, bot.Email),
            Birthday = Text("PERSONAL_BIRTHDAY", bot.Birthday),
            WorkPosition = Text("WORK_POSITION", bot.WorkPosition),
            Website = Text("PERSONAL_WWW", bot.Website),
            Gender = gender is "M" or "F" ? gender : bot.Gender,
            AvatarLength = photo is { IsTooLarge: false } ? photo.Length : bot.AvatarLength,
        };

        string Text(string name, string current) => Php.IsSet(properties[name]) ? Php.Text(properties[name]) : current;
    }
}
