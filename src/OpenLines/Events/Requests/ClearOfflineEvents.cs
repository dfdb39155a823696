namespace Bitrix24.OpenLines;

/// <summary>
/// <c>event.offline.clear</c>: takes events that are kept for somebody out of the queue for good. Needs an application
/// and an administrator.
/// </summary>
/// <param name="processId">Under what they are kept.</param>
/// <param name="ids">Their ids; null for those of the marks.</param>
/// <param name="messageIds">Their marks, where no ids are given; null for all that are kept.</param>
/// <param name="connector">The key of the source; null for none.</param>
/// <exception cref="InvalidInputException">Nothing says under what they are kept.</exception>
public sealed class ClearOfflineEvents(
    string processId,
    IReadOnlyList<int>? ids = null,
    IReadOnlyList<string>? messageIds = null,
    string? connector = null) : Request<bool>
{
    private readonly string _processId = OfflineEventProblems.CheckProcess(processId);

    /// <summary>Under what they are kept.</summary>
    public string ProcessId => _processId;

    /// <inheritdoc/>
    public override string ToString() => OfflineEventProblems.Describe(_processId, ids?.Count ?? messageIds?.Count);

    internal override RestCall ToCall()
    {
        var call = new JObject { ["process_id"] = _processId };
        if (ids is not null)
            call["id"] = new JArray(ids.Select(id => (JToken)id));
        else if (messageIds is not null)
            call["message_id"] = new JArray(messageIds);
        if (connector is not null)
            call["auth_connector"] = connector;
        return new("event.offline.clear", call, CallKind.Change);
    }

    internal override Outcome<bool> Read(JToken answer) => answer is JValue { Value: true }
        ? Outcome.Success(true)
        : Outcome.Failure<bool>(OpenLineErrors.Unexpected("true", answer));
}
