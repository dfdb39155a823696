namespace Bitrix24.Sandbox;

/// <summary>Makes objects of the CRM of dialogs, as the lines ask for it or operators do.</summary>
internal sealed class CrmTracker(CrmStore crm, LineStore lines, ChatWriter writer, Func<DateTimeOffset> clock)
{
    /// <summary>Makes what <c>CRM_CREATE</c> of the line says of a guest who has written for the first time.</summary>
    public void Track(Session session)
    {
        if (lines.Find(session.Line) is not { } line || line[LineColumns.UsesCrm] != "Y")
            return;
        if (line[LineColumns.CrmCreate] is CrmEntity.Lead or CrmEntity.Deal)
            Create(session.Chat, line[LineColumns.CrmCreate]!);
    }

    public void CreateLead(Chat chat) => Create(chat, CrmEntity.Lead);

    private void Create(Chat chat, string type)
    {
        if (chat.Crm.Count > 0)
            return;
        CrmEntity entity = crm.Create(type);
        chat.Link(entity);
        writer.Tell(chat, $"[b]A new {type} has been created[/b]", new JArray(new JObject
        {
            ["id"] = clock().ToUnixTimeSeconds(),
            ["blocks"] = new JArray(
                new JObject
                {
                    ["link"] = new JArray(new JObject { ["name"] = chat.Name, ["link"] = entity.Path }),
                },
                new JObject { ["grid"] = Known(chat.Guest) }),
            ["description"] = "",
            ["color"] = ChatView.Color,
        }));
    }

    /// <summary>What is known of a guest.</summary>
    private static JArray Known(Guest? guest)
    {
        return new JArray(Rows().Where(row => row.Value.Length > 0).Select(row => new JObject
        {
            ["display"] = "ROW",
            ["name"] = row.Name,
            ["value"] = row.Value,
            ["colorToken"] = "base",
        }));

        IEnumerable<(string Name, string Value)> Rows() => guest is null
            ? []
            : [("Name", guest.FullName), ("Phone", guest.Phone), ("E-mail", guest.Email)];
    }
}
