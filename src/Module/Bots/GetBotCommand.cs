using System.Globalization;
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
[Progress("Reading bots")]
[Cmdlet(VerbsCommon.Get, "B24Bot", DefaultParameterSetName = ByName)]
[OutputType(typeof(Bot))]
public sealed class GetBotCommand : RowCmdlet<BotLookup, Bot>
{
    private const string ByName = "Name";
    private const string ByBot = "Bot";

    /// <summary>Names, with wildcards; all bots when none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [NameOrId]
    public string[]? Name { get; set; }

    /// <summary>The type of the bots: bot, openline, supervisor… Version 2.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(ChoiceCompleter<BotType>))]
    public string? Type { get; set; }

    /// <summary>The id of the bot, from 1.</summary>
    [BareValue]
    [Parameter(ParameterSetName = ByBot, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "BOT_ID")]
    [ArgumentCompleter(typeof(BotIdCompleter))]
    public BotRef? BotId { get; set; }

    /// <summary>The code of the bot, where its id is not known.</summary>
    [Parameter(ParameterSetName = ByBot, ValueFromPipelineByPropertyName = true)]
    public string? Code { get; set; }

    /// <summary>A row, a map or a bot, or the bare id of one.</summary>
    [Parameter(ParameterSetName = ByBot, ValueFromPipeline = true, DontShow = true)]
    public override PSObject? InputObject { get; set; }

    /// <summary>The token of the bots. A webhook needs it for version 2. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BOT_TOKEN")]
    [Secret]
    public SecureString? BotToken { get; set; }

    /// <summary>1 or 2; 2 where a bot token or a type is given, or else 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("API_VERSION")]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    public string? ApiVersion { get; set; }

    internal override ErrorHelpTable ErrorHelp => BotErrorHelp.Table;

    /// <summary>Not the row: it may hold the bot's token, and errors are logged.</summary>
    internal override object? Target => BotId.ReadOrZero() is > 0 and var id ? id : Code.OrNull();

    internal override IReadOnlyCollection<(BotLookup Request, object? Target)> Requests() =>
        ParameterSetName == ByBot ? base.Requests() : [];

    internal override BotLookup Request()
    {
        int? id = BotId.Read();
        string? token = Secret.Reveal(BotToken);
        return new BotLookup(VersionFor(token), id, Code.OrNull(), token);
    }

    internal override Task<IReadOnlyList<Outcome<Bot>>> SendAsync(
        IReadOnlyList<BotLookup> requests, CancellationToken token) => new BotClient(Client).GetAsync(requests, token);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ByName)
            WriteList(ReadOnce(() => NamePattern.AllOf(Name), Name));
        base.EndProcessing();
    }

    private void WriteList(NamePattern[] patterns)
    {
        string? token = Secret.Reveal(BotToken);
        BotListing listing = ReadOnce(() => BotListing.Of(Client, VersionGiven(), token, Type), Type);
        ReadOnce(() => Checked(listing.Version, token), null);
        var filter = new NameFilter<Bot>(
            patterns, bot => [bot.Name, bot.Code, bot.Id.ToString(CultureInfo.InvariantCulture)]);
        while (listing.HasMore)
        {
            if (Ask(listing.ReadNextAsync, target: null) is not { } page)
                return;
            WriteFound(filter.Take(page));
        }
        WriteFound(filter.Rest());
        foreach (NamePattern missing in NamePattern.Missing(patterns))
            Fail(new RestError(BotErrorCodes.BotNotFound, $"The portal lists no bot named '{missing.Text}' to this " +
                "caller.", Execution.Refused), missing.Text);
    }

    private BotApiVersion VersionFor(string? token) => Checked(BotInput.VersionOf(ApiVersion, token), token);

    private int? VersionGiven() =>
        ApiVersion.OrNull() is null ? null : (int)BotInput.VersionOf(ApiVersion, botToken: null);

    /// <exception cref="InvalidInputException">A webhook gives no token, and the version needs it.</exception>
    private BotApiVersion Checked(BotApiVersion version, string? token)
    {
        if (version is BotApiVersion.V2)
            BotInput.CheckProof(Portal.Kind, version, token);
        return version;
    }
}
