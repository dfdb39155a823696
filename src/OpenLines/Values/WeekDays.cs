using System.Diagnostics.CodeAnalysis;

namespace Bitrix24.OpenLines;

/// <summary>
/// Days of the week. Written MO, TU, WE, TH, FR, SA, SU or in full, separated by commas or semicolons.
/// </summary>
[Flags]
[SuppressMessage("Naming", "CA1714", Justification = "It is plural: several days at once.")]
public enum WeekDays
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>MO.</summary>
    Monday = 1,

    /// <summary>TU.</summary>
    Tuesday = 2,

    /// <summary>WE.</summary>
    Wednesday = 4,

    /// <summary>TH.</summary>
    Thursday = 8,

    /// <summary>FR.</summary>
    Friday = 16,

    /// <summary>SA.</summary>
    Saturday = 32,

    /// <summary>SU.</summary>
    Sunday = 64,
}
