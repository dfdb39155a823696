using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Changes bots: their profile, their handlers, their token. A bot token selects the newer method, which answers with
/// the bot. REST: <c>imbot.update</c> (version 1), <c>imbot.v2.Bot.update</c> (version 2).
/// </summary>
[Cmdlet(VerbsData.Update, "B24Bot", SupportsShouldProcess = true)]
[OutputType(typeof(Bot))]
public sealed class UpdateBotCommand : BulkCommand<BotUpdate, Bot?>, IChangesPortal
{
    // What a row may have beside the fields of its bot.
    private static readonly string[] OwnColumns =
        [nameof(BotId), nameof(ClientId), nameof(BotToken), nameof(NewBotToken), nameof(AvatarPath), nameof(ApiVersion)];

    /// <summary>The id of the bot, from 1.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
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
    [Secret]
    public SecureString? ClientId { get; set; }

    /// <summary>The token of the bot. A webhook needs it for version 2. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Secret]
    public SecureString? BotToken { get; set; }

    /// <summary>The token that the bot gets in place of the old one, at most 40 characters. Version 2. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Secret]
    public SecureString? NewBotToken { get; set; }

    /// <summary>The file of the new picture: PNG, JPEG or GIF, at most 5000 pixels a side.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AvatarPath { get; set; }

    /// <summary>1 for imbot.update, 2 for imbot.v2.Bot.update; 2 where a bot token is given, or else 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LenientId]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    public int ApiVersion { get; set; }

    /// <summary>The input as a whole: its columns are fields where there is no map of them.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Emits the bot with version 1 too, which takes one more request. Version 2 always answers with it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Changing bots";

    /// <summary>Of two changes of one bot, the later one is to stay.</summary>
    private protected override object? KeyOf(BotUpdate input) => input.BotId;

    private protected override void ProcessInput()
    {
        // Not the row: it may hold the bot's secrets, and errors are logged.
        object target = BotId;
        try
        {
            BotUpdate update = ReadUpdate();
            string fields = string.Join(", ", update.Fields.Given().Select(field => field.WireName));
            if (ShouldProcess($"bot {update.BotId}", $"Change {fields}"))
                Submit(update, target);
        }
        catch (SettingsException refusal)
        {
            Reject(refusal, target);
        }
    }

    private protected override async Task<IReadOnlyList<Outcome<Bot?>>> RunAsync(
        IReadOnlyList<BotUpdate> inputs, CancellationToken token)
    {
        IReadOnlyList<Outcome<Bot>> changed = await new BotClient(Portal.Client)
            .UpdateAsync(inputs, PassThru, token).ConfigureAwait(false);
        return [.. inputs.Zip(changed, (update, outcome) => outcome.Map(bot =>
            Outcome.Success(update.Version is BotApiVersion.V2 || PassThru ? bot : null)))];
    }

    private protected override void Emit(Bot? output)
    {
        if (output is not null)
            WriteObject(output);
    }

    private BotUpdate ReadUpdate()
    {
        string? clientId = Secret.Reveal(ClientId);
        string? botToken = Secret.Reveal(BotToken);
        BotApiVersion version = ReadVersion(botToken);
        var fields = BotFields.Read(ReadFields(out SettingsSource source), source);
        // A credential for the other version is no harm: in a table, each row has what it has.
        bool isFirst = version is BotApiVersion.V1;
        if (Portal.Kind is CredentialKind.Webhook && (isFirst ? clientId : botToken) is null or "")
            throw new SettingsException([NoProof(isFirst)]);
        return new BotUpdate(BotId, version, fields, isFirst ? clientId : null, isFirst ? null : botToken);
    }

    private BotApiVersion ReadVersion(string? botToken)
    {
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(ApiVersion)))
            return string.IsNullOrEmpty(botToken) ? BotApiVersion.V1 : BotApiVersion.V2;
        return Enum.IsDefined(typeof(BotApiVersion), ApiVersion)
            ? (BotApiVersion)ApiVersion
            : throw new SettingsException([new(
                SettingProblemCodes.InvalidValue, nameof(ApiVersion), null, "The versions are 1 and 2.")]);
    }

    private List<KeyValuePair<string, object?>> ReadFields(out SettingsSource source)
    {
        source = Fields is null ? SettingsSource.Row : SettingsSource.Explicit;
        var fields = new List<KeyValuePair<string, object?>>();
        if (Fields is not null)
            fields.AddRange(InputValues.Of(Fields).Pairs);
        else if (InputObject is { BaseObject: not Bot })
            fields.AddRange(InputValues.Of(InputObject).Pairs.Where(pair => !IsOwnColumn(pair.Key)));

        if (Secret.Reveal(NewBotToken) is { Length: > 0 } newToken)
            fields.Add(new(nameof(BotFields.NewBotToken), newToken));
        if (!string.IsNullOrEmpty(AvatarPath))
            fields.Add(new(nameof(BotFields.Avatar), ReadAvatar(AvatarPath!)));
        return fields;
    }

    private BotAvatar ReadAvatar(string path)
    {
        try
        {
            return BotAvatar.FromFile(GetUnresolvedProviderPathFromPSPath(path));
        }
        catch (FormatException e)
        {
            throw new SettingsException([new(
                SettingProblemCodes.InvalidValue, nameof(AvatarPath), path, e.Message)]);
        }
    }

    private static bool IsOwnColumn(string name) => OwnColumns.Any(column => SettingName.AreSame(column, name));

    private static SettingProblem NoProof(bool isFirst) => isFirst
        ? new(SettingProblemCodes.MissingSetting, nameof(ClientId), null,
            "By webhook, imbot.update needs the CLIENT_ID that the bot was registered with. Give -ClientId, or " +
            "-BotToken for the newer method.")
        : new(SettingProblemCodes.MissingSetting, nameof(BotToken), null,
            "By webhook, imbot.v2.Bot.update needs the token of the bot. Give -BotToken, or -ClientId for the older " +
            "method.");
}
