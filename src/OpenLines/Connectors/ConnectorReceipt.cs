using System;
using System.Collections.Generic;
using System.Linq;

namespace Bitrix24.OpenLines;

/// <summary>
/// That a message of an operator has reached the client, or was read. The portal's event of the message has the ids on
/// the portal.
/// </summary>
/// <param name="ImChatId">The id of the chat on the portal, from 1.</param>
/// <param name="ImMessageId">The id of the message on the portal, from 1.</param>
/// <param name="ExternalMessageIds">
/// The ids that the external system has given it: one or, where it became several messages there, all.
/// </param>
/// <param name="ExternalChatId">The id of the chat in the external system.</param>
/// <param name="Date">When it was delivered; null for no time. Not sent for what was read.</param>
/// <exception cref="SettingsException">An id is missing or cannot be one.</exception>
public sealed record ConnectorReceipt(
    int ImChatId,
    int ImMessageId,
    IReadOnlyList<string> ExternalMessageIds,
    string ExternalChatId,
    DateTimeOffset? Date = null)
{
    /// <summary>The ids that the external system has given the message.</summary>
    public IReadOnlyList<string> ExternalMessageIds { get; } =
        Check(ImChatId, ImMessageId, ExternalMessageIds, ExternalChatId);

    /// <inheritdoc/>
    public override string ToString() => $"message {ImMessageId} in chat {ImChatId}";

    private static string[] Check(int chat, int message, IReadOnlyList<string> externalIds, string externalChat)
    {
        var problems = new List<SettingProblem>();
        if (chat <= 0)
            problems.Add(NoId(nameof(ImChatId), chat));
        if (message <= 0)
            problems.Add(NoId(nameof(ImMessageId), message));
        if (externalIds.Count == 0 || externalIds.Any(string.IsNullOrWhiteSpace))
            problems.Add(Missing("ExternalMessageId", "the id that the external system has given the message"));
        if (string.IsNullOrWhiteSpace(externalChat))
            problems.Add(Missing(nameof(ExternalChatId), "the id of the chat in the external system"));
        return problems.Count == 0 ? [.. externalIds] : throw new SettingsException(problems);
    }

    private static SettingProblem NoId(string setting, int value) => new(
        SettingProblemCodes.InvalidValue, setting, $"{value}", "It is not an id, which is a whole number from 1.");

    private static SettingProblem Missing(string setting, string what) =>
        new(SettingProblemCodes.MissingSetting, setting, null, $"Nothing says it: {what}.");
}
