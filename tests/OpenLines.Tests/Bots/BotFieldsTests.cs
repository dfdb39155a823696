using System.Collections;
using System.Reflection;

namespace Bitrix24.OpenLines.Tests;

public sealed class BotFieldsTests
{
    private static readonly string[] Version1 =
    [
        "CODE", "EVENT_HANDLER", "EVENT_MESSAGE_ADD", "EVENT_MESSAGE_UPDATE", "EVENT_MESSAGE_DELETE",
        "EVENT_WELCOME_MESSAGE", "EVENT_BOT_DELETE", "PROPERTIES.NAME", "PROPERTIES.LAST_NAME", "PROPERTIES.COLOR",
        "PROPERTIES.EMAIL", "PROPERTIES.PERSONAL_BIRTHDAY", "PROPERTIES.WORK_POSITION", "PROPERTIES.PERSONAL_WWW",
        "PROPERTIES.PERSONAL_GENDER", "PROPERTIES.PERSONAL_PHOTO",
    ];

    private static readonly string[] Version2 =
    [
        "isHidden", "isReactionsEnabled", "isSupportOpenline", "backgroundId", "eventMode", "webhookUrl", "botToken",
        "properties.name", "properties.lastName", "properties.workPosition", "properties.color", "properties.gender",
        "properties.avatar",
    ];

    [Fact]
    public void Each_version_has_the_fields_that_are_documented()
    {
        Assert.Equal(Version1.Order(), NamesIn(BotApiVersion.V1, "PROPERTIES").Order());
        Assert.Equal(Version2.Order(), NamesIn(BotApiVersion.V2, "properties").Order());
    }

    [Fact]
    public void Every_property_is_a_field_and_can_be_absent()
    {
        var nullability = new NullabilityInfoContext();
        PropertyInfo[] properties = [.. typeof(BotFields).GetProperties().Where(property => property.CanWrite)];

        Assert.Equal(properties.Select(property => property.Name), BotFields.Catalog.All.Select(field => field.Name));
        Assert.All(properties, property =>
            Assert.Equal(NullabilityState.Nullable, nullability.Create(property).WriteState));
    }

    [Fact]
    public void No_two_fields_share_a_name()
    {
        string[] names =
            [.. BotFields.Catalog.All.SelectMany(field => field.Names.Select(SettingName.Fold).Distinct())];

        Assert.Equal(names.Distinct(), names);
    }

    [Theory]
    [InlineData("CODE", "a", "{CODE:'a'}", null)]
    [InlineData("EventHandler", "https://example.com/bot", "{EVENT_HANDLER:'https://example.com/bot'}", null)]
    [InlineData("event_welcome_message", "http://example.com", "{EVENT_WELCOME_MESSAGE:'http://example.com'}", null)]
    [InlineData("name", "x", "{PROPERTIES:{NAME:'x'}}", "{properties:{name:'x'}}")]
    [InlineData("LAST_NAME", "x", "{PROPERTIES:{LAST_NAME:'x'}}", "{properties:{lastName:'x'}}")]
    [InlineData("lastName", "", "{PROPERTIES:{LAST_NAME:''}}", "{properties:{lastName:''}}")]
    [InlineData("WorkPosition", "x", "{PROPERTIES:{WORK_POSITION:'x'}}", "{properties:{workPosition:'x'}}")]
    [InlineData("COLOR", "LIGHT_BLUE", "{PROPERTIES:{COLOR:'LIGHT_BLUE'}}", "{properties:{color:'lightBlue'}}")]
    [InlineData("color", "darkBlue", "{PROPERTIES:{COLOR:'DARK_BLUE'}}", "{properties:{color:'darkBlue'}}")]
    [InlineData("Color", "graphite", "{PROPERTIES:{COLOR:'GRAPHITE'}}", "{properties:{color:'graphite'}}")]
    [InlineData("Color", BotColor.Red, "{PROPERTIES:{COLOR:'RED'}}", "{properties:{color:'red'}}")]
    [InlineData("PERSONAL_GENDER", "f", "{PROPERTIES:{PERSONAL_GENDER:'F'}}", "{properties:{gender:'F'}}")]
    [InlineData("gender", 'M', "{PROPERTIES:{PERSONAL_GENDER:'M'}}", "{properties:{gender:'M'}}")]
    [InlineData("EMAIL", " bot@example.com ", "{PROPERTIES:{EMAIL:'bot@example.com'}}", null)]
    [InlineData("PersonalBirthday", "2026-02-28", "{PROPERTIES:{PERSONAL_BIRTHDAY:'2026-02-28'}}", null)]
    [InlineData("PERSONAL_WWW", "https://example.com", "{PROPERTIES:{PERSONAL_WWW:'https://example.com'}}", null)]
    [InlineData("isHidden", true, null, "{isHidden:true}")]
    [InlineData("IS_HIDDEN", "N", null, "{isHidden:false}")]
    [InlineData("IsReactionsEnabled", "true", null, "{isReactionsEnabled:true}")]
    [InlineData("isSupportOpenline", 0, null, "{isSupportOpenline:false}")]
    [InlineData("backgroundId", "Mint", null, "{backgroundId:'mint'}")]
    [InlineData("backgroundId", "none", null, "{backgroundId:''}")]
    [InlineData("backgroundId", "", null, "{backgroundId:''}")]
    [InlineData("BACKGROUND_ID", null, null, "{backgroundId:''}")]
    [InlineData("eventMode", "FETCH", null, "{eventMode:'fetch'}")]
    [InlineData("webhookUrl", "https://example.com/a", null, "{webhookUrl:'https://example.com/a'}")]
    [InlineData("botToken", " new token ", null, "{botToken:' new token '}")]
    [InlineData("NewBotToken", "new", null, "{botToken:'new'}")]
    public void A_field_goes_out_as_each_version_documents_it(
        string name, object? value, string? version1, string? version2)
    {
        BotFields flat = Read((name, value));

        AssertWritten(version1, flat, BotApiVersion.V1);
        AssertWritten(version2, flat, BotApiVersion.V2);
    }

