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
public sealed class UpdateBotCommand : BotCmdlet<UpdateBot, Bot?>
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

    /// <summary>The token that replaces the one the bot has, at most 40 characters. Version 2. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Secret]
    public SecureString? NewBotToken { get; set; }

    /// <summary>The file of the new picture: PNG, JPEG or GIF, at most 5000 pixels a side.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AvatarPath { get; set; }

    /// <summary>Emits the bot with version 1 too, by one more request. Version 2 always answers with it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Not the row: it may hold the bot's secrets, and errors are logged.</summary>
    internal override object? Target => BotId.ReadOrZero();

    internal override UpdateBot Request()
    {
        int botId = BotId.Require();
        (BotApiVersion version, string? clientId, string? botToken) = ReadCredentials();
        BotFields fields = BotFields.Read(
            FieldsGiven(), Fields is null ? Row.Source : InputSource.Explicit);
        bool isFirst = version is BotApiVersion.V1;
        var update = new UpdateBot(
            botId, version, fields, isFirst ? clientId : null, isFirst ? null : botToken);
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
