using Bitrix24.Rest;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.config.add</c>: makes a line and answers its id.</summary>
internal sealed class AddOpenLine(OpenLineSettings settings, bool dottedTimes = false) : Request<int>
{
    public override RestCall ToCall() => new(
        "imopenlines.config.add",
        new JObject { ["PARAMS"] = settings.ToParameters(dottedTimes) },
        CallKind.Creation);

    public override Outcome<int> Read(JToken answer) => answer switch
    {
        JValue { Value: false } => Outcome.Failure<int>(new RestError(
            OpenLineErrorCodes.OpenLineNotCreated,
            $"The portal did not create '{settings.Name}' and did not say why (it answered false).",
            Execution.Refused)),
        JValue value when NumberFormat.TryParse((string?)value) is { } id and > 0 => Outcome.Success(id),
        _ => Outcome.Failure<int>(Unknown(OpenLineErrors.Unexpected("an id", answer).Description)),
    };

    public override RestError Explain(RestError error) =>
        error.Execution is Execution.Unclear ? Unknown(error.Description, error.Status) : error;

    private RestError Unknown(string reason, int? status = null) => new(
        OpenLineErrorCodes.OutcomeUnknown,
        $"It is not known whether '{settings.Name}' was created, and it was not sent again. {reason}",
        Execution.Unclear,
        status);
}
