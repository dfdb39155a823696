namespace Bitrix24.OpenLines.PowerShell;

/// <summary>How far a command has come with its inputs.</summary>
internal sealed class RunCount
{
    /// <summary>How many rows were read and found valid.</summary>
    public int Read { get; set; }

    /// <summary>How many have been carried out.</summary>
    public int Succeeded { get; set; }

    /// <summary>How many were refused or failed.</summary>
    public int Failed { get; set; }

    /// <summary>How many an earlier run had carried out.</summary>
    public int AlreadyDone { get; set; }

    /// <summary>How many will come, where that is known.</summary>
    public int? Total { get; set; }

    /// <summary>How many have their outcome.</summary>
    public int Done => Succeeded + Failed + AlreadyDone;
}
