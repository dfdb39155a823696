using System;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Sandbox;

/// <summary>Shows people in chats: their events have them shorter than their history.</summary>
internal static class PersonView
{
    public static JObject InEvents(Person person, DateTimeOffset now) => new()
    {
        ["id"] = person.Id,
        ["active"] = true,
        ["name"] = person.Name,
        ["firstName"] = person.FirstName,
        ["lastName"] = person.LastName,
        ["workPosition"] = person.Position,
        ["color"] = person.Color,
        ["avatar"] = person.Avatar,
        ["gender"] = person.Gender,
        ["birthday"] = "",
        ["extranet"] = person.IsGuest,
        ["bot"] = person.IsBot,
        ["connector"] = person.IsGuest,
        ["externalAuthId"] = person.Origin,
        ["status"] = "online",
        ["idle"] = false,
        ["lastActivityDate"] = Envelope.Date(now),
        ["absent"] = false,
        ["departments"] = new JArray(person.Departments),
        ["phones"] = false,
        ["type"] = person.IsBot ? "bot" : person.IsGuest ? "user" : "employee",
    };
}
