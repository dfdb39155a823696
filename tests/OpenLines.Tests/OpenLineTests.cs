namespace Bitrix24.OpenLines.Tests;

/// <summary>The shapes in which a portal describes a line.</summary>
public sealed class OpenLineTests
{
    [Fact]
    public void Reads_the_shapes_of_a_portal()
    {
        OpenLine line = OpenLine.Read(JObject.Parse("""
            {
              "ID": "22", "LINE_NAME": "Support DE", "ACTIVE": "Y", "CRM": "N", "QUEUE_TIME": "60",
              "QUEUE_TYPE": "evenly", "CLOSE_RULE": "quality", "WORKTIME_FROM": "9", "WORKTIME_TO": "18.30",
              "WORKTIME_HOLIDAYS": [""], "WORKTIME_DAYOFF": ["SA", "SU"], "DATE_CREATE": {}, "MODIFY_USER_ID": "27",
              "XML_ID": null, "DEFAULT_OPERATOR_DATA": [], "KPI_FIRST_ANSWER_LIST": null, "AUTO_CLOSE_TEXT": "",
              "QUEUE": ["27", 103], "QUEUE_ONLINE": "Y", "SOMETHING_NEW": {"a": [1, "b"]}
            }
            """))!;

        Assert.Equal((22, "Support DE", true, false, 60), (line.Id, line.Name, line.Active, line.Crm, line.QueueTime));
        Assert.Equal("evenly", line.QueueType);
        Assert.Equal("quality", line.CloseRule);
        Setting rule = OpenLineSettings.Catalog.Find(nameof(line.CloseRule))!;
        Assert.Equal("quality", rule.Parse(line.ValueToSend(rule)!));
        line.CloseRule = "qualty";
        Assert.Throws<FormatException>(() => rule.Parse(line.ValueToSend(rule)!));
        Assert.Equal(("09:00", "18:30"), (line.WorktimeFrom, line.WorktimeTo));
        Assert.Empty(line.WorktimeHolidays!);
        Assert.Equal(["SA", "SU"], line.WorktimeDayoff!);
        Assert.Equal((27, null), (line.ModifyUserId, line.XmlId));
        Assert.Null(line.DefaultOperatorData);
        Assert.Null(line.KpiFirstAnswerList);
        Assert.Null(line.Active is null ? "" : null);
        Assert.Equal("", line.AutoCloseText);
        Assert.Equal("user:27;user:103", line.Queue!.ToString());
        Assert.True(line.QueueOnline);
        var nested = Assert.IsType<Dictionary<string, object?>>(line.AdditionalData["SOMETHING_NEW"]);
        Assert.Equal(new object?[] { 1L, "b" }, nested["a"]);
    }

    [Fact]
    public void Takes_the_queue_as_it_was_configured_where_that_is_told()
    {
        OpenLine line = OpenLine.Read(JObject.Parse("""
            {
              "ID": "15", "QUEUE": [101, 205],
              "CONFIG_QUEUE": [{"ENTITY_ID": "10", "ENTITY_TYPE": "department"}]
            }
            """))!;

        Assert.Equal("department:10", line.Queue!.ToString());
    }

    [Theory]
    [InlineData("23.59", "23:59")]
    [InlineData("0", "00:00")]
    public void Reads_times_as_older_portals_write_them(string wire, string time) => Assert.Equal(
        time, OpenLine.Read(new JObject { ["ID"] = 1, ["WORKTIME_TO"] = wire })!.WorktimeTo);

    [Fact]
    public void What_is_not_told_is_null()
    {
        OpenLine line = OpenLine.Read(JObject.Parse("{ID:'1',LINE_NAME:'x'}"))!;

        Assert.Equal((null, null, null), (line.Active, line.Queue, line.WorktimeFrom));
    }
}
