namespace Bitrix24.OpenLines;

/// <summary><c>user.get</c>: a page of users, by id. Bots and clients are none.</summary>
/// <param name="query">Which users.</param>
/// <param name="start">How many users are passed over first.</param>
internal sealed class GetUsers(UserQuery query, int start = 0) : Request<IReadOnlyList<User>>
{
    public const string Method = "user.get";

    internal override RestCall ToCall()
    {
        var call = new JObject { ["FILTER"] = query.Conditions, ["SORT"] = UserColumns.Id, ["ORDER"] = "ASC" };
        if (start > 0)
            call["start"] = start;
        return new(Method, call);
    }

    internal override Outcome<IReadOnlyList<User>> Read(JToken answer) => answer is JArray rows
        ? Outcome.Success<IReadOnlyList<User>>([.. rows.OfType<JObject>().Select(User.Read).OfType<User>()])
        : Outcome.Failure<IReadOnlyList<User>>(OpenLineErrors.Unexpected("a list of users", answer));
}
