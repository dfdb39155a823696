namespace Bitrix24.OpenLines;

/// <summary>
/// <c>event.offline.error</c>: marks events that are kept for somebody as those that he has failed at. They go back
/// to the queue, and come only to who asks for such. Needs an application and an administrator.
/// </summary>
/// <param name="processId">Under what they are kept.</param>
/// <param name="messageIds">Their marks.</param>
/// <param name="connector">The key of the source; null for none.</param>
/// <exception cref="InvalidInputException">Something is missing.</exception>
public sealed class FailOfflineEvents(string processId, IReadOnlyList<string> messageIds, string? connector = null)
    : Request<bool>
{
    private readonly string _processId = OfflineEventProblems.CheckProcess(processId);
    private readonly IReadOnlyList<string> _messageIds = OfflineEventProblems.CheckMessages(messageIds);

    /// <summary>Under what they are kept.</summary>
    public string ProcessId => _processId;

    /// <inheritdoc/>
    public override string ToString() => OfflineEventProblems.Describe(_processId, _messageIds.Count);

    internal override RestCall ToCall()
    {
        var call = new JObject { ["process_id"] = _processId, ["message_id"] = new JArray(_messageIds) };
        if (connector is not null)
            call["auth_connector"] = connector;
        return new("event.offline.error", call, CallKind.Change);
    }

    internal override Outcome<bool> Read(JToken answer) => answer is JValue { Value: true }
        ? Outcome.Success(true)
        : Outcome.Failure<bool>(OpenLineErrors.Unexpected("true", answer));
}
