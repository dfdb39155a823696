namespace Bitrix24.OpenLines.Tests;

/// <summary>
/// The samples of the reference at https://apidocs.bitrix24.com/: what comes back of a line is read into types,
/// property by property. Texts are our own.
/// </summary>
public sealed class DocumentedSamplesTests
{
    [Fact]
    public void The_answers_of_config_add_and_update_are_read()
    {
        Assert.Equal(15, new AddOpenLine(new OpenLineSettings()).Read(15).Value);
        Assert.Equal(15, new UpdateOpenLine(15, new OpenLineSettings()).Read(true).Value);
        Assert.Equal(
            OpenLineErrorCodes.OpenLineNotChanged,
            new UpdateOpenLine(15, new OpenLineSettings()).Read(false).Error!.Code);
    }

    [Fact]
    public void The_answer_of_config_get_is_read()
    {
        OpenLine line = new GetOpenLine(22, withOffline: true).Read(JObject.Parse("""
            {
                "ID": "22", "ACTIVE": "Y", "LINE_NAME": "Documentation", "CRM": "N", "CRM_CREATE": "lead",
                "CRM_CREATE_SECOND": "0", "QUEUE_TIME": "60", "QUEUE_TYPE": "evenly", "CHECK_AVAILABLE": "Y",
                "WELCOME_BOT_ENABLE": "Y", "WELCOME_BOT_ID": "597", "WELCOME_BOT_TIME": "180",
                "WELCOME_BOT_LEFT": "close", "VOTE_MESSAGE_2_TEXT": "One.\r\n\r\nTwo", "WORKTIME_ENABLE": "Y",
                "WORKTIME_FROM": "0", "WORKTIME_TO": "23.59", "WORKTIME_HOLIDAYS": [""], "WORKTIME_DAYOFF": [""],
                "DATE_CREATE": {}, "DATE_MODIFY": {}, "MODIFY_USER_ID": "27", "XML_ID": null,
                "QUICK_ANSWERS_IBLOCK_ID": "181", "TYPE_MAX_CHAT": "answered_new", "DEFAULT_OPERATOR_DATA": [],
                "KPI_FIRST_ANSWER_LIST": null, "SEND_NOTIFICATION_EMPTY_QUEUE": "N", "QUEUE": ["27", "103"],
                "QUEUE_FULL": {
                    "103": {"ID": "251", "SORT": "1", "USER_ID": "103", "DEPARTMENT_ID": "4", "USER_NAME": "Ann",
                        "USER_WORK_POSITION": null, "USER_AVATAR": null, "USER_AVATAR_ID": "0"},
                    "27": {"ID": "245", "SORT": "0", "USER_ID": "27", "DEPARTMENT_ID": "0", "USER_NAME": null,
                        "USER_WORK_POSITION": null, "USER_AVATAR": null, "USER_AVATAR_ID": "0"}
                },
                "QUEUE_USERS_FIELDS": {"27": {"USER_NAME": null}, "103": {"USER_NAME": "Ann"}}, "QUEUE_ONLINE": "Y"
            }
            """)).Value;

        Assert.Equal((22, "Documentation", true, false), (line.Id, line.Name, line.Active, line.Crm));
        Assert.Equal(("00:00", "23:59"), (line.WorktimeFrom, line.WorktimeTo));
        Assert.Equal((0, 0), (line.WorktimeDayoff!.Count, line.WorktimeHolidays!.Count));
        Assert.Equal((597, 180, "close"), (line.WelcomeBotId, line.WelcomeBotTime, line.WelcomeBotLeft));
        Assert.Equal((null, null, 27), (line.DateCreate, line.DateModify, line.ModifyUserId));
        Assert.Equal((true, false), (line.QueueOnline, line.SendNotificationEmptyQueue));
        Assert.Equal("user:27;user:103", line.Queue!.ToString());
        Assert.Equal(
            [new QueueOperator(27), new QueueOperator(103, "Ann") { DepartmentId = 4 }], line.Operators!);
        Assert.Empty(line.AdditionalData);
    }

    [Fact]
    public void The_answer_of_config_list_get_is_read()
    {
        var withOperators = OpenLineSelection.Of(null, withOperators: true);
        IReadOnlyList<OpenLine> lines = new ListOpenLines { Selection = withOperators }.Read(JArray.Parse("""
            [
                {
                    "ID": "15", "LINE_NAME": "VIP", "ACTIVE": "Y", "QUEUE": [101, 205],
                    "QUEUE_USERS_FIELDS": {
                        "101": {"USER_NAME": "John", "USER_WORK_POSITION": "Operator",
                            "USER_AVATAR": "https://example.bitrix24.com/a.jpg", "USER_AVATAR_ID": 312},
                        "205": {"USER_NAME": "Anna", "USER_WORK_POSITION": null, "USER_AVATAR": "",
                            "USER_AVATAR_ID": null}
                    },
                    "CONFIG_QUEUE": [{"ENTITY_ID": "10", "ENTITY_TYPE": "department"}]
                },
                {"ID": "16", "LINE_NAME": "Sales", "ACTIVE": "Y", "QUEUE": [101], "CONFIG_QUEUE": []}
            ]
            """)).Value;

        Assert.Equal(["department:10", "user:101"], lines.Select(line => line.Queue!.ToString()));
        Assert.Equal(
            [
                new QueueOperator(101, "John", "Operator", "https://example.bitrix24.com/a.jpg", 312),
                new QueueOperator(205, "Anna", null, ""),
            ],
            lines[0].Operators!);
        Assert.Equal("Anna (205)", lines[0].Operators![1].ToString());
    }
}
