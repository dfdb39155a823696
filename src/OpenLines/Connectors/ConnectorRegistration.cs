namespace Bitrix24.OpenLines;

/// <summary>
/// What a connector is registered with. A null is a field that is not given; it is never sent.
/// <c>imconnector.register</c>
/// </summary>
public sealed class ConnectorRegistration
{
    private static readonly string[] Groups = ["ICON", "ICON_DISABLED"];

    /// <summary>The code: digits, letters and underscores, without a dot. Goes out in lower case.</summary>
    [Setting("ID", "Connector", "Code")]
    public string? Id { get; set; }

    /// <summary>The name, for people.</summary>
    [Setting("NAME", NeverEmpty = true)]
    public string? Name { get; set; }

    /// <summary>The icon.</summary>
    [Setting("ICON.DATA_IMAGE", "ICON", Format = typeof(IconImageFormat))]
    public IconImage? Icon { get; set; }

    /// <summary>The color behind the icon, as CSS has it: <c>#69acc0</c>.</summary>
    [Setting("ICON.COLOR", NeverEmpty = true)]
    public string? IconColor { get; set; }

    /// <summary>The size of the icon, as CSS has it: <c>90%</c>.</summary>
    [Setting("ICON.SIZE", NeverEmpty = true)]
    public string? IconSize { get; set; }

    /// <summary>The position of the icon, as CSS has it: <c>center</c>.</summary>
    [Setting("ICON.POSITION", NeverEmpty = true)]
    public string? IconPosition { get; set; }

    /// <summary>The address of the page with the connector's settings, which the portal shows in a slider.</summary>
    [Setting("PLACEMENT_HANDLER")]
    public Uri? PlacementHandler { get; set; }

    /// <summary>The icon while the connector is not active.</summary>
    [Setting("ICON_DISABLED.DATA_IMAGE", "ICON_DISABLED", Format = typeof(IconImageFormat))]
    public IconImage? IconDisabled { get; set; }

    /// <summary>The color behind that icon.</summary>
    [Setting("ICON_DISABLED.COLOR", NeverEmpty = true)]
    public string? IconDisabledColor { get; set; }

    /// <summary>The size of that icon.</summary>
    [Setting("ICON_DISABLED.SIZE", NeverEmpty = true)]
    public string? IconDisabledSize { get; set; }

    /// <summary>The position of that icon.</summary>
    [Setting("ICON_DISABLED.POSITION", NeverEmpty = true)]
    public string? IconDisabledPosition { get; set; }

    /// <summary>Whether the messages of clients can be deleted. Yes, if it is not given.</summary>
    [Setting("DEL_EXTERNAL_MESSAGES", Format = typeof(BooleanFormat))]
    public bool? DelExternalMessages { get; set; }

    /// <summary>Whether the messages of operators can be changed. Yes, if it is not given.</summary>
    [Setting("EDIT_INTERNAL_MESSAGES", Format = typeof(BooleanFormat))]
    public bool? EditInternalMessages { get; set; }

    /// <summary>Whether the messages of operators can be deleted. Yes, if it is not given.</summary>
    [Setting("DEL_INTERNAL_MESSAGES", Format = typeof(BooleanFormat))]
    public bool? DelInternalMessages { get; set; }

    /// <summary>Whether the newsletters of CRM can use the channel. Yes, if it is not given.</summary>
    [Setting("NEWSLETTER", Format = typeof(BooleanFormat))]
    public bool? Newsletter { get; set; }

    /// <summary>Whether the channel is sent the messages of the system, too. Yes, if it is not given.</summary>
    [Setting("NEED_SYSTEM_MESSAGES", Format = typeof(BooleanFormat))]
    public bool? NeedSystemMessages { get; set; }

    /// <summary>Whether the operator's name stands before each message. Yes, if it is not given.</summary>
    [Setting("NEED_SIGNATURE", Format = typeof(BooleanFormat))]
    public bool? NeedSignature { get; set; }

    /// <summary>
    /// Whether one dialog is one chat of the external system, with all who write there; without, it is one client.
    /// CRM does not track chats of a group. No, if it is not given.
    /// </summary>
    [Setting("CHAT_GROUP", Format = typeof(BooleanFormat))]
    public bool? ChatGroup { get; set; }

    /// <summary>Every field.</summary>
    public static SettingCatalog Catalog { get; } = new(typeof(ConnectorRegistration), "A connector");

    /// <summary>The fields that have a value, in a fixed order.</summary>
    public IEnumerable<Setting> Given() => Catalog.GivenIn(this);

    /// <summary>Takes the maps of icons apart, as <see cref="Read"/> does.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Flatten(
        IEnumerable<KeyValuePair<string, object?>> values) => NestedFields.Flatten(values, Groups);

    /// <summary>Reads the fields. Icons may be maps of DATA_IMAGE, COLOR, SIZE and POSITION.</summary>
    /// <exception cref="InvalidInputException">
    /// Something is wrong with them, or something is missing that a portal asks for; nothing was sent.
    /// </exception>
    public static ConnectorRegistration Read(
        IEnumerable<KeyValuePair<string, object?>> values, InputSource source)
    {
        var registration = new ConnectorRegistration();
        var reader = new SettingsReader(Catalog, source);
        reader.Read(Flatten(values), registration);
        InputError[] errors = [.. reader.Errors, .. registration.ErrorsBeside(reader.Errors)];
        if (errors.Length > 0)
            throw new InvalidInputException(errors);
        registration.Id = ConnectorCode.Of(registration.Id!);
        return registration;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Id})";

    private IEnumerable<InputError> ErrorsBeside(IReadOnlyList<InputError> known)
    {
        IEnumerable<InputError> missing =
            from setting in Catalog.All
            where setting.Name is nameof(Id) or nameof(Name) or nameof(Icon) or nameof(PlacementHandler)
            where setting.ValueOf(this) is null
                && !known.Any(error => Catalog.Find(error.Setting) == setting)
            select InputError.Missing(setting.Name, "A portal registers no connector without it.");
        return Id is null ? missing : ConnectorCode.ErrorsOf(nameof(Id), Id).Concat(missing);
    }
}
