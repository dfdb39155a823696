namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.revision.get</c></summary>
public sealed class GetOpenLinesRevision() : GetRevision("imopenlines.revision.get", RevisionApi.OpenLines);
