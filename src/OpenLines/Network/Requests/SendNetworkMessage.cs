namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.network.message.add</c>: sends a message to a user of the Bitrix24 network, in the name of an open
/// line. A portal takes one a week for each user. Answers the id of the user.
/// </summary>
/// <param name="code">The code of the line, 32 characters.</param>
/// <param name="userId">The id of the user, from 1.</param>
/// <param name="message">The message.</param>
/// <exception cref="InvalidInputException">The code or the id can be none.</exception>
public sealed class SendNetworkMessage(string? code, int userId, NetworkMessage message) : Request<int>
{
    private readonly NetworkMessage _message = message ?? throw new ArgumentNullException(nameof(message));

    /// <summary>The code of the line.</summary>
    public string Code { get; } = NetworkCode.Check(code);

    /// <summary>The id of the user.</summary>
    public int UserId { get; } = RequestArgument.Id(nameof(UserId), userId);

    internal override RestCall ToCall()
    {
        var call = new JObject { ["CODE"] = Code, ["USER_ID"] = UserId, ["MESSAGE"] = _message.Text };
        call.Merge(_message.Parts);
        return new("imopenlines.network.message.add", call, CallKind.Creation);
    }

    internal override Outcome<int> Read(JToken answer) => answer is JValue { Value: true }
        ? Outcome.Success(UserId)
        : Outcome.Failure<int>(OpenLineErrors.Unexpected("true", answer));
}
