namespace Bitrix24.Sandbox;

/// <summary>How the values of a field compare.</summary>
internal enum OrmType
{
    /// <summary>As text, in any case.</summary>
    Text,

    /// <summary>As numbers.</summary>
    Number,

    /// <summary>As moments.</summary>
    Date,

    /// <summary>As truth values, however they are spelled.</summary>
    Truth,
}
