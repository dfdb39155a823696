namespace Bitrix24.OpenLines;

/// <summary>
/// Tells which operators of queues no longer work at the company: nobody takes them out of a queue. Each is looked up
/// once, many in one request. <c>user.get</c>
/// </summary>
/// <param name="client">The portal.</param>
public sealed class DismissedOperators(RestClient client)
{
    private readonly CompanyClient _company = new(client);
    private readonly Dictionary<int, bool> _known = [];
    private bool _hasFailed;

    /// <summary>Marks the operators of lines that have been read with them.</summary>
    /// <returns>The lines. Where the users cannot be read, it is not known, and there is a notice.</returns>
    public async Task<Outcome<IReadOnlyList<OpenLine>>> MarkAsync(
        IReadOnlyList<OpenLine> lines, CancellationToken token)
    {
        int[] ids =
        [
            .. lines.SelectMany(line => line.Operators ?? new([]))
                .Select(one => one.UserId)
                .Where(id => !_known.ContainsKey(id))
                .Distinct(),
        ];
        RestError? failure = null;
        if (ids.Length > 0 && !_hasFailed)
        {
            IReadOnlyList<Outcome<User>> users = await _company.GetUsersAsync(ids, token).ConfigureAwait(false);
            for (int i = 0; i < ids.Length; i++)
            {
                if (users[i] is { IsSuccess: true, Value.Active: { } isActive })
                    _known[ids[i]] = !isActive;
                else if (users[i].Error is { } error && error.Code != CompanyErrorCodes.UserNotFound)
                    failure = error;
            }
        }
        foreach (OpenLine line in lines)
            line.SetDismissed(_known);
        if (failure is null)
            return Outcome.Success(lines);
        _hasFailed = true;
        return Outcome.Success(
            lines, $"Whether the operators still work at the company could not be looked up. {failure.Description}");
    }
}
