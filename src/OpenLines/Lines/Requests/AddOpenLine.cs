namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.config.add</c>: makes a line and answers its id.</summary>
internal sealed class AddOpenLine(OpenLineSettings settings, bool dottedTimes = false) : Request<int>
{
    public const string Method = "imopenlines.config.add";

    internal override RestCall ToCall() => new(
        Method,
        new JObject { ["PARAMS"] = settings.ToParameters(dottedTimes) },
        CallKind.Creation);

    internal override Outcome<int> Read(JToken answer) => answer switch
    {
        JValue { Value: false } => Outcome.Failure<int>(new RestError(
            OpenLineErrorCodes.OpenLineNotCreated,
            $"The portal did not create '{settings.Name}' and did not say why (it answered false).",
            Execution.Refused)),
        JValue value when NumberFormat.TryParse((string?)value) is { } id and > 0 => Outcome.Success(id),
        _ => Outcome.Failure<int>(Unknown(settings, OpenLineErrors.Unexpected("an id", answer).Description)),
    };

    internal override RestError Explain(RestError error) =>
        error.Execution is Execution.Unclear ? Unknown(settings, error.Description, error.Status) : error;

    /// <summary>Nobody knows what became of a line.</summary>
    public static RestError Unknown(OpenLineSettings settings, string reason, int? status = null) => new(
        OpenLineErrorCodes.OutcomeUnknown,
        $"It is not known whether '{settings.Name}' was created, and it was not sent again. {reason}",
        Execution.Unclear,
        status);

    /// <summary>The line has been sent in vain, and the portal does not have it.</summary>
    public static RestError Missing(OpenLineSettings settings, RestError last, int attempts) => new(
        OpenLineErrorCodes.OpenLineNotCreated,
        $"'{settings.Name}' was sent {attempts} times and was not created. {last.Description}",
        Execution.NotRun,
        last.Status);
}
