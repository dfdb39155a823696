using System.Collections;
using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Changes bots: their profile, their handlers, their token. A bot token selects the newer method, which answers with
/// the bot. REST: <c>imbot.update</c> (version 1), <c>imbot.v2.Bot.update</c> (version 2).
/// </summary>
[RestMethod("imbot.update")]
[RestMethod("imbot.v2.Bot.update")]
[Progress("Changing bots", "changed")]
[Cmdlet(VerbsData.Update, "B24Bot", SupportsShouldProcess = true)]
[OutputType(typeof(Bot))]
public sealed class UpdateBotCommand : RowCmdlet<UpdateBot, Bot?>, IKeepsJournal
{
    /// <summary>The id of the bot, from 1.</summary>
    [BareValue]
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "BOT_ID")]
    [ArgumentCompleter(typeof(BotIdCompleter))]
    public BotRef? BotId { get; set; }

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
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    public string? ApiVersion { get; set; }

    /// <summary>Emits the bot with version 1 too, by one more request. Version 2 always answers with it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => BotErrorHelp.Table;

    /// <summary>Not the row: it may hold the bot's secrets, and errors are logged.</summary>
    internal override object? Target => BotId.ReadOrZero();

    internal override UpdateBot Request()
    {
        int botId = BotId.Require();
        string? botToken = Secret.Reveal(BotToken);
        BotApiVersion version = BotInput.VersionOf(ApiVersion, botToken);
        BotFields fields = BotFields.Read(
            FieldsGiven(), Fields is null ? Row.Source : InputSource.Explicit);
        // A credential for the other version is no harm: in a table, each row has what it has.
        bool isFirst = version is BotApiVersion.V1;
        var update = new UpdateBot(
            botId, version, fields, isFirst ? Secret.Reveal(ClientId) : null, isFirst ? null : botToken);
        return update.ErrorsFor(Portal.Kind) is { Count: > 0 } errors
            ? throw new InvalidInputException(errors)
            : update;
    }

    internal override (string Target, string Action)? Describe(UpdateBot request) =>
        ($"bot {request.BotId}", $"Change {string.Join(", ", request.Fields.Given())}");

    /// <summary>Of two changes of one bot, the later one is to stay.</summary>
    internal override object? KeyOf(UpdateBot request) => request.BotId;

    internal override async Task<IReadOnlyList<Outcome<Bot?>>> SendAsync(
        IReadOnlyList<UpdateBot> requests, CancellationToken token)
    {
        IReadOnlyList<Outcome<Bot>> changed = await new BotClient(Client)
            .UpdateAsync(requests, PassThru, token).ConfigureAwait(false);
        return [.. requests.Zip(changed, (update, outcome) => outcome.Map(bot =>
            Outcome.Success(update.Version is BotApiVersion.V2 || PassThru ? bot : null)))];
    }

    internal override void Emit(Bot? result)
    {
        if (result is not null)
            WriteObject(result);
    }

    private List<KeyValuePair<string, object?>> FieldsGiven()
    {
        // A piped bot is not a row of fields.
        List<KeyValuePair<string, object?>> fields = BotInput.FieldsOf(
            this, Fields.Read(), InputObject is { BaseObject: Bot } ? [] : Row.Others, AvatarPath);
        if (Secret.Reveal(NewBotToken) is { } newToken)
            fields.Add(new(nameof(BotFields.NewBotToken), newToken));
        return fields;
    }
}
