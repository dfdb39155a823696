namespace Bitrix24.OpenLines;

/// <summary>Any method: whatever it answers is its result.</summary>
internal sealed class CallMethod(MethodCall call) : Request<object?>
{
    internal override RestCall ToCall() => new(call.Method, call.Parameters, call.Kind);

    internal override Outcome<object?> Read(JToken answer) => Outcome.Success(PlainValue.Of(answer));

    internal override RestError Explain(RestError error)
    {
        RestError shown = call.Secrets.Redact(error);
        return call.Kind is CallKind.Creation && error.Execution is Execution.Unclear
            ? call.Unknown(shown.Description, shown.Status)
            : shown;
    }
}
