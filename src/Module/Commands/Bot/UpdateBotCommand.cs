using System.Collections;
using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Changes bots: their profile, their handlers, their token. A bot token selects the newer method, which answers with
/// the bot. REST: <c>imbot.update</c> (version 1), <c>imbot.v2.Bot.update</c> (version 2).
/// </summary>
[RestMethod("imbot.update")]
[RestMethod("imbot.v2.Bot.update")]
[Cmdlet(VerbsData.Update, "B24Bot", SupportsShouldProcess = true)]
[OutputType(typeof(Bot))]
public sealed class UpdateBotCommand : ChangeCommand<BotUpdate, Bot?>
{
    private PipelineRecordReader? _records;
    private int _target;

    /// <summary>The id of the bot, from 1.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "BOT_ID")]
    [LenientId]
    [ArgumentCompleter(typeof(BotIdCompleter))]
    public int BotId { get; set; }

    /// <summary>
    /// The fields that change: a map under the names of either version, or a script block that makes one of <c>$_</c>.
    /// Without it, the columns of a piped row.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Map]
    public IDictionary? Fields { get; set; }

    /// <summary>The CLIENT_ID that the bot was registered with. A webhook needs it for version 1. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CLIENT_ID")]
    [Secret]
    public SecureString? ClientId { get; set; }

    /// <summary>The token of the bot. A webhook needs it for version 2. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BOT_TOKEN")]
    [Secret]
    public SecureString? BotToken { get; set; }

    /// <summary>The token that replaces the one the bot has, at most 40 characters. Version 2. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Secret]
    public SecureString? NewBotToken { get; set; }

    /// <summary>The file of the new picture: PNG, JPEG or GIF, at most 5000 pixels a side.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AvatarPath { get; set; }

    /// <summary>1 for imbot.update, 2 for imbot.v2.Bot.update; 2 where a bot token is given, or else 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("API_VERSION")]
    [LenientId]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    public int ApiVersion { get; set; }

    /// <summary>
    /// A row or a map: its columns are fields where there is no map of them. It may be the bare id of a bot, too.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Emits the bot with version 1 too, by one more request. Version 2 always answers with it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Changing bots";

    private protected override string Achieved => "changed";

    private protected override ErrorHelpTable ErrorHelp => BotErrorHelp.Table;

    /// <summary>Not the row: it may hold the bot's secrets, and errors are logged.</summary>
    private protected override object? Target => _target;

    /// <summary>Of two changes of one bot, the later one is to stay.</summary>
    private protected override object? KeyOf(BotUpdate input) => input.BotId;

    private protected override bool MayBeRepeated(BotUpdate input) => !input.IsRotation;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _records = new PipelineRecordReader(MyInvocation, nameof(BotId));
    }

    private protected override void ProcessInput()
    {
        _target = BotId;
        PipelineRecord record = _records!.Read(InputObject);
        _target = record.NumberOf(nameof(BotId), IdKinds.Bot) ?? throw new InvalidInputException([NoBot]);
        BotUpdate update = ReadUpdate(_target, record);
        string fields = string.Join(", ", update.Fields.Given());
        if (ShouldProcess($"bot {update.BotId}", $"Change {fields}"))
            Submit(update);
    }

    private protected override async Task<IReadOnlyList<Outcome<Bot?>>> RunAsync(
        IReadOnlyList<BotUpdate> inputs, CancellationToken token)
    {
        IReadOnlyList<Outcome<Bot>> changed = await new BotClient(Client)
            .UpdateAsync(inputs, PassThru, token).ConfigureAwait(false);
        return [.. inputs.Zip(changed, (update, outcome) => outcome.Map(bot =>
            Outcome.Success(update.Version is BotApiVersion.V2 || PassThru ? bot : null)))];
    }

    private protected override Outcome<BotUpdate>? Resume(BotUpdate input, JournalEntry entry) => entry.State switch
    {
        JournalState.Done => null,
        _ when input.IsRotation => Outcome.Failure<BotUpdate>(
            input.Unknown("An earlier run sent it and did not hear what became of it.")),
        _ => Outcome.Success(input),
    };

    private protected override void Emit(Bot? output)
    {
        if (output is not null)
            WriteObject(output);
    }

    private BotUpdate ReadUpdate(int botId, PipelineRecord record)
    {
        string? clientId = record.SecretOf(nameof(ClientId));
        string? botToken = record.SecretOf(nameof(BotToken));
        BotApiVersion version = BotInput.ReadVersion(record, nameof(ApiVersion), botToken);
        BotFields fields = ReadFields(record);
        // A credential for the other version is no harm: in a table, each row has what it has.
        bool isFirst = version is BotApiVersion.V1;
        var update = new BotUpdate(botId, version, fields, isFirst ? clientId : null, isFirst ? null : botToken);
        return update.ErrorsFor(Portal.Kind) is { Count: > 0 } errors
            ? throw new InvalidInputException(errors)
            : update;
    }

    private BotFields ReadFields(PipelineRecord record)
    {
        if (record.GivesNull(nameof(Fields)))
            throw new InvalidInputException([NoFields]);
        var fields = new List<KeyValuePair<string, object?>>();
        IDictionary? map = record.MapOf(nameof(Fields));
        if (map is not null)
            fields.AddRange(InputValues.Of(map).Pairs.Select(BotInput.Reveal));
        else if (InputObject is not { BaseObject: Bot })
            fields.AddRange(record.Others);

        if (record.SecretOf(nameof(NewBotToken)) is { } newToken)
            fields.Add(new(nameof(BotFields.NewBotToken), newToken));
        if (record.TextOf(nameof(AvatarPath)) is { } path)
            fields.Add(new(nameof(BotFields.Avatar), BotInput.ReadAvatar(SessionState, nameof(AvatarPath), path)));
        return BotFields.Read(fields, map is null ? record.Source : InputSource.Explicit);
    }

    private static InputError NoFields => new(
        InputErrorCodes.MissingSetting, nameof(Fields), null, "-Fields gives nothing for this input.");

    private static InputError NoBot => new(
        InputErrorCodes.MissingSetting, nameof(BotId), null,
        "Nothing says which bot it is. Give -BotId, or a column BotId.");
}
