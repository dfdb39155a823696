namespace Bitrix24.Sandbox;

/// <summary>A fault that strikes certain calls. It counts calls, so that a run can be repeated exactly.</summary>
public sealed class SandboxFault
{
    /// <summary>
    /// The REST method of the HTTP request, in any case (<c>batch</c> for a batch, <c>oauth/token</c> where tokens
    /// are renewed); null for any. For an <see cref="SandboxFaultKind.OperationTimeLimit"/> the method of any call, in
    /// a batch as well. For a <see cref="SandboxFaultKind.StorageFailure"/> the method that stores something, in a
    /// batch as well; null for <c>imopenlines.config.add</c>.
    /// </summary>
    public string? Method { get; init; }

    /// <summary>How many calls of that method pass unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls are struck then.</summary>
    public int Times { get; init; } = 1;

    /// <summary>What goes wrong.</summary>
    public SandboxFaultKind Kind { get; init; }
}
