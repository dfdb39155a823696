using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads bots: all that the caller may see, or those of some ids or codes. A bot token selects the newer methods, which
/// tell all of a bot and only of those that belong to the token.
/// REST: <c>imbot.bot.list</c> (version 1), <c>imbot.v2.Bot.list</c> and <c>imbot.v2.Bot.get</c> (version 2).
/// </summary>
[RestMethod("imbot.bot.list")]
[RestMethod("imbot.v2.Bot.list")]
[RestMethod("imbot.v2.Bot.get")]
[Cmdlet(VerbsCommon.Get, "B24Bot", DefaultParameterSetName = ByName)]
[OutputType(typeof(Bot))]
public sealed class GetBotCommand : BulkCommand<BotLookup, Bot>
{
    private const string ByName = "Name";
    private const string ByBot = "Bot";

    private PipelineRecordReader? _records;
    private object? _target;

    /// <summary>Names, with wildcards; all bots when none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>The type of the bots: bot, openline, supervisor… Version 2.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(ChoiceCompleter<BotType>))]
    public string? Type { get; set; }

    /// <summary>The id of the bot, from 1.</summary>
    [Parameter(ParameterSetName = ByBot, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "BOT_ID")]
    [LenientId]
    [ArgumentCompleter(typeof(BotIdCompleter))]
    public int BotId { get; set; }

    /// <summary>The code of the bot, where its id is not known.</summary>
    [Parameter(ParameterSetName = ByBot, ValueFromPipelineByPropertyName = true)]
    public string? Code { get; set; }

    /// <summary>A row, a map or a bot, or the bare id of one.</summary>
    [Parameter(ParameterSetName = ByBot, ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The token of the bots. A webhook needs it for version 2. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BOT_TOKEN")]
    [Secret]
    public SecureString? BotToken { get; set; }

    /// <summary>1 or 2; 2 where a bot token or a type is given, or else 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("API_VERSION")]
    [LenientId]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    public int ApiVersion { get; set; }

    private protected override string Activity => "Reading bots";

    private protected override string Achieved => "read";

    private protected override ErrorHelpTable ErrorHelp => BotErrorHelp.Table;

    /// <summary>Not the row: it may hold the bot's token, and errors are logged.</summary>
    private protected override object? Target => _target;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _records = new PipelineRecordReader(MyInvocation, nameof(BotId));
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName != ByBot)
            return;
        _target = null;
        PipelineRecord record = _records!.Read(InputObject);
        _target = record.TextOf(nameof(Code));
        int? id = record.NumberOf(nameof(BotId), IdKinds.Bot);
        _target = id ?? _target;
        string? token = record.SecretOf(nameof(BotToken));
        BotApiVersion version = BotInput.ReadVersion(record, nameof(ApiVersion), token);
        if (version is BotApiVersion.V2)
            BotInput.CheckProof(Portal.Kind, version, token);
        Submit(new BotLookup(version, id, record.TextOf(nameof(Code)), token));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ByName)
            WriteList(ReadOnce(() => NamePattern.AllOf(Name), Name));
        base.EndProcessing();
    }

    private protected override Task<IReadOnlyList<Outcome<Bot>>> RunAsync(
        IReadOnlyList<BotLookup> inputs, CancellationToken token) => new BotClient(Client).GetAsync(inputs, token);

    private void WriteList(NamePattern[] patterns)
    {
        string? token = Secret.Reveal(BotToken) is { Length: > 0 } given ? given : null;
        int? version = MyInvocation.BoundParameters.ContainsKey(nameof(ApiVersion)) ? ApiVersion : null;
        BotListing listing = ReadOnce(() => BotListing.Of(Client, version, token, Type), Type);
        if (listing.Version is BotApiVersion.V2)
            ReadOnce<object?>(() =>
            {
                BotInput.CheckProof(Portal.Kind, listing.Version, token);
                return null;
            }, null);
        while (listing.HasMore)
        {
            Outcome<IReadOnlyList<Bot>> page = Wait(listing.ReadNextAsync);
            foreach (string notice in page.Notices)
                WriteWarning(notice);
            if (page.Error is { } error)
            {
                Fail(error, null);
                return;
            }
            Bot[] wanted = [.. page.Value.Where(bot => NamePattern.AnyMatches(patterns, bot.Name))];
            CountDone(wanted.Length);
            WriteObject(wanted, enumerateCollection: true);
        }
        foreach (NamePattern missing in patterns.Where(pattern => pattern is { IsExact: true, HasMatched: false }))
            Fail(new RestError(BotErrorCodes.BotNotFound, $"The portal lists no bot named '{missing.Text}' to this " +
                "caller.", Execution.Refused), missing.Text);
    }
}
