namespace Bitrix24.Sandbox;

/// <summary>A request took longer than the portal lets it.</summary>
internal sealed class RequestTimeUpException : Exception;
