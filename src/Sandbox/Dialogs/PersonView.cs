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

    public static JObject InHistory(Person person, DateTimeOffset now) => new()
    {
        ["id"] = Php.Text(person.Id),
        ["name"] = person.Name,
        ["active"] = true,
        ["firstName"] = person.FirstName,
        ["lastName"] = person.LastName,
        ["workPosition"] = person.Position.Length > 0 ? person.Position : null,
        ["color"] = person.Color,
        ["avatar"] = person.Avatar,
        ["avatarId"] = null,
        ["birthday"] = "",
        ["gender"] = person.Gender,
        ["phoneDevice"] = false,
        ["phones"] = false,
        ["extranet"] = person.IsGuest,
        ["network"] = false,
        ["bot"] = person.IsBot,
        ["connector"] = person.IsGuest,
        ["profile"] = $"/company/personal/user/{person.Id}/",
        ["externalAuthId"] = person.Origin,
        ["status"] = person.IsOnline ? "online" : null,
        ["idle"] = false,
        ["lastActivityDate"] = Envelope.Date(now),
        ["mobileLastDate"] = false,
        ["desktopLastDate"] = false,
        ["departments"] = new JArray(person.Departments),
        ["absent"] = false,
        ["type"] = person.IsBot ? "bot" : "user",
        ["services"] = null,
        ["botData"] = null,
    };
}
