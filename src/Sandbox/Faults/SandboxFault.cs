namespace Bitrix24.Sandbox;

/// <summary>
/// A fault that strikes certain calls: those whose turn it is, so that a run can be repeated exactly, or some at
/// random.
/// </summary>
public sealed class SandboxFault
{
    /// <summary>
    /// The REST method of the HTTP request, in any case (<c>batch</c> for a batch, <c>oauth/token</c> where tokens
    /// are renewed); null for any. For an <see cref="SandboxFaultKind.OperationTimeLimit"/> and a
    /// <see cref="SandboxFaultKind.MethodError"/> the method of any call, in a batch as well. For a
    /// <see cref="SandboxFaultKind.StorageFailure"/> the method that stores something, in a batch as well; null for
    /// <c>imopenlines.config.add</c>.
    /// </summary>
    public string? Method { get; init; }

    /// <summary>How many calls of that method pass unharmed first; 0 or more.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls are struck then; 1 or more.</summary>
    public int Times { get; init; } = 1;

    /// <summary>
    /// The share of calls that are struck at random, instead of <see cref="Skip"/> and <see cref="Times"/>, until the
    /// fault is taken away: above 0 to 1, or 0 for none of that. Without a <see cref="Method"/>, such a fault passes
    /// over <c>oauth/token</c>, because a lost answer there is the end of an application, and an
    /// <see cref="SandboxFaultKind.OperationTimeLimit"/> strikes the calls of a batch, each by itself, but no
    /// <c>batch</c>.
    /// </summary>
    public double Rate { get; init; }

    /// <summary>What <see cref="Rate"/> starts from: with the same number the same calls are struck.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// How long a <see cref="SandboxFaultKind.SlowAnswer"/> is held back, by the portal's clock; two minutes when left
    /// out.
    /// </summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>What a <see cref="SandboxFaultKind.MethodError"/> answers; it needs one.</summary>
    public SandboxError? Error { get; init; }

    /// <summary>What goes wrong.</summary>
    public SandboxFaultKind Kind { get; init; }
}
