using System;
using System.Linq;
using Bitrix24.Rest;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary>Gives a bot the fields that are given, and leaves the others. Keeps secrets out of every text.</summary>
internal abstract class UpdateBot(BotUpdate update) : Request<Bot>
{
    private readonly string[] _secrets =
    [
        .. new[] { update.ClientId, update.BotToken, update.Fields.NewBotToken }
            .OfType<string>()
            .Where(secret => secret.Length > 0)
            .SelectMany(Spellings)
            .Distinct()
            .OrderByDescending(secret => secret.Length),
    ];

    /// <summary>The request for the version of the API that an update asks for.</summary>
    public static UpdateBot Of(BotUpdate update) =>
        update.Version is BotApiVersion.V1 ? new UpdateBotV1(update) : new UpdateBotV2(update);

    public sealed override RestError Explain(RestError error) => IsRotation && error.Execution is Execution.Unclear
        ? Unknown(Redact(error.Description), error.Status)
        : new RestError(error.Code, Redact(error.Description), error.Execution, error.Status);

    /// <summary>What it is to be given.</summary>
    protected BotUpdate Update => update;

    /// <summary>
    /// A new token makes the old one worthless: the second time the portal would refuse what it did the first time.
    /// </summary>
    protected CallKind Kind => IsRotation ? CallKind.Creation : CallKind.Change;

    private bool IsRotation => update.Fields.NewBotToken is not null;

    /// <summary>The answer is not of the documented form.</summary>
    protected Outcome<Bot> Unexpected(string expected, JToken answer)
    {
        string shown = Excerpt.Of(Redact(answer.ToString(Formatting.None)), 100);
        string description = $"The portal answered {shown} where {expected} was expected.";
        return Outcome.Failure<Bot>(IsRotation
            ? Unknown(description)
            : new RestError(OpenLineErrorCodes.UnexpectedResult, description, Execution.Refused));
    }

    private RestError Unknown(string reason, int? status = null) => new(
        BotErrorCodes.BotTokenUnknown,
        $"It is not known whether {update} has got its new token, and it was not sent again. {reason}",
        Execution.Unclear,
        status);

    private string Redact(string text) => _secrets.Aggregate(text, (shown, secret) => shown.Replace(secret, "***"));

    /// <summary>A secret as it is, in a URL, and in JSON.</summary>
    private static string[] Spellings(string secret)
    {
        string json = JsonConvert.ToString(secret);
        return [secret, Uri.EscapeDataString(secret), json.Substring(1, json.Length - 2)];
    }
}
