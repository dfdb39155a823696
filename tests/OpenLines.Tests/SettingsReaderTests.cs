using System.Collections;
using System.Globalization;

namespace Bitrix24.OpenLines.Tests;

public sealed class SettingsReaderTests
{
    [Theory]
    [InlineData("ACTIVE", "N", "{ACTIVE:'N'}")]
    [InlineData("Active", "yes", "{ACTIVE:'Y'}")]
    [InlineData("active", false, "{ACTIVE:'N'}")]
    [InlineData("CRM", 1, "{CRM:'Y'}")]
    [InlineData("QUEUE_TIME", "45", "{QUEUE_TIME:45}")]
    [InlineData("QueueTime", 45L, "{QUEUE_TIME:45}")]
    [InlineData("QueueType", "STRICTLY", "{QUEUE_TYPE:'strictly'}")]
    [InlineData("TypeMaxChat", "AnsweredNew", "{TYPE_MAX_CHAT:'answered_new'}")]
    [InlineData("WorktimeDayoff", "SA,SU", "{WORKTIME_DAYOFF:['SA','SU']}")]
    [InlineData("WorktimeDayoff", "sunday; saturday", "{WORKTIME_DAYOFF:['SA','SU']}")]
    [InlineData("QueueTime", "60.0", "{QUEUE_TIME:60}")]
    [InlineData("QueueTime", " 1000 ", "{QUEUE_TIME:1000}")]
    [InlineData("Active", "ja", "{ACTIVE:'Y'}")]
    [InlineData("Active", "FALSCH", "{ACTIVE:'N'}")]
    [InlineData("Active", "Да", "{ACTIVE:'Y'}")]
    [InlineData("Active", "ложь", "{ACTIVE:'N'}")]
    [InlineData("Name", "Support Padua \u00A0", "{LINE_NAME:'Support Padua'}")]
    [InlineData("Language", " RU ", "{LANGUAGE_ID:'ru'}")]
    [InlineData("Language", "", "{LANGUAGE_ID:''}")]
    [InlineData("WorktimeDayoff", "monday;MO;SU", "{WORKTIME_DAYOFF:['MO','SU']}")]
    [InlineData("WorktimeDayoff", "None", "{WORKTIME_DAYOFF:['']}")]
    [InlineData("WorktimeHolidays", "1.1,25.12", "{WORKTIME_HOLIDAYS:'01.01,25.12'}")]
    [InlineData("WorktimeHolidays", "", "{WORKTIME_HOLIDAYS:''}")]
    [InlineData("KpiFirstAnswerList", "1,15", "{KPI_FIRST_ANSWER_LIST:[1,15]}")]
    [InlineData("Language", "de", "{LANGUAGE_ID:'de'}")]
    [InlineData("LineName", "x", "{LINE_NAME:'x'}")]
    [InlineData("CloseText", "", "{CLOSE_TEXT:''}")]
    [InlineData("Queue", "user:1;department:10",
        "{QUEUE:[{ENTITY_TYPE:'user',ENTITY_ID:'1'},{ENTITY_TYPE:'department',ENTITY_ID:'10'}]}")]
    [InlineData("Queue", 15, "{QUEUE:[{ENTITY_TYPE:'user',ENTITY_ID:'15'}]}")]
    [InlineData("DefaultOperatorData", "{\"NAME\":\"Help\"}", "{DEFAULT_OPERATOR_DATA:{NAME:'Help'}}")]
    public void A_value_goes_out_as_the_portal_documents_it(string name, object value, string json)
    {
        OpenLineSettings settings = Change((name, value));

        Assert.Equal(JObject.Parse(json).ToString(), settings.ToParameters().ToString());
    }

    [Fact]
    public void Times_of_day_go_out_as_documented_or_dotted()
    {
        OpenLineSettings settings = Change(("WorktimeFrom", "9"), ("WORKTIME_TO", "18.30"));

        Assert.Equal(("09:00", "18:30"), Times(settings.ToParameters()));
        Assert.Equal(("9", "18.30"), Times(settings.ToParameters(dottedTimes: true)));

        static (string?, string?) Times(JObject sent) => ((string?)sent["WORKTIME_FROM"], (string?)sent["WORKTIME_TO"]);
    }

