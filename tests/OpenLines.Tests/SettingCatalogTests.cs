using System.Reflection;

namespace Bitrix24.OpenLines.Tests;

public sealed class SettingCatalogTests
{
    public static IEnumerable<object[]> Names =>
        OpenLineSettings.Catalog.All.Select(setting => new object[] { setting.Name, setting.WireName });

    [Fact]
    public void Settings_stand_in_the_order_of_the_columns_of_a_CSV() => Assert.Equal(
        [
            "Name", "Active", "LanguageId", "SessionPriority", "QuickAnswersIblockId", "Temporary", "ConfirmClose",
            "AgreementMessage", "AgreementId", "Queue", "QueueType", "QueueTime", "CheckAvailable", "MaxChat",
            "TypeMaxChat", "WatchTyping", "OperatorData", "DefaultOperatorData", "Crm", "CrmCreate",
            "CrmCreateSecond", "CrmCreateThird", "CrmForward", "CrmChatTracker", "CrmTransferChange", "CrmSource",
            "CategoryEnable", "CategoryId", "WelcomeMessage", "WelcomeMessageText", "SendWelcomeEachSession",
            "UseWelcomeForm", "WelcomeFormId", "WelcomeFormDelay", "IgnoreWelcomeFormResponsible",
            "WelcomeBotEnable", "WelcomeBotJoin", "WelcomeBotId", "WelcomeBotTime", "WelcomeBotLeft",
            "WorktimeEnable", "WorktimeFrom", "WorktimeTo", "WorktimeTimezone", "WorktimeDayoff", "WorktimeHolidays",
            "WorktimeDayoffRule", "WorktimeDayoffText", "WorktimeDayoffFormId", "WorktimeDayoffBotId",
            "NoAnswerTime", "NoAnswerRule", "NoAnswerText", "NoAnswerFormId", "NoAnswerBotId", "CloseRule",
            "CloseText", "CloseFormId", "CloseBotId", "FullCloseTime", "AutoCloseRule", "AutoCloseTime",
            "AutoCloseText", "AutoCloseFormId", "AutoCloseBotId", "AutoExpireTime", "VoteMessage", "VoteTimeLimit",
            "VoteBeforeFinish", "VoteClosingDelay", "VoteMessage1Text", "VoteMessage1Like", "VoteMessage1Dislike",
            "VoteMessage2Text", "VoteMessage2Like", "VoteMessage2Dislike", "KpiFirstAnswerTime",
            "KpiFirstAnswerAlert", "KpiFirstAnswerList", "KpiFirstAnswerText", "KpiFurtherAnswerTime",
            "KpiFurtherAnswerAlert", "KpiFurtherAnswerList", "KpiFurtherAnswerText", "KpiCheckOperatorActivity",
            "QueueUsersFields", "SkipModifyMark",
        ],
        OpenLineSettings.Catalog.All.Select(setting => setting.Name));

    [Fact]
    public void Every_property_of_a_line_is_a_setting()
    {
        string[] properties = [.. typeof(OpenLineSettings).GetProperties()
            .Where(property => property.CanWrite).Select(property => property.Name).Order()];

        Assert.Equal(properties, OpenLineSettings.Catalog.All.Select(setting => setting.Name).Order());
        Assert.Equal(87, properties.Length);
    }

    [Fact]
    public void No_two_settings_share_a_name()
    {
        string[] names =
        [
            .. OpenLineSettings.Catalog.All.SelectMany(setting =>
                new[] { setting.Name, setting.WireName }.Concat(setting.Aliases)
                    .Select(SettingName.Fold).Distinct()),
        ];

        Assert.Equal(names.Distinct(), names);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_setting_is_found_by_either_name_in_any_case(string name, string wireName)
    {
        Assert.Equal(wireName, OpenLineSettings.Catalog.Find(name)!.WireName);
        Assert.Equal(wireName, OpenLineSettings.Catalog.Find(wireName)!.WireName);
        Assert.Equal(wireName, OpenLineSettings.Catalog.Find(wireName.ToLowerInvariant())!.WireName);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_the_wire_name_in_Pascal_case(string name, string wireName)
    {
        if (name != nameof(OpenLineProperties.Name))
            Assert.Equal(wireName.Replace("_", "", StringComparison.Ordinal), name.ToUpperInvariant());
    }

    [Fact]
    public void Every_setting_can_be_absent()
    {
        var nullability = new NullabilityInfoContext();

        Assert.All(
            typeof(OpenLineSettings).GetProperties().Where(property => property.CanWrite),
            property => Assert.Equal(NullabilityState.Nullable, nullability.Create(property).WriteState));
    }
}