    [Fact]
    public void All_colors_backgrounds_and_modes_are_there()
    {
        Assert.Equal(
            "red green mint lightBlue darkBlue purple aqua pink lime brown azure khaki sand marengo gray graphite",
            string.Join(" ", Choice<BotColor>.Allowed));
        Assert.Equal(
            "none azure mint steel slate teal cornflower sky peach frost",
            string.Join(" ", Choice<BotBackground>.Allowed));
        Assert.Equal("fetch webhook", string.Join(" ", Choice<BotEventMode>.Allowed));
        Assert.Equal("M F", string.Join(" ", Choice<BotGender>.Allowed));
    }

    [Theory]
    [InlineData("PROPERTIES", "NAME", "PERSONAL_GENDER")]
    [InlineData("properties", "name", "gender")]
    [InlineData("Properties", "Name", "Gender")]
    public void The_profile_may_stand_in_a_map_of_its_own(string map, string name, string gender)
    {
        BotFields fields = Read((map, new Hashtable { [name] = "x", [gender] = "F" }), ("Code", "c"));

        Assert.Equal(("x", "F", "c"), (fields.Name, fields.Gender, fields.Code));
    }

    [Fact]
    public void A_birthday_may_be_a_moment()
    {
        object[] moments =
            [new DateTime(2026, 2, 28, 13, 5, 0), new DateTimeOffset(2026, 2, 28, 23, 0, 0, TimeSpan.FromHours(-8))];

        Assert.All(moments, moment =>
            Assert.Equal(new DateTime(2026, 2, 28), Read(("PersonalBirthday", moment)).PersonalBirthday));
    }

    [Fact]
    public void A_picture_may_be_base64_bytes_a_file_or_read_already()
    {
        byte[] picture = Pictures.Gif(2, 3);
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, picture);
            object[] forms = [Pictures.Base64(picture), picture, new FileInfo(path), BotAvatar.FromBytes(picture)];

