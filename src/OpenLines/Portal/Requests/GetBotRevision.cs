namespace Bitrix24.OpenLines;

/// <summary><c>imbot.v2.Revision.get</c></summary>
public sealed class GetBotRevision() : GetRevision("imbot.v2.Revision.get", RevisionApi.Bot);
