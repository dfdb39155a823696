using System;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Sandbox;

/// <summary>Makes objects of the CRM of dialogs, as the lines ask for it or operators do.</summary>
internal sealed class CrmTracker(CrmStore crm, LineStore lines, ChatPost post, Func<DateTimeOffset> clock)
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
        post.Tell(chat, $"[b]A new {type} has been created[/b]", new JArray(new JObject
        {
            ["id"] = clock().ToUnixTimeSeconds(),
            ["blocks"] = new JArray(new JObject
            {
                ["link"] = new JArray(new JObject { ["name"] = chat.Name, ["link"] = entity.Path }),
            }),
            ["description"] = "",
            ["color"] = ChatView.Color,
        }));
    }
}
