namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.session.head.vote</c>: how a supervisor rates a session. A portal answers no more than that it was
/// done, so the session that comes of it has no more than its id; <see cref="DialogClient"/> reads it back.
/// </summary>
public sealed class RateSession : Request<SessionHistory>
{
    private const int Worst = 1;
    private const int Best = 5;

    private readonly int? _rating;
    private readonly string? _comment;

    /// <summary>Rates a session.</summary>
    /// <param name="sessionId">The id of the session, from 1.</param>
    /// <param name="rating">1, the worst, to 5, the best; null to leave it.</param>
    /// <param name="comment">What is to be said of it; null to leave it.</param>
    /// <exception cref="InvalidInputException">There is neither, or the rating is none.</exception>
    public RateSession(int sessionId, int? rating, string? comment)
    {
        Key = DialogKey.OfSession(sessionId);
        SessionId = sessionId;
        if (rating is < Worst or > Best)
            throw new InvalidInputException([new(InputErrorCodes.InvalidValue, "Rating", $"{rating}",
                $"'{rating}' is not a rating, which is a whole number from {Worst} to {Best}.")]);
        _rating = rating;
        _comment = string.IsNullOrWhiteSpace(comment) ? null : comment;
        if (_rating is null && _comment is null)
            throw new InvalidInputException([new(
                InputErrorCodes.NothingToChange, "", null, "There is neither a rating nor a comment.")]);
    }

    /// <summary>The id of the session, from 1.</summary>
    public int SessionId { get; }

    /// <summary>What is given, for people: <c>5 and a comment</c>.</summary>
    public string Given => _rating is null ? "a comment" : _comment is null ? $"{_rating}" : $"{_rating} and a comment";

    /// <summary>The session.</summary>
    internal DialogKey Key { get; }

    internal override RestCall ToCall()
    {
        JObject parameters = Key.ToParameters();
        if (_rating is { } rating)
            parameters["RATING"] = rating;
        if (_comment is not null)
            parameters["COMMENT"] = _comment;
        return new("imopenlines.session.head.vote", parameters, CallKind.Change);
    }

    internal override Outcome<SessionHistory> Read(JToken answer) => answer is JValue { Value: true }
        ? Outcome.Success(SessionHistory.Of(SessionId))
        : Outcome.Failure<SessionHistory>(OpenLineErrors.Unexpected("true", answer));
}