            Assert.All(forms, form => AssertWritten(
                $"{{PROPERTIES:{{PERSONAL_PHOTO:'{Pictures.Base64(picture)}'}}}}",
                Read(("Avatar", form)), BotApiVersion.V1));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("TYPE", "B", "ReadOnlySetting",
        "TYPE: It is settled when the bot is registered and cannot be changed.")]
    [InlineData("openline", "Y", "ReadOnlySetting",
        "openline: It is settled when the bot is registered and cannot be changed.")]
    [InlineData("EVENT_MESAGE_ADD", "x", "UnknownSetting",
        "EVENT_MESAGE_ADD: A bot has no such setting. Did you mean 'EVENT_MESSAGE_ADD'?")]
    [InlineData("isHiden", true, "UnknownSetting", "isHiden: A bot has no such setting. Did you mean 'IsHidden'?")]
    [InlineData("BOT_ID", 1, "UnknownSetting", "BOT_ID: A bot has no such setting.")]
    [InlineData("PROPERTIES", "x", "InvalidValue", "PROPERTIES: It is not a map.")]
    [InlineData("PROPERTIES", null, "InvalidValue", "PROPERTIES: It is not a map.")]
    [InlineData("Code", "", "InvalidValue", "Code: '' must not be empty.")]
    [InlineData("Email", "Bot <bot@example.com>", "InvalidValue",
        "Email: 'Bot <bot@example.com>' is not an e-mail address. Write it alone: name@example.com.")]
    [InlineData("Email", "bot.example.com", "InvalidValue",
        "Email: 'bot.example.com' is not an e-mail address. Write it alone: name@example.com.")]
    [InlineData("Email", "", "InvalidValue", "Email: '' is not an e-mail address. Write it alone: name@example.com.")]
    [InlineData("PERSONAL_BIRTHDAY", "28.02.2026", "InvalidValue",
        "PERSONAL_BIRTHDAY: '28.02.2026' is not a date. Write YYYY-MM-DD.")]
    [InlineData("PERSONAL_BIRTHDAY", "2026-02-30", "InvalidValue",
        "PERSONAL_BIRTHDAY: '2026-02-30' is not a date. Write YYYY-MM-DD.")]
    [InlineData("webhookUrl", "example.com", "InvalidValue",
        "webhookUrl: 'example.com' is not a web address. Write it whole: https://example.com/path.")]
    [InlineData("gender", "X", "InvalidValue", "gender: 'X' is not one of M, F.")]
    [InlineData("color", "LIGHTBLU", "InvalidValue",
        "color: 'LIGHTBLU' is not one of red, green, mint, lightBlue, darkBlue, purple, aqua, pink, lime, brown, " +
        "azure, khaki, sand, marengo, gray, graphite. Did you mean 'lightBlue'?")]
    [InlineData("backgroundId", "pink", "InvalidValue",
        "backgroundId: 'pink' is not one of none, azure, mint, steel, slate, teal, cornflower, sky, peach, frost.")]
    [InlineData("eventMode", "push", "InvalidValue", "eventMode: 'push' is not one of fetch, webhook.")]
    [InlineData("isHidden", "maybe", "InvalidValue",
        "isHidden: 'maybe' is neither yes nor no. Write Y or N, $true or $false.")]
    [InlineData("avatar", "no picture", "InvalidValue",
        "avatar: 'no picture' is not Base64. For a picture in a file, give the file itself and not its path.")]
    [InlineData("NewBotToken", "  ", "InvalidValue",
        "NewBotToken: The value must not be empty. It is not shown here.")]
    [InlineData("botToken", "12345678901234567890123456789012345678901", "InvalidValue",
        "botToken: The value has 41 characters; the portal keeps 40. It is not shown here.")]
    public void What_a_portal_would_refuse_or_ignore_is_refused(
        string name, object? value, string code, string message)
    {
        InputError error = Assert.Single(Refused((name, value)).Errors);

        Assert.Equal((code, name, message), (error.Code, error.Setting, error.Message));
    }

    [Fact]
    public void A_bot_without_any_name_is_refused()
    {
        Assert.Equal(
            "NAME: It and LAST_NAME are both empty. A bot needs one of them.",
            Assert.Single(Refused(("Name", ""), ("lastName", " ")).Errors).Message);
        Assert.NotNull(Read(("Name", ""), ("LastName", "x")));
        Assert.NotNull(Read(("Name", "")));
    }

    [Fact]
    public void The_handler_of_all_events_and_that_of_one_are_not_given_together()
    {
        InvalidInputException refusal = Refused(
            ("EVENT_HANDLER", "https://a.example"), ("EVENT_BOT_DELETE", "https://b.example"),
            ("EventMessageAdd", "https://c.example"), ("Code", "x"));

        Assert.Equal(["EVENT_MESSAGE_ADD", "EVENT_BOT_DELETE"], refusal.Errors.Select(error => error.Setting));
        Assert.All(refusal.Errors, error =>
            Assert.Equal(InputErrorCodes.SettingWithoutEffect, error.Code));
    }

    [Fact]
    public void An_address_for_events_that_are_fetched_is_refused()
    {
        Assert.Equal(
            (InputErrorCodes.SettingWithoutEffect, "webhookUrl"),
            Refused(("eventMode", "fetch"), ("webhookUrl", "https://a.example")).Errors
                .Select(error => (error.Code, error.Setting)).Single());
        Assert.NotNull(Read(("eventMode", "webhook"), ("webhookUrl", "https://a.example")));
    }

    [Fact]
    public void A_field_in_two_spellings_is_refused() => Assert.Equal(
        InputErrorCodes.DuplicateSetting,
        Refused(("PROPERTIES", new Hashtable { ["PERSONAL_PHOTO"] = Pictures.Gif(1, 1) }),
            ("avatar", Pictures.Gif(1, 1))).Code);

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once() => Assert.Equal(
        ["Color", "Foo", "TYPE", "webhookUrl"],
        Refused(
            ("TYPE", "B"), ("Color", "x"), ("EventMode", "fetch"), ("WebhookUrl", "https://a.example"), ("Foo", 1))
            .Errors.Select(error => error.Setting));

    [Fact]
    public void A_change_needs_a_field()
    {
        Assert.Equal(InputErrorCodes.NothingToChange, Refused().Code);
        Assert.Equal(InputErrorCodes.NothingToChange, Refused(("PROPERTIES", new Hashtable())).Code);
    }

    [Fact]
    public void A_row_has_what_proves_the_right_to_the_bot_and_what_a_portal_reports_beside_the_fields()
    {
        BotFields fields = BotFields.Read(
            Pairs(
                ("Id", "456"), ("BotId", "456"), ("ClientId", "c"), ("BotToken", "old"), ("ApiVersion", "2"),
                ("Type", "bot"), ("OpenLine", "N"), ("CountUser", "45"), ("Properties", ""), ("BackgroundId", ""),
                ("Name", "x"), ("IsHidden", "True")),
            InputSource.Row);

        Assert.Equal(["NAME", "isHidden"], fields.Given().Select(field => field.WireName));
    }

    [Fact]
    public void A_secret_is_in_no_problem()
    {
        const string secret = "s3cr3t";
        InvalidInputException[] refusals =
        [
            Refused(("NewBotToken", new string('x', 40) + secret)),
            Refused(("NewBotToken", secret), ("botToken", secret)),
            Refused(("NewBotToken", new Hashtable { ["x"] = secret })),
        ];

        Assert.All(refusals, refusal =>
        {
            Assert.DoesNotContain(secret, refusal.ToString(), StringComparison.Ordinal);
            Assert.All(refusal.Errors, error => Assert.Null(error.Value));
        });
        Setting token = BotFields.Catalog.Find("NewBotToken")!;
        Assert.DoesNotContain(
            secret,
            Assert.Throws<FormatException>(() => token.Parse(new string('x', 40) + secret)).ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_not_shown_whole()
    {
        string base64 = Pictures.Base64([.. Pictures.Png(6000, 1), .. new byte[500]]);

        InputError error = Assert.Single(Refused(("avatar", base64)).Errors);

        Assert.Equal("avatar: The picture has 6000×1 pixels. A portal takes at most 5000×5000.", error.Message);
        Assert.True(error.Value!.Length <= 61);
    }

    [Theory]
    [InlineData("IsHidden", true, BotApiVersion.V1,
        "isHidden: Only version 2 (imbot.v2.Bot.update) has it, and this is version 1 (imbot.update).")]
    [InlineData("Email", "a@example.com", BotApiVersion.V2,
        "EMAIL: Only version 1 (imbot.update) has it, and this is version 2 (imbot.v2.Bot.update).")]
    [InlineData("WebhookUrl", "https://a.example", BotApiVersion.V1,
        "webhookUrl: Only version 2 (imbot.v2.Bot.update) has it, and this is version 1 (imbot.update). " +
        "The address of all events is EVENT_HANDLER here, and its events have another form.")]
    [InlineData("EventHandler", "https://a.example", BotApiVersion.V2,
        "EVENT_HANDLER: Only version 1 (imbot.update) has it, and this is version 2 (imbot.v2.Bot.update). " +
        "The address of all events is webhookUrl here, and its events have another form.")]
    public void What_a_version_lacks_is_told(string name, object value, BotApiVersion version, string message)
    {
        InputError error = Assert.Single(Read((name, value), ("Name", "x")).ErrorsIn(version));

        Assert.Equal((InputErrorCodes.NotInThisVersion, message), (error.Code, error.Message));
    }

    private static void AssertWritten(string? json, BotFields fields, BotApiVersion version)
    {
        Assert.Equal(json is null, fields.ErrorsIn(version).Count > 0);
        if (json is not null)
            Assert.Equal(JObject.Parse(json).ToString(), BotFieldWriter.Write(fields, version).ToString());
    }

    private static IEnumerable<string> NamesIn(BotApiVersion version, string properties) => BotFields.Catalog.All
        .Select(BotFieldAttribute.Of)
        .Where(field => field.NameIn(version) is not null)
        .Select(field => field.InProperties ? $"{properties}.{field.NameIn(version)}" : field.NameIn(version)!);

    private static InvalidInputException Refused(params (string Name, object? Value)[] values) =>
        Assert.Throws<InvalidInputException>(() => Read(values));

    private static BotFields Read(params (string Name, object? Value)[] values) =>
        BotFields.Read(Pairs(values), InputSource.Explicit);

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(params (string Name, object? Value)[] values) =>
        values.Select(value => KeyValuePair.Create(value.Name, value.Value));
}
