namespace Bitrix24.OpenLines;

/// <summary>
/// A message of the external system that a connector brings: who wrote what in which chat. A null is a field that is
/// not given; it is never sent. What is called external is the external system's; it names these ids by itself.
/// <c>imconnector.send.messages</c>, <c>imconnector.update.messages</c>, <c>imconnector.delete.messages</c>
/// </summary>
public sealed class ConnectorMessage
{
    private static readonly string[] Groups = ["user", "user.picture", "message", "chat"];

    /// <summary>The id of the client in the external system.</summary>
    [Setting("user.id", NeverEmpty = true)]
    public string? ExternalUserId { get; set; }

    /// <summary>The client's last name.</summary>
    [Setting("user.last_name")]
    public string? UserLastName { get; set; }

    /// <summary>The client's first name.</summary>
    [Setting("user.name")]
    public string? UserName { get; set; }

    /// <summary>The address of the client's picture, which the portal can reach.</summary>
    [Setting("user.picture.url", "user.picture")]
    public Uri? UserPicture { get; set; }

    /// <summary>The address of the client's profile.</summary>
    [Setting("user.url")]
    public Uri? UserUrl { get; set; }

    /// <summary>The client's gender.</summary>
    [Setting("user.gender", Format = typeof(ChoiceFormat<ClientGender>))]
    public string? UserGender { get; set; }

    /// <summary>The client's e-mail address.</summary>
    [Setting("user.email", Format = typeof(EmailFormat))]
    public string? UserEmail { get; set; }

    /// <summary>The client's phone number.</summary>
    [Setting("user.phone")]
    public string? UserPhone { get; set; }

    /// <summary>Whether CRM takes the phone number as it is. Sent only where it is <c>true</c>.</summary>
    [Setting("user.skip_phone_validate")]
    public bool? SkipPhoneValidate { get; set; }

    /// <summary>The id of the message in the external system.</summary>
    [Setting("message.id", NeverEmpty = true)]
    public string? ExternalMessageId { get; set; }

    /// <summary>When it was written. Goes out in whole seconds.</summary>
    [Setting("message.date", Format = typeof(UnixTimeFormat))]
    public DateTimeOffset? Date { get; set; }

    /// <summary>The text. A message has a text or files.</summary>
    [Setting("message.text", NeverEmpty = true)]
    public string? Text { get; set; }

    /// <summary>The files, which the portal fetches.</summary>
    [Setting("message.files", Format = typeof(ConnectorFilesFormat))]
    public ValueList<ConnectorFile>? Files { get; set; }

    /// <summary>Whether CRM does not look at the message. Sent only where it is <c>true</c>.</summary>
    [Setting("message.disable_crm")]
    public bool? DisableCrm { get; set; }

    /// <summary>The id of the operator who writes the message; null for the client.</summary>
    [Setting("message.user_id")]
    public int? OperatorId { get; set; }

    /// <summary>The id of the chat or the channel in the external system.</summary>
    [Setting("chat.id", NeverEmpty = true)]
    public string? ExternalChatId { get; set; }

    /// <summary>The name of the chat.</summary>
    [Setting("chat.name")]
    public string? ChatName { get; set; }

    /// <summary>The address of the chat.</summary>
    [Setting("chat.url")]
    public Uri? ChatUrl { get; set; }

    /// <summary>Every field.</summary>
    public static SettingCatalog Catalog { get; } = new(
        typeof(ConnectorMessage), "A message of a connector", nameof(ReceivedConnectorMessage.SessionId),
        nameof(ReceivedConnectorMessage.ChatId), nameof(ReceivedConnectorMessage.UserId));

    /// <summary>The fields that have a value, in a fixed order.</summary>
    public IEnumerable<Setting> Given() => Catalog.GivenIn(this);

    /// <summary>
    /// Reads the fields, which may be nested in maps named user, message and chat. What a row has of the connector, the
    /// open line or the portal's own ids beside them is passed over.
    /// </summary>
    /// <exception cref="InvalidInputException">Something is wrong with them; nothing was sent.</exception>
    public static ConnectorMessage Read(IEnumerable<KeyValuePair<string, object?>> values, InputSource source)
    {
        var message = new ConnectorMessage();
        var reader = new SettingsReader(Catalog, source);
        reader.Read(
            NestedFields.Flatten(values, Groups)
                .Where(pair => source is InputSource.Explicit || !IsOfLine(pair.Key)),
            message);
        InputError[] errors = message.OperatorId is 0 ? [.. reader.Errors, NoOperator] : [.. reader.Errors];
        return errors.Length == 0 ? message : throw new InvalidInputException(errors);
    }

    /// <inheritdoc/>
    public override string ToString() => $"message '{ExternalMessageId}' in chat '{ExternalChatId}'";

    /// <summary>Refuses a message that lacks what a portal asks for.</summary>
    /// <param name="needsContent">Whether it must have a text or files.</param>
    internal void Check(bool needsContent)
    {
        IEnumerable<InputError> errors =
            from setting in Catalog.All
            where setting.Name is nameof(ExternalUserId) or nameof(ExternalMessageId) or nameof(ExternalChatId)
            where setting.ValueOf(this) is null
            select InputError.Missing(setting.Name, "Every message needs it; it is an id of the external system.");
        if (needsContent && Text is null && Files is null)
            errors = errors.Append(InputError.Missing(nameof(Text), "A message needs a text or files."));
        InputError[] all = [.. errors];
        if (all.Length > 0)
            throw new InvalidInputException(all);
    }

    private static InputError NoOperator =>
        InputError.NotAnId(nameof(OperatorId), "0", "user");

    private static bool IsOfLine(string name) => Catalog.Find(name) is null
        && (OpenLineSettings.Catalog.Find(name) is not null || OpenLineSettings.Catalog.IsReadOnly(name));
}

/// <summary>A chat of the external system that a connector has brought.</summary>
/// <param name="Connector">The code of the connector.</param>
/// <param name="Line">The id of the open line.</param>
/// <param name="ExternalChatId">The id of the chat in the external system.</param>
/// <param name="Name">The name that it has on the portal.</param>
public sealed record ConnectorChat(string Connector, int Line, string ExternalChatId, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({ExternalChatId})";
}

/// <summary>A file of a message. The portal fetches it from its address.</summary>
/// <param name="Url">The address, http or https.</param>
/// <param name="Name">The name that people see; null for one that the portal makes of the address.</param>
public sealed record ConnectorFile(Uri Url, string? Name)
{
    /// <inheritdoc/>
    public override string ToString() => Url.OriginalString;
}

/// <summary>The gender of a client of an external system.</summary>
public enum ClientGender
{
    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,
}
