namespace Bitrix24.OpenLines;

/// <summary>The parts of the REST API that have revisions of their own.</summary>
public enum RevisionApi
{
    /// <summary>The open lines: <c>imopenlines.*</c>.</summary>
    OpenLines,

    /// <summary>The second version of bots: <c>imbot.v2.*</c>.</summary>
    Bot,
}
