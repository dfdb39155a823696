namespace Bitrix24.Rest;

/// <summary>What a journal knows of an input.</summary>
public enum JournalState
{
    /// <summary>It has not been sent.</summary>
    New,

    /// <summary>It was about to be sent, or its answer was lost: it may have been carried out.</summary>
    Sent,

    /// <summary>It was carried out.</summary>
    Done,

    /// <summary>It was not carried out; it may be tried again.</summary>
    Failed,
}
