namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// What New-B24OpenLine and Set-B24OpenLine share: the settings that most channels set are parameters, beside the
/// hashtable that takes them all.
/// </summary>
public abstract class OpenLineWriteCmdlet : RowCmdlet<LineWrite, OpenLine>, IKeepsJournal
{
    private OpenLineWriter? _writer;
    private KeyValuePair<string, object?>[] _parameters = [];
    private NamePattern[] _ignored = [];
    private bool _overriddenReported;

    /// <summary>The name of the line, at most 255 characters.</summary>
    public abstract string? Name { get; set; }

    /// <summary>Other settings: a hashtable or an object, in wire or PowerShell spelling.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public PSObject? Settings { get; set; }

    /// <summary>Whether the line takes requests: Y or N, $true or $false.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.Active))]
    [ArgumentCompleter(typeof(SettingCompleter))]
    public bool? Active { get; set; }

    /// <summary>
    /// The operators, in order: <c>user:1</c>, <c>department:10</c>, <c>anna@example.com</c>, <c>department:Sales</c>.
    /// </summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.Queue))]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public OperatorQueue? Queue { get; set; }

    /// <summary>How requests are handed out: evenly, strictly or all.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.QueueType))]
    [ArgumentCompleter(typeof(SettingCompleter))]
    public string? QueueType { get; set; }

    /// <summary>Seconds until a request goes on to the next operator.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.QueueTime))]
    public int? QueueTime { get; set; }

    /// <summary>Seconds until a request counts as not answered.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.NoAnswerTime))]
    public int? NoAnswerTime { get; set; }

    /// <summary>How many dialogs an operator may have at once; 0 for any number.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.MaxChat))]
    public int? MaxChat { get; set; }

    /// <summary>The language of the line's own texts, in two letters: <c>de</c>.</summary>
    [Parameter]
    [Alias("Language")]
    [SettingValue(nameof(OpenLineProperties.LanguageId))]
    [ArgumentCompleter(typeof(SettingCompleter))]
    public string? LanguageId { get; set; }

    /// <summary>Whether a welcome text is sent.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.WelcomeMessage))]
    [ArgumentCompleter(typeof(SettingCompleter))]
    public bool? WelcomeMessage { get; set; }

    /// <summary>That text.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.WelcomeMessageText))]
    public string? WelcomeMessageText { get; set; }

    /// <summary>Whether the client is looked up in CRM.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.Crm))]
    [ArgumentCompleter(typeof(SettingCompleter))]
    public bool? Crm { get; set; }

    /// <summary>What is made in CRM for a new client: none, lead or deal.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.CrmCreate))]
    [ArgumentCompleter(typeof(SettingCompleter))]
    public string? CrmCreate { get; set; }

    /// <summary>The source that the CRM object is given.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.CrmSource))]
    public string? CrmSource { get; set; }

    /// <summary>Whether the line keeps working hours.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.WorktimeEnable))]
    [ArgumentCompleter(typeof(SettingCompleter))]
    public bool? WorktimeEnable { get; set; }

    /// <summary>When work begins, HH:MM; given together with -WorktimeTo.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.WorktimeFrom))]
    public string? WorktimeFrom { get; set; }

    /// <summary>When work ends, HH:MM; given together with -WorktimeFrom.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.WorktimeTo))]
    public string? WorktimeTo { get; set; }

    /// <summary>The time zone of both, by its IANA name: <c>Europe/Berlin</c>.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.WorktimeTimezone))]
    [ArgumentCompleter(typeof(SettingCompleter))]
    public string? WorktimeTimezone { get; set; }

    /// <summary>The days of the week without work: MO, TU, WE, TH, FR, SA, SU.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.WorktimeDayoff))]
    [ArgumentCompleter(typeof(SettingCompleter))]
    public ValueList<string>? WorktimeDayoff { get; set; }

    /// <summary>The days of the year without work, DD.MM.</summary>
    [Parameter]
    [SettingValue(nameof(OpenLineProperties.WorktimeHolidays))]
    public ValueList<string>? WorktimeHolidays { get; set; }

    /// <summary>Does not read back what the portal made of it. Emits the id and the name only.</summary>
    [Parameter]
    public SwitchParameter NoReadBack { get; set; }

