namespace Bitrix24.OpenLines;

/// <summary>In whose name a credential acts, and what it may do.</summary>
/// <param name="UserId">The id of the user.</param>
/// <param name="UserName">The user's first and last name.</param>
/// <param name="IsAdmin">Whether the user administers the portal.</param>
/// <param name="Scopes">The permissions of the credential, sorted: <c>imopenlines</c>, <c>user</c>…</param>
public sealed record PortalInfo(int UserId, string UserName, bool IsAdmin, IReadOnlyList<string> Scopes)
{
    /// <summary>Asks a portal, in one request. <c>profile</c>, <c>scope</c></summary>
    public static async Task<Outcome<PortalInfo>> ReadAsync(RestClient client, CancellationToken token)
    {
        IReadOnlyList<Outcome<JToken>> answers = await client
            .SendAsync([new RestCall("profile"), new RestCall("scope")], token).ConfigureAwait(false);
        return answers[0].Map(profile => answers[1].Map(scopes => Read(profile, scopes)));
    }

    private static Outcome<PortalInfo> Read(JToken profile, JToken scopes)
    {
        if (profile is not JObject user || scopes is not JArray granted)
            return Outcome.Failure<PortalInfo>(new RestError(
                RestErrorCodes.NotAPortal, "The portal did not say whose credential this is.", Execution.Refused));

        string?[] names = [JsonField.Text(user["NAME"]), JsonField.Text(user["LAST_NAME"])];
        IEnumerable<string> scopeNames = granted.OfType<JValue>().Select(scope => $"{scope.Value}");
        return Outcome.Success(new PortalInfo(
            JsonField.Number(user["ID"]) ?? 0,
            string.Join(" ", names.Where(name => !string.IsNullOrEmpty(name))),
            user["ADMIN"] is JValue { Value: true },
            [.. scopeNames.OrderBy(scope => scope, StringComparer.Ordinal)]));
    }
}