    [Theory]
    [InlineData("WELCOME_BOT_ID", 7, "WELCOME_BOT_ENABLE")]
    [InlineData("WelcomeBotTime", 60, "WELCOME_BOT_ENABLE")]
    [InlineData("WelcomeBotLeft", "close", "WELCOME_BOT_ENABLE")]
    [InlineData("CategoryId", 3, "CATEGORY_ENABLE")]
    public void What_needs_a_flag_is_refused_without_it(string name, object value, string flag)
    {
        string code = InputErrorCodes.SettingWithoutEffect;

        Assert.Equal(code, Assert.Throws<InvalidInputException>(() => Change((name, value))).Code);
        Assert.Equal(code, Assert.Throws<InvalidInputException>(() => Change((name, value), (flag, "N"))).Code);
        Assert.NotNull(Change((name, value), (flag, "Y")));
    }

    [Fact]
    public void In_a_table_what_stands_behind_a_flag_that_is_off_is_left_out()
    {
        OpenLineSettings settings = OpenLineSettings.ReadChange(
            Pairs(("WelcomeBotEnable", "False"), ("WelcomeBotId", "597"), ("WelcomeBotLeft", "close")),
            InputSource.Row);

        Assert.Equal(["WELCOME_BOT_ENABLE"], settings.Given().Select(setting => setting.WireName));
    }

    [Theory]
    [InlineData("WelcomeBotEnable", "maybe", "WelcomeBotId", "5")]
    [InlineData("WorktimeFrom", "25:00", "WorktimeTo", "18:00")]
    public void What_needs_a_setting_that_is_wrong_is_not_told_as_a_second_problem(
        string wrong, string value, string dependent, string good)
    {
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => Change((wrong, value), (dependent, good)));