    /// <summary>Columns of the rows that are no settings, with wildcards: they are passed over.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? IgnoreColumn { get; set; }

    /// <summary>Adds to each line that is emitted a property Input, which has the row that it was made of.</summary>
    [Parameter]
    public SwitchParameter IncludeInput { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override int ChunkSize => NoReadBack ? RestClient.MaxBatchLength : OpenLineWriter.MaxTogether;

    internal override string UnknownColumnHint => " Use -IgnoreColumn for a column of your own.";

    private protected OpenLineWriter Writer => _writer!;

    internal override Task<IReadOnlyList<Outcome<OpenLine>>> SendAsync(
        IReadOnlyList<LineWrite> requests, CancellationToken token) => Writer.WriteAsync(requests, token);

    internal override void AddInput(OpenLine result, object? target)
    {
        if (IncludeInput)
            PSObject.AsPSObject(result).Properties.Add(new PSNoteProperty("Input", target));
    }

    /// <summary>Whether a setting is given as a parameter.</summary>
    private protected bool HasParameters => _parameters.Length > 0;

    /// <summary>The columns of the row that are meant.</summary>
    private protected InputValues RowValues => InputValues.Of(InputObject).Except(_ignored);

    /// <summary>The settings of -Settings, which are for every row.</summary>
    private protected InputValues CommonSettings => Settings is null ? InputValues.None : InputValues.Of(Settings);

    private (string Name, object? Value)[] Parameters =>
    [
        (nameof(Name), Name),
        (nameof(Active), Active),
        (nameof(Queue), Queue),
        (nameof(QueueType), QueueType),
        (nameof(QueueTime), QueueTime),
        (nameof(NoAnswerTime), NoAnswerTime),
        (nameof(MaxChat), MaxChat),
        (nameof(LanguageId), LanguageId),
        (nameof(WelcomeMessage), WelcomeMessage),
        (nameof(WelcomeMessageText), WelcomeMessageText),
        (nameof(Crm), Crm),
        (nameof(CrmCreate), CrmCreate),
        (nameof(CrmSource), CrmSource),
        (nameof(WorktimeEnable), WorktimeEnable),
        (nameof(WorktimeFrom), WorktimeFrom),
        (nameof(WorktimeTo), WorktimeTo),
        (nameof(WorktimeTimezone), WorktimeTimezone),
        (nameof(WorktimeDayoff), WorktimeDayoff),
        (nameof(WorktimeHolidays), WorktimeHolidays),
    ];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _writer = new OpenLineWriter(Client, Portal.Quirks, readBack: !NoReadBack);
        _ignored = ReadOnce(() => NamePattern.AllOf(IgnoreColumn), IgnoreColumn);
        _parameters =
        [
            .. from parameter in Parameters
               where parameter.Value is not null
               select new KeyValuePair<string, object?>(parameter.Name, parameter.Value),
        ];
    }

    /// <summary>Parameters and other settings in one; where both have a setting, the parameter wins.</summary>
    private protected IEnumerable<KeyValuePair<string, object?>> WithParameters(
        IEnumerable<KeyValuePair<string, object?>> values)
    {
        KeyValuePair<string, object?>[] others = [.. values];
        string[] overridden = [.. others.Select(pair => pair.Key).Where(name => IsIn(_parameters, name))];
        if (overridden.Length > 0 && !_overriddenReported)
            WriteVerbose($"Given as a parameter too, which wins: {string.Join(", ", overridden)}.");
        _overriddenReported |= overridden.Length > 0;
        return Merge(_parameters, others);
    }

    /// <summary>Two sources of settings in one; where both have a setting, the first wins.</summary>
    private protected static IEnumerable<KeyValuePair<string, object?>> Merge(
        IReadOnlyList<KeyValuePair<string, object?>> values, IEnumerable<KeyValuePair<string, object?>> others) =>
        values.Concat(others.Where(pair => !IsIn(values, pair.Key)));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _writer?.Dispose();
    }

    private static bool IsIn(IEnumerable<KeyValuePair<string, object?>> values, string name) =>
        OpenLineSettings.Catalog.Find(name) is { } setting
        && values.Any(value => OpenLineSettings.Catalog.Find(value.Key) == setting);
}
