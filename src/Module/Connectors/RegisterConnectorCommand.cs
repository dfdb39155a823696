using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Registers connectors of the application; one that is there under the code is replaced. Needs an application.
/// REST: <c>imconnector.register</c>.
/// </summary>
[RestMethod("imconnector.register")]
[Progress("Registering connectors", "registered")]
[Cmdlet(VerbsLifecycle.Register, "B24Connector", SupportsShouldProcess = true)]
[OutputType(typeof(Connector))]
public sealed class RegisterConnectorCommand : RowCmdlet<RegisterConnector, Connector>, IKeepsJournal, INeedsApplication
{
    /// <summary>The code: digits, letters and underscores, without a dot. It is kept in lower case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Connector", "Code")]
    [BareValue]
    public string? Id { get; set; }

    /// <summary>The name, for people.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>
    /// The icon: the path of an SVG, PNG, JPEG or GIF, a data: URI, or a map of DATA_IMAGE, COLOR, SIZE and POSITION.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PSObject? Icon { get; set; }

    /// <summary>The color behind the icon: <c>#69acc0</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? IconColor { get; set; }

    /// <summary>The size of the icon: <c>90%</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? IconSize { get; set; }

    /// <summary>The position of the icon: <c>center</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? IconPosition { get; set; }

    /// <summary>The address of the page with the connector's settings, http or https.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PLACEMENT_HANDLER")]
    public string? PlacementHandler { get; set; }

    /// <summary>The icon while the connector is not active, in the forms of -Icon.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ICON_DISABLED")]
    public PSObject? IconDisabled { get; set; }

    /// <summary>The color behind that icon.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? IconDisabledColor { get; set; }

    /// <summary>The size of that icon.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? IconDisabledSize { get; set; }

    /// <summary>The position of that icon.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? IconDisabledPosition { get; set; }

    /// <summary>Whether the messages of clients can be deleted: Y or N, $true or $false.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DEL_EXTERNAL_MESSAGES")]
    public FieldValue? DelExternalMessages { get; set; }

    /// <summary>Whether the messages of operators can be changed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EDIT_INTERNAL_MESSAGES")]
    public FieldValue? EditInternalMessages { get; set; }

    /// <summary>Whether the messages of operators can be deleted.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DEL_INTERNAL_MESSAGES")]
    public FieldValue? DelInternalMessages { get; set; }

    /// <summary>Whether the newsletters of CRM can use the channel.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public FieldValue? Newsletter { get; set; }

    /// <summary>Whether the channel is sent the messages of the system, too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("NEED_SYSTEM_MESSAGES")]
    public FieldValue? NeedSystemMessages { get; set; }

    /// <summary>Whether the operator's name stands before each message.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("NEED_SIGNATURE")]
    public FieldValue? NeedSignature { get; set; }

    /// <summary>Whether one dialog is a whole chat of the external system, and not one client.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_GROUP")]
    public FieldValue? ChatGroup { get; set; }

    /// <summary>Fields as a map, under the names of the API or of the parameters, beside those.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Map]
    public IDictionary? Settings { get; set; }

    /// <summary>Emits the code and the name of what was registered.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    /// <summary>Of two connectors of one code, the later one is to stay.</summary>
    internal override object? KeyOf(RegisterConnector request) => request.Id;

    internal override RegisterConnector Request()
    {
        IEnumerable<KeyValuePair<string, object?>> fields =
            [.. ConnectorInput.FieldsOf(Row, Fields), .. Settings.Read() ?? [], .. Row.Others];
        return new(ConnectorRegistration.Read(
            ConnectorRegistration.Flatten(fields).Select(WithPicture), Row.Source));
    }

    internal override (string Target, string Action)? Describe(RegisterConnector request) =>
        ($"connector '{request.Id}'", "Register");

    internal override void Emit(Connector result)
    {
        if (PassThru)
            WriteObject(result);
    }

    private (string Name, object? Value)[] Fields =>
    [
        (nameof(Id), Id),
        (nameof(Name), Name),
        (nameof(Icon), Icon),
        (nameof(IconColor), IconColor),
        (nameof(IconSize), IconSize),
        (nameof(IconPosition), IconPosition),
        (nameof(PlacementHandler), PlacementHandler),
        (nameof(IconDisabled), IconDisabled),
        (nameof(IconDisabledColor), IconDisabledColor),
        (nameof(IconDisabledSize), IconDisabledSize),
        (nameof(IconDisabledPosition), IconDisabledPosition),
        (nameof(DelExternalMessages), DelExternalMessages?.Given),
        (nameof(EditInternalMessages), EditInternalMessages?.Given),
        (nameof(DelInternalMessages), DelInternalMessages?.Given),
        (nameof(Newsletter), Newsletter?.Given),
        (nameof(NeedSystemMessages), NeedSystemMessages?.Given),
        (nameof(NeedSignature), NeedSignature?.Given),
        (nameof(ChatGroup), ChatGroup?.Given)
    ];

    /// <summary>A text that is no data: URI is the path of a file.</summary>
    private KeyValuePair<string, object?> WithPicture(KeyValuePair<string, object?> field)
    {
        if (ConnectorRegistration.Catalog.Find(field.Key)?.Name is not (nameof(Icon) or nameof(IconDisabled))
            || field.Value is not string { Length: > 0 } path || IconImage.IsUri(path))
            return field;
        try
        {
            return new(field.Key, IconImage.FromFile(FilePath.Resolve(SessionState, path)));
        }
        catch (FormatException e)
        {
            throw new InvalidInputException(InputError.Invalid(
                field.Key, path, e.Message));
        }
    }
}
