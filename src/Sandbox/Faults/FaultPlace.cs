namespace Bitrix24.Sandbox;

/// <summary>Where a fault lies in wait.</summary>
internal enum FaultPlace
{
    /// <summary>Where an HTTP request comes in.</summary>
    Request,

    /// <summary>Where a call begins, alone or in a batch.</summary>
    Call,

    /// <summary>Where a call stores something, alone or in a batch.</summary>
    Storage,
}
