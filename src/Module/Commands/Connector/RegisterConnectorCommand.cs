using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Registers connectors of the application; one that is there under the code is replaced. Needs an application.
/// REST: <c>imconnector.register</c>.
/// </summary>
[RestMethod("imconnector.register")]
[Cmdlet(VerbsLifecycle.Register, "B24Connector", SupportsShouldProcess = true)]
[OutputType(typeof(Connector))]
public sealed class RegisterConnectorCommand : ActionCommand<RegisterConnector, Connector>, INeedsApplication
{
    private static readonly string[] Fields = [.. ConnectorRegistration.Catalog.All.Select(field => field.Name)];

    /// <summary>The code: digits, letters and underscores, without a dot. It is kept in lower case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Connector", "Code")]
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
    [LenientField(nameof(ConnectorRegistration.DelExternalMessages))]
    public bool? DelExternalMessages { get; set; }

    /// <summary>Whether the messages of operators can be changed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EDIT_INTERNAL_MESSAGES")]
    [LenientField(nameof(ConnectorRegistration.EditInternalMessages))]
    public bool? EditInternalMessages { get; set; }

    /// <summary>Whether the messages of operators can be deleted.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DEL_INTERNAL_MESSAGES")]
    [LenientField(nameof(ConnectorRegistration.DelInternalMessages))]
    public bool? DelInternalMessages { get; set; }

    /// <summary>Whether the newsletters of CRM can use the channel.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LenientField(nameof(ConnectorRegistration.Newsletter))]
    public bool? Newsletter { get; set; }

    /// <summary>Whether the channel is sent the messages of the system, too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("NEED_SYSTEM_MESSAGES")]
    [LenientField(nameof(ConnectorRegistration.NeedSystemMessages))]
    public bool? NeedSystemMessages { get; set; }

    /// <summary>Whether the operator's name stands before each message.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("NEED_SIGNATURE")]
    [LenientField(nameof(ConnectorRegistration.NeedSignature))]
    public bool? NeedSignature { get; set; }

    /// <summary>Whether one dialog is a whole chat of the external system, and not one client.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_GROUP")]
    [LenientField(nameof(ConnectorRegistration.ChatGroup))]
    public bool? ChatGroup { get; set; }

    /// <summary>Fields as a map, under the names of the API or of the parameters, beside those.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Map]
    public IDictionary? Settings { get; set; }

    /// <summary>Emits the code and the name of what was registered.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Registering connectors";

    private protected override string Achieved => "registered";

    private protected override string BareName => nameof(Id);

    private protected override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    /// <summary>Of two connectors of one code, the later one is to stay.</summary>
    private protected override object? KeyOf(RegisterConnector input) => input.Id;

    private protected override RegisterConnector Read(PipelineRecord record)
    {
        IEnumerable<KeyValuePair<string, object?>> settings =
            record.MapOf(nameof(Settings)) is { } map ? InputValues.Of(map).Pairs : [];
        IEnumerable<KeyValuePair<string, object?>> fields =
            ConnectorInput.FieldsOf(record, Fields).Concat(settings).Concat(record.Others);
        return new(ConnectorRegistration.Read(
            ConnectorRegistration.Flatten(fields).Select(WithPicture), record.Source));
    }

    private protected override string Describe(RegisterConnector request) => $"connector '{request.Id}'";

    private protected override string DescribeAction(RegisterConnector request) => "Register";

    private protected override void Emit(Connector output)
    {
        if (PassThru)
            WriteObject(output);
    }

    /// <summary>A text that is no data: URI is the path of a file.</summary>
    private KeyValuePair<string, object?> WithPicture(KeyValuePair<string, object?> field)
    {
        if (ConnectorRegistration.Catalog.Find(field.Key)?.Name is not (nameof(Icon) or nameof(IconDisabled))
            || field.Value is not string { Length: > 0 } path || IconImage.IsUri(path))
            return field;
        try
        {
            return new(field.Key, IconImage.FromFile(FilePath.Find(SessionState, path)
                ?? throw new FormatException($"'{path}' is not the path of a file.")));
        }
        catch (Exception e) when (e is FormatException or RuntimeException)
        {
            throw new InvalidInputException([new(InputErrorCodes.InvalidValue, field.Key, path, e.Message)]);
        }
    }
}
