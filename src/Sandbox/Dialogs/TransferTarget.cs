namespace Bitrix24.Sandbox;

/// <summary>Whom a dialog is to be given to: somebody, or the queue of a line.</summary>
internal sealed record TransferTarget(bool IsLine, int Id);
