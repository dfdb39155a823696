namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.network.join</c>: connects an open line of another portal. One that is connected already stays as it
/// is, and is answered the same: so it may be sent again.
/// </summary>
/// <param name="code">The code of the line, 32 characters.</param>
/// <exception cref="InvalidInputException">It cannot be one.</exception>
public sealed class JoinNetworkLine(string? code) : Request<NetworkLine>("imopenlines.network.join", CallKind.Change)
{
    /// <summary>The code of the line.</summary>
    public string Code { get; } = NetworkCode.Check(code);

    internal override JObject Parameters() => new() { ["CODE"] = Code };

    internal override Outcome<NetworkLine> Read(JToken answer) => JsonField.Number(answer) is { } id and > 0
        ? Outcome.Success(new NetworkLine(Code, id))
        : Unexpected("the id of a bot", answer);
}

/// <summary>
/// <c>imopenlines.network.message.add</c>: sends a message to a user of the Bitrix24 network, in the name of an open
/// line. A portal takes one a week for each user. Answers the id of the user.
/// </summary>
/// <param name="code">The code of the line, 32 characters.</param>
/// <param name="userId">The id of the user, from 1.</param>
/// <param name="message">The message.</param>
/// <exception cref="InvalidInputException">The code or the id can be none.</exception>
public sealed class SendNetworkMessage(string? code, int userId, NetworkMessage message)
    : Request<int>("imopenlines.network.message.add", CallKind.Creation)
{
    private readonly NetworkMessage _message = message ?? throw new ArgumentNullException(nameof(message));

    /// <summary>The code of the line.</summary>
    public string Code { get; } = NetworkCode.Check(code);

    /// <summary>The id of the user.</summary>
    public int UserId { get; } = RequestArgument.Id(nameof(UserId), userId, "user");

    internal override JObject Parameters()
    {
        var call = new JObject { ["CODE"] = Code, ["USER_ID"] = UserId, ["MESSAGE"] = _message.Text };
        call.Merge(_message.Parts);
        return call;
    }

    internal override Outcome<int> Read(JToken answer) => IfTrue(answer, UserId);
}
