namespace Bitrix24.OpenLines;

/// <summary>
/// <c>user.get</c>, <c>department.get</c>: the one active user of an e-mail address, or the one department of a name.
/// </summary>
internal sealed class FindQueueMember(QueueMember name) : Request<QueueMember>
{
    private bool IsUser => name.EntityType is QueueEntityType.User;

    internal override RestCall ToCall() => IsUser
        ? new("user.get", new JObject { ["FILTER"] = new JObject { ["EMAIL"] = name.Name, ["ACTIVE"] = true } })
        : new("department.get", new JObject { ["NAME"] = name.Name });

    internal override Outcome<QueueMember> Read(JToken answer)
    {
        if (answer is not JArray rows)
            return Outcome.Failure<QueueMember>(OpenLineErrors.Unexpected("a list", answer));

        // A portal that looks for a part of the text gives more than was asked for.
        string field = IsUser ? "EMAIL" : "NAME";
        int[] ids =
        [
            .. rows.OfType<JObject>()
                .Where(row => string.Equals(JsonField.Text(row[field]), name.Name, StringComparison.OrdinalIgnoreCase))
                .Select(row => JsonField.Number(row["ID"]))
                .OfType<int>(),
        ];
        return ids.Length switch
        {
            0 => Fail(OpenLineErrorCodes.OperatorNotFound, IsUser
                ? $"The portal has no active user with the address {name.Name}."
                : $"The portal has no department '{name.Name}'."),
            1 => Outcome.Success(name with { EntityId = ids[0], Name = null }),
            _ => Fail(OpenLineErrorCodes.OperatorAmbiguous,
                $"The portal has {ids.Length} entries for {name}: {string.Join(", ", ids)}. Give the id."),
        };
    }

    internal override RestError Explain(RestError error) => new(
        error.Code, $"{name} could not be looked up. {error.Description}", error.Execution, error.Status);

    private static Outcome<QueueMember> Fail(string code, string description) =>
        Outcome.Failure<QueueMember>(new RestError(code, description, Execution.Refused));
}
