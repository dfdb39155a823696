using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.session.head.vote</c>: how a supervisor rates a session.</summary>
public sealed class RateSession : DialogAction
{
    private const int Worst = 1;
    private const int Best = 5;

    private readonly int? _rating;
    private readonly string? _comment;

    /// <summary>Rates a session.</summary>
    /// <param name="sessionId">The id of the session, from 1.</param>
    /// <param name="rating">1, the worst, to 5, the best; null to leave it.</param>
    /// <param name="comment">What is to be said of it; null to leave it.</param>
    /// <exception cref="SettingsException">There is neither, or the rating is none.</exception>
    public RateSession(int sessionId, int? rating, string? comment)
        : base("imopenlines.session.head.vote", Dialog.OfSession(sessionId))
    {
        if (rating is < Worst or > Best)
            throw new SettingsException([new(SettingProblemCodes.InvalidValue, "Rating", $"{rating}",
                $"'{rating}' is not a rating, which is a whole number from {Worst} to {Best}.")]);
        _rating = rating;
        _comment = string.IsNullOrWhiteSpace(comment) ? null : comment;
        if (_rating is null && _comment is null)
            throw new SettingsException([new(SettingProblemCodes.NothingToChange, "", null,
                "There is neither a rating nor a comment.")]);
    }

    /// <summary>What is given, for people: <c>5 and comment</c>.</summary>
    public string Given => _rating is null ? "comment" : _comment is null ? $"{_rating}" : $"{_rating} and comment";

    private protected override JObject Details
    {
        get
        {
            var details = new JObject();
            if (_rating is { } rating)
                details["RATING"] = rating;
            if (_comment is not null)
                details["COMMENT"] = _comment;
            return details;
        }
    }
}
