namespace Bitrix24.Sandbox;

/// <summary>A message as an application sends it: who, what, in which chat of the external system.</summary>
internal sealed class IncomingMessage(JObject user, JObject message, JObject chat)
{
    public string UserId => Php.Text(user["id"]);

    public string Id => Php.Text(message["id"]);

    public string ChatId => Php.Text(chat["id"]);

    public string ChatAddress => Php.Text(chat["url"]);

    public string Text => Php.Text(message["text"]);

    public IEnumerable<JObject> Files => Php.Items(message["files"]).Select(file => Php.Map(file.Value));

    public bool HasContent => Text.Length > 0 || Files.Any();

    /// <summary>The employee in whose name it is sent; 0 for the guest.</summary>
    public int Author => Php.Int(message["user_id"]);

    public bool IsTracked => !Php.EqualsWord(message["disable_crm"], "Y");

    /// <summary>Reads a message. The three blocks have to be there; an empty one is.</summary>
    /// <exception cref="RestException">One is missing.</exception>
    public static IncomingMessage Read(JToken sent)
    {
        JObject blocks = Php.Map(sent);
        return Php.IsArray(blocks["user"]) && Php.IsArray(blocks["message"]) && Php.IsArray(blocks["chat"])
            ? new IncomingMessage(Php.Map(blocks["user"]), Php.Map(blocks["message"]), Php.Map(blocks["chat"]))
            : throw RestException.WrongArgument(
                "MESSAGES", "The incorrect structure of a message inside MESSAGES parameter");
    }

    /// <summary>Takes over what is said of the guest.</summary>
    public void Describe(Guest guest)
    {
        guest.Name = Or("name", guest.Name);
        guest.LastName = Or("last_name", guest.LastName);
        guest.Avatar = Php.IsArray(user["picture"]) ? Php.Text(Php.Map(user["picture"])["url"]) : guest.Avatar;
        guest.Gender = Php.Text(user["gender"]) switch
        {
            "male" => "M",
            "female" => "F",
            _ => guest.Gender,
        };
        guest.Email = Or("email", guest.Email);
        guest.Phone = Or("phone", guest.Phone);
    }

    /// <summary>
    /// The message as it is answered. A date has become an object, which says nothing, and files are fetched later.
    /// </summary>
    public JObject ShowMessage()
    {
        var shown = new JObject { ["id"] = Id };
        if (message.ContainsKey("date"))
            shown["date"] = new JObject();
        if (message.ContainsKey("text"))
            shown["text"] = Text;
        if (message.ContainsKey("files"))
            shown["files"] = new JArray();
        return shown;
    }

    public JObject ShowChat()
    {
        var shown = new JObject { ["id"] = ChatId };
        if (chat.ContainsKey("name"))
            shown["name"] = Php.Text(chat["name"]);
        if (ChatAddress.Length > 0)
            shown["description"] = $"Link to the original post: {ChatAddress}";
        return shown;
    }

    /// <summary>What the application has asked for besides; empty when it has not.</summary>
    public JObject ShowExtra()
    {
        var shown = new JObject();
        if (Php.EqualsWord(user["skip_phone_validate"], "Y"))
            shown["skip_phone_validate"] = "Y";
        if (!IsTracked)
            shown["disable_tracker"] = "Y";
        return shown;
    }

    private string Or(string name, string known) => Php.Text(user[name]) is { Length: > 0 } text ? text : known;
}
