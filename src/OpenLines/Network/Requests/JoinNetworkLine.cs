namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.network.join</c>: connects an open line of another portal. One that is connected already stays as it
/// is, and is answered the same: so it may be sent again.
/// </summary>
/// <param name="code">The code of the line, 32 characters.</param>
/// <exception cref="InvalidInputException">It cannot be one.</exception>
public sealed class JoinNetworkLine(string? code) : Request<NetworkLine>
{
    /// <summary>The code of the line.</summary>
    public string Code { get; } = NetworkCode.Check(code);

    internal override RestCall ToCall() =>
        new("imopenlines.network.join", new JObject { ["CODE"] = Code }, CallKind.Change);

    internal override Outcome<NetworkLine> Read(JToken answer) => JsonField.Number(answer) is { } id and > 0
        ? Outcome.Success(new NetworkLine(Code, id))
        : Outcome.Failure<NetworkLine>(OpenLineErrors.Unexpected("the id of a bot", answer));
}