        Assert.Equal([(InputErrorCodes.InvalidValue, wrong)], refusal.Errors.Select(p => (p.Code, p.Setting)));
    }

    [Fact]
    public void In_a_table_what_needs_a_flag_that_is_not_there_is_refused() => Assert.Equal(
        InputErrorCodes.SettingWithoutEffect,
        Assert.Throws<InvalidInputException>(() => OpenLineSettings.ReadChange(
            Pairs(("Active", "Y"), ("WelcomeBotEnable", ""), ("WelcomeBotId", "5")), InputSource.Row)).Code);

    [Theory]
    [InlineData("WORKTIME_FROM")]
    [InlineData("WorktimeTo")]
    public void Working_hours_need_both_ends(string name) => Assert.Equal(
        InputErrorCodes.SettingWithoutEffect,
        Assert.Throws<InvalidInputException>(() => Change((name, "09:00"))).Code);

    [Fact]
    public void A_queue_names_its_operators_by_their_ids()
    {
        var names = new Hashtable
        {
            ["15"] = new Hashtable { ["USER_NAME"] = "Anna", ["UserAvatarId"] = 7 },
        };
        const string Json = "{\"15\":{\"USER_NAME\":\"Anna\",\"USER_AVATAR_ID\":7}}";

        OpenLineSettings settings = Change(("QUEUE_USERS_FIELDS", names), ("QUEUE", 15));

        Assert.Equal(
            JObject.Parse("{'15':{USER_NAME:'Anna',USER_AVATAR_ID:7}}").ToString(),
            settings.ToParameters()["QUEUE_USERS_FIELDS"]!.ToString());
        Assert.Equal(
            settings.QueueUsersFields, Change(("QueueUsersFields", Json), ("Queue", 15)).QueueUsersFields);
        Assert.Equal(
            InputErrorCodes.SettingWithoutEffect,
            Assert.Throws<InvalidInputException>(() => Change(("QUEUE_USERS_FIELDS", names))).Code);
    }

    [Fact]
    public void A_queue_may_mix_maps_ids_and_texts()
    {
        var user = new Hashtable { ["entity_type"] = "user", ["ENTITY_ID"] = 1 };

        OpenLineSettings settings = Change(("QUEUE", new object[] { user, 15, "department:10" }));

        Assert.Equal("user:1;user:15;department:10", settings.Queue!.ToString());
    }

    [Fact]
    public void A_profile_may_be_a_map()
    {
        OpenLineSettings settings = Change(("DEFAULT_OPERATOR_DATA", new Hashtable { ["Name"] = "Help", ["AVATAR_ID"] = 7 }));

        Assert.Equal(new OperatorProfile("Help", null, 7), settings.DefaultOperatorData);
    }

    [Theory]
    [InlineData("{}", "DefaultOperatorData: '{}' has no field. Give NAME, AVATAR or AVATAR_ID.")]
    [InlineData("{\"NAMEE\":\"x\"}", "DefaultOperatorData: 'NAMEE' is not a field of a profile. Did you mean 'NAME'?")]
    public void A_profile_that_would_clear_what_there_is_is_refused(string text, string message) => Assert.Equal(
        message,
        Assert.Single(Assert.Throws<InvalidInputException>(
            () => Change(("DefaultOperatorData", text))).Errors).Message);

    [Fact]
    public void One_operator_need_not_be_a_list() => Assert.Equal(
        "Zed",
        Assert.Single(Change(
            ("QueueUsersFields", new Hashtable { ["USER_ID"] = "1", ["USER_NAME"] = "Zed" }),
            ("Queue", 1)).QueueUsersFields!).Name);

    [Fact]
    public void A_queue_may_have_the_operators_that_were_read() => Assert.Equal(
        "user:7", Change(("Queue", new object[] { new QueueOperator(7, "Anna") })).Queue!.ToString());

    [Fact]
    public void A_holiday_and_a_time_may_be_dates()
    {
        OpenLineSettings settings = Change(
            ("WorktimeHolidays", new object[] { new DateTime(2026, 12, 25) }),
            ("WorktimeFrom", new DateTimeOffset(2026, 1, 1, 8, 30, 0, TimeSpan.Zero)),
            ("WorktimeTo", "17:00"));

        Assert.Equal(("25.12;", "08:30"), (settings.WorktimeHolidays!.ToString(), settings.WorktimeFrom!.ToString()));
    }

    [Theory]
    [InlineData("😀", 25, true)]
    [InlineData("😀", 26, false)]
    [InlineData(null, 255, true)]
    [InlineData(null, 256, false)]
    public void Characters_are_counted_as_a_portal_counts_them(string? character, int count, bool fits)
    {
        // Half a surrogate pair; no attribute can hold one.
        string name = string.Concat(Enumerable.Repeat(character ?? "\udc00", count));

        if (fits)
            Assert.Equal(name.Replace('\udc00', '\ufffd'), Change(("Name", name)).Name);
        else
            Assert.Throws<InvalidInputException>(() => Change(("Name", name)));
    }

    [Theory]
    [InlineData("CRM_SOURCE", 50)]
    [InlineData("CRM_CREATE_SECOND", 50)]
    [InlineData("VOTE_MESSAGE_1_TEXT", 100)]
    [InlineData("VOTE_MESSAGE_1_LIKE", 100)]
    [InlineData("VOTE_MESSAGE_1_DISLIKE", 100)]
    [InlineData("VOTE_MESSAGE_2_TEXT", 5000)]
    public void Texts_are_as_long_as_the_table_holds(string name, int length)
    {
        Assert.NotNull(Change((name, new string('x', length))));
        if (length < 5000)
            Assert.Throws<InvalidInputException>(() => Change((name, new string('x', length + 1))));
    }

    [Fact]
    public void More_holidays_than_the_table_holds_are_refused()
    {
        string[] days = [.. Enumerable.Range(0, 366).Select(day => $"{new DateTime(2024, 1, 1).AddDays(day):dd.MM}")];

        Assert.NotNull(Change(("WORKTIME_HOLIDAYS", days.Take(333).ToArray())));
        Assert.Contains(
            "2000",
            Assert.Throws<InvalidInputException>(() => Change(("WORKTIME_HOLIDAYS", days))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.1")]
    [InlineData(" 25.1 ")]
    public void A_day_that_excel_may_have_shortened_is_refused(string day) => Assert.Contains(
        "October", Assert.Throws<InvalidInputException>(() => Change(("WorktimeHolidays", day))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("3.2", "03.02")]
    [InlineData("3.1.", "03.01")]
    [InlineData("03.10", "03.10")]
    [InlineData("1.1,7.1", "01.01,07.01")]
    public void Days_go_out_with_both_digits(string days, string sent) => Assert.Equal(
        sent, (string?)Change(("WorktimeHolidays", days)).ToParameters()["WORKTIME_HOLIDAYS"]);

    [Theory]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData(" UTC ", "UTC")]
    [InlineData("Etc/GMT+3", "Etc/GMT+3")]
    [InlineData("", "")]
    public void A_time_zone_is_an_iana_name(string given, string sent) =>
        Assert.Equal(sent, Change(("WorktimeTimezone", given)).WorktimeTimezone);

    [Theory]
    [InlineData("W. Europe Standard Time", "Write 'Europe/Berlin'.")]
    [InlineData("russian standard time", "Write 'Europe/Moscow'.")]
    [InlineData("Berlin", "Did you mean 'Europe/Berlin'?")]
    [InlineData("Europe/Berln", "Did you mean 'Europe/Berlin'?")]
    [InlineData("Mars/Phobos", "such as Europe/Berlin")]
    public void Another_name_of_a_time_zone_is_refused_with_the_right_one(string given, string hint) => Assert.Contains(
        hint, Assert.Throws<InvalidInputException>(() => Change(("WorktimeTimezone", given))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("22:00", "06:00", "one until 23:59 and one from 00:00, or 00:00 to 23:59.")]
    [InlineData("09:00", "09:00", "past midnight")]
    [InlineData("23:45", "23:59", "at 23:30 at the latest")]
    public void Hours_that_a_portal_would_bend_are_refused(string from, string to, string reason) => Assert.Contains(
        reason,
        Assert.Throws<InvalidInputException>(() => Change(("WorktimeFrom", from), ("WorktimeTo", to))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Y", "Y")]
    [InlineData("N", null)]
    public void A_flag_that_counts_by_being_there_goes_out_only_for_yes(string given, string? sent) => Assert.Equal(
        sent, (string?)Change(("SKIP_MODIFY_MARK", given), ("Name", "x")).ToParameters()["SKIP_MODIFY_MARK"]);

    [Theory]
    [InlineData("QUEUE_TYP", "all", "UnknownSetting", "QUEUE_TYP: An open line has no such setting. Did you mean 'QUEUE_TYPE'?")]
    [InlineData("QueuType", "all", "UnknownSetting", "QueuType: An open line has no such setting. Did you mean 'QueueType'?")]
    [InlineData("Colour", "red", "UnknownSetting", "Colour: An open line has no such setting.")]
    [InlineData("QueueType", "evenl", "InvalidValue",
        "QueueType: 'evenl' is not one of evenly, strictly, all. Did you mean 'evenly'?")]
    [InlineData("WorktimeFrom", "25:00", "InvalidValue",
        "WorktimeFrom: '25:00' is not a time of day. Write HH:MM, from 00:00 to 23:59.")]
    [InlineData("WorktimeHolidays", 25.1, "InvalidValue", "WorktimeHolidays: '25.1' is a number. Write days in quotes, as '25.12'.")]
    [InlineData("WorktimeFrom", 18.3, "InvalidValue", "WorktimeFrom: '18.3' is a number. Write a time in quotes, as 'HH:MM'.")]
    [InlineData("Queue", "team:5", "InvalidValue", "Queue: 'team:5' is neither user:<id or e-mail> nor department:<id or name>.")]
    [InlineData("QueueTime", "one minute", "InvalidValue", "QueueTime: 'one minute' is not a whole number from 0.")]
    [InlineData("QueueTime", -1, "InvalidValue", "QueueTime: '-1' is less than 0.")]
    [InlineData("QueueTime", 1.5, "InvalidValue", "QueueTime: '1.5' is not a whole number from 0.")]
    [InlineData("SessionPriority", 86401, "InvalidValue", "SessionPriority: '86401' is more than 86400.")]
    [InlineData("Active", "maybe", "InvalidValue",
        "Active: 'maybe' is neither yes nor no. Write Y or N, $true or $false.")]
    [InlineData("LanguageId", "german", "InvalidValue",
        "LanguageId: 'german' is not the code of a language. Use two Latin letters, such as en or ru.")]
    [InlineData("LanguageId", "ру", "InvalidValue",
        "LanguageId: 'ру' is not the code of a language. Use two Latin letters, such as en or ru.")]
    [InlineData("LanguageId", "r", "InvalidValue",
        "LanguageId: 'r' is not the code of a language. Use two Latin letters, such as en or ru.")]
    [InlineData("QueueTime", "1.000", "InvalidValue",
        "QueueTime: '1.000' can mean thousands or decimals. Write the number without separators.")]
    [InlineData("MaxChat", "12.500 ", "InvalidValue",
        "MaxChat: '12.500 ' can mean thousands or decimals. Write the number without separators.")]
    [InlineData("QueueTime", "1,000", "InvalidValue", "QueueTime: '1,000' is not a whole number from 0.")]
    [InlineData("QueueTime", "1 000", "InvalidValue", "QueueTime: '1 000' is not a whole number from 0.")]
    [InlineData("QueueTime", "1'000", "InvalidValue", "QueueTime: '1'000' is not a whole number from 0.")]
    [InlineData("QueueTime", "60,0", "InvalidValue", "QueueTime: '60,0' is not a whole number from 0.")]
    [InlineData("QueueTime", "٦٠", "InvalidValue", "QueueTime: '٦٠' is not a whole number from 0.")]
    [InlineData("WorktimeDayoff", "SA,SO", "InvalidValue",
        "WorktimeDayoff: 'SO' is not a day of the week. Write MO, TU, WE, TH, FR, SA, SU.")]
    [InlineData("WorktimeHolidays", "31.02", "InvalidValue",
        "WorktimeHolidays: '31.02' is not a day of the year. Write DD.MM, for example 25.12.")]
    [InlineData("Name", " ", "InvalidValue", "Name: ' ' must not be empty.")]
    [InlineData("XML_ID", "a", "ReadOnlySetting", "XML_ID: The portal sets it by itself.")]
    [InlineData("CloseText", null, "InvalidValue",
        "CloseText: The value is null. Leave the setting out, or give '' to clear it.")]
    public void What_a_portal_would_ignore_or_bend_is_refused(string name, object? value, string code, string message)
    {
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => Change((name, value)));

        InputError error = Assert.Single(refusal.Errors);
        Assert.Equal((code, name, message), (error.Code, error.Setting, error.Message));
        Assert.Equal(code, refusal.Code);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void An_error_quotes_a_number_as_PowerShell_writes_it_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => Change(("QueueTime", 1.5)));
            Assert.StartsWith("QueueTime: '1.5' ", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_largest_number_is_taken() =>
        Assert.Equal(86400, Change(("SessionPriority", 86400)).SessionPriority);

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(
            () => Change(("QueueType", "x"), ("Active", "Y"), ("QueueTime", "y"), ("Foo", "z")));

        Assert.Equal(["QueueType", "QueueTime", "Foo"], refusal.Errors.Select(error => error.Setting));
        Assert.Equal(InputErrorCodes.SeveralProblems, refusal.Code);
    }

    [Fact]
    public void A_setting_in_two_spellings_is_refused() => Assert.Equal(
        InputErrorCodes.DuplicateSetting,
        Assert.Throws<InvalidInputException>(() => Change(("QUEUE_TIME", 1), ("QueueTime", 2))).Code);

    [Fact]
    public void A_row_may_have_empty_cells_and_columns_that_a_portal_only_reports()
    {
        OpenLineSettings settings = OpenLineSettings.ReadCreation(
            Pairs(("Id", "7"), ("Name", "x"), ("QueueTime", ""), ("DateCreate", ""), ("AdditionalData", "…")),
            InputSource.Row);

        Assert.Equal(["LINE_NAME"], settings.Given().Select(setting => setting.WireName));
    }

    [Fact]
    public void In_a_record_a_null_is_not_given_and_an_empty_text_clears()
    {
        OpenLineSettings settings = OpenLineSettings.ReadChange(
            Pairs(("QueueTime", null), ("CloseText", "")), InputSource.Record);

        Assert.Equal(["CLOSE_TEXT"], settings.Given().Select(setting => setting.WireName));
    }

    [Fact]
    public void An_unknown_column_is_refused_even_where_its_cell_is_empty() => Assert.Equal(
        InputErrorCodes.UnknownSetting,
        Assert.Throws<InvalidInputException>(() => OpenLineSettings.ReadCreation(
            Pairs(("Name", "x"), ("QueueTyp", "")), InputSource.Row)).Code);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_new_line_needs_a_name(string? name) => Assert.Equal(
        InputErrorCodes.MissingSetting,
        Assert.Throws<InvalidInputException>(() => OpenLineSettings.ReadCreation(
            Pairs(("Name", name), ("Active", "Y")), InputSource.Row)).Code);

    [Fact]
    public void A_change_needs_a_setting() => Assert.Equal(
        InputErrorCodes.NothingToChange,
        Assert.Throws<InvalidInputException>(() => OpenLineSettings.ReadChange(
            Pairs(("Name", ""), ("QueueTime", "")), InputSource.Row)).Code);

    [Fact]
    public void Settings_go_out_in_one_order_whatever_the_order_they_came_in() => Assert.Equal(
        Change(("QUEUE_TIME", 1), ("ACTIVE", "Y")).ToParameters().ToString(),
        Change(("ACTIVE", "Y"), ("QUEUE_TIME", 1)).ToParameters().ToString());

    private static OpenLineSettings Change(params (string Name, object? Value)[] values) =>
        OpenLineSettings.ReadChange(Pairs(values), InputSource.Explicit);

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(params (string Name, object? Value)[] values) =>
        values.Select(value => KeyValuePair.Create(value.Name, value.Value));

    /// <summary>Excel stores a time as a part of a day, and shows it so where the cell has no format.</summary>
    [Theory]
    [InlineData("0.25", ": 06:00")]
    [InlineData("0,375", ": 09:00")]
    [InlineData(".5", ": 12:00")]
    [InlineData("0.333333333333333", ": 08:00")]
    [InlineData("0.99999", "")]
    public void A_part_of_a_day_is_no_time(string cell, string meant)
    {
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(
            () => Change(("WorktimeFrom", cell), ("WorktimeTo", "20:00")));

        Assert.Equal(
            $"WorktimeFrom: '{cell}' is a part of a day, as Excel stores times{meant}. Write HH:MM.", refusal.Message);
    }

    [Theory]
    [InlineData("department:\"Sales, EMEA\"", "department:\"Sales, EMEA\"")]
    [InlineData("user:1; department:'Sales; EMEA' ,user:2", "user:1;department:\"Sales; EMEA\";user:2")]
    [InlineData("\"department:Sales, EMEA\";user:2", "department:\"Sales, EMEA\";user:2")]
    [InlineData("department:\"The \"\"A\"\" team\"", "department:\"The \"\"A\"\" team\"")]
    [InlineData("department:Children's books", "department:\"Children's books\"")]
    [InlineData("user:1 department:Sales EMEA user:2", "user:1;department:Sales EMEA;user:2")]
    public void A_name_with_separators_stands_in_quotes(string cell, string printed)
    {
        OperatorQueue queue = OperatorQueue.Parse(cell);

        Assert.Equal(printed, queue.ToString());
        Assert.Equal(queue, OperatorQueue.Parse(queue.ToString()));
        Assert.Equal(queue, OperatorQueue.Parse(string.Join(" ", queue)));
    }
}
