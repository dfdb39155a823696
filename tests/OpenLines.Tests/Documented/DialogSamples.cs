namespace Bitrix24.OpenLines.Tests;

/// <summary>
/// <c>imopenlines.session.*</c>, <c>imopenlines.operator.*</c>, <c>imopenlines.dialog.get</c>,
/// <c>imopenlines.message.*</c>, <c>imopenlines.crm.lead.create</c>
/// </summary>
internal static class DialogSamples
{
    public static IEnumerable<MethodSample> All =>
    [
        MethodSample.Of(
            new GetDialog(DialogKey.OfUser(UserCode.Parse("livechat|1|1373|211"))),
            dialog =>
            {
                Assert.Equal(
                    (1777, "chat1777", "livechat|22|1775|599", "livechat", 22, "1775", "599"),
                    (dialog.ChatId, dialog.DialogId, dialog.UserCode, dialog.Connector, dialog.Line,
                        dialog.ExternalChatId, dialog.ClientUserId));
                Assert.Equal(
                    (343, DateTimeOffset.FromUnixTimeSeconds(1773682918), 27, false, false),
                    (dialog.SessionId, dialog.SessionStart, dialog.Owner, dialog.IsPinned, dialog.IsSilent));
                Assert.Equal(
                    (true, "lead", 1209, 1209, null, null, null),
                    (dialog.HasCrmEntity, dialog.CrmEntityType, dialog.CrmEntity, dialog.LeadId, dialog.DealId,
                        dialog.ContactId, dialog.CompanyId));
                Assert.Equal(new DateTimeOffset(2026, 3, 13, 16, 50, 15, TimeSpan.FromHours(1)), dialog.DateCreate);
                Assert.Equal((104, 0, 2, 86313), (
                    dialog.MessageCount, dialog.Counter, dialog.UserCounter, dialog.LastMessageId));
                Assert.Equal("27", $"{dialog.ManagerList}");
                Assert.Equal("owner", dialog.Permissions?.ManageSettings);
                Assert.True(dialog.AdditionalData.ContainsKey("restrictions"));
                Assert.True(dialog.AdditionalData.ContainsKey("entity_data_1"));
                Assert.False(dialog.AdditionalData.ContainsKey("entity_id"));
            }),
        MethodSample.Of(
            new OpenSession(UserCode.Parse("livechat|22|1761|587")),
            dialog => Assert.Equal(
                (1763, "chat1763", "livechat|22|1761|587", "587", null),
                (dialog.ChatId, dialog.DialogId, dialog.UserCode, dialog.ClientUserId, dialog.Name))),
        MethodSample.Of(new GetSessionHistory(DialogKey.OfSession(321)), Check),
        MethodSample.Of(new StartSession(2043), Done),
        MethodSample.Of(new StartSessionFromMessage(2043, 18971), Done),
        MethodSample.Of(new JoinSession(2043), Done),
        MethodSample.Of(new InterceptSession(2043), Done),
        MethodSample.Of(new PinSession(2043, active: true), Done),
        MethodSample.Of(new SilenceSession(2043, active: true), Done),
        MethodSample.Of(new PinAllSessions(), sessions => Check(sessions, isPinned: true)),
        MethodSample.Of(new UnpinAllSessions(), sessions => Check(sessions, isPinned: false)),
        MethodSample.Of(
            new RateSession(1743, 5, "Sample text"),
            session => Assert.Equal(1743, session.SessionId)),
        MethodSample.Of(new AnswerDialog(2043), Done),
        MethodSample.Of(new FinishDialog(2043), Done),
        MethodSample.Of(new FinishAnotherDialog(2043), Done),
        MethodSample.Of(new SkipDialog(2043), Done),
        MethodSample.Of(new MarkDialogAsSpam(2043), Done),
        MethodSample.Of(TransferDialog.ToUser(2043, 15), Done),
        MethodSample.Of(new CreateLead(2043), Done),
        MethodSample.Of(
            new SaveQuickAnswer(1331, 83507),
            dialogs => Assert.Equal("chat 1331", $"{Assert.Single(dialogs)}")),
    ];

    private static void Done(IReadOnlyList<Dialog> dialogs) =>
        Assert.Equal("chat 2043", $"{Assert.Single(dialogs)}");

    private static void Check(IReadOnlyList<Dialog> sessions, bool isPinned) => Assert.Equal(
        [(339, isPinned), (337, isPinned)],
        sessions.Select(session => (session.SessionId!.Value, session.IsPinned!.Value)));

    private static void Check(SessionHistory history)
    {
        Assert.Equal(
            (321, 1763, 22, "livechat", null, null, true, true),
            (history.SessionId, history.ChatId, history.Line, history.Connector, history.Rating, history.Comment,
                history.CanJoin, history.CanRate));
        Assert.Equal([85833, 85851], history.Messages.Select(message => message.MessageId));

        DialogMessage told = history.Messages[0];
        Assert.True(told.IsSystem);
        Assert.Equal((null, null, "[b]Sample text[/b]"), (told.AuthorId, told.Author, told.Text));
        Assert.True(told.AdditionalData!.ContainsKey("params"));

        DialogMessage written = history.Messages[1];
        Assert.Equal(
            (1763, 321, 103, "Sample name", AuthorKind.Operator, false),
            (written.ChatId, written.SessionId, written.AuthorId, written.Author, written.AuthorKind, written.IsSystem));
        Assert.Equal(new DateTimeOffset(2026, 3, 11, 13, 12, 46, TimeSpan.FromHours(1)), written.Date);
        DialogFile file = Assert.Single(written.Files);
        Assert.Equal((5437, "2311.png", "image", 70855), (file.Id, file.Name, file.Type, file.Size));
        Assert.Equal("https://example.bitrix24.com/files/5437/download", $"{file.DownloadUrl}");

        Assert.Equal("Sample name", $"{history.Operators}");
        Assert.Equal((2, 0, 1), (history.MessageCount, history.ClientMessageCount, history.OperatorMessageCount));
        Assert.Equal((14, 321), (history.Dialog?.MessageCount, history.Dialog?.SessionId));
    }
}
