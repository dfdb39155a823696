using System.Runtime.Serialization;

namespace Bitrix24.OpenLines;

/// <summary>The color of a bot's avatar. A portal ignores a color that it does not know.</summary>
public enum BotColor
{
    /// <summary>Red, #df532d.</summary>
    Red,

    /// <summary>Green, #64a513.</summary>
    Green,

    /// <summary>Mint, #4ba984.</summary>
    Mint,

    /// <summary>Light blue, #4ba5c3.</summary>
    [EnumMember(Value = "lightBlue")]
    LightBlue,

    /// <summary>Dark blue, #3e99ce.</summary>
    [EnumMember(Value = "darkBlue")]
    DarkBlue,

    /// <summary>Purple, #8474c8.</summary>
    Purple,

    /// <summary>Aqua, #1eb4aa.</summary>
    Aqua,

    /// <summary>Pink, #f76187.</summary>
    Pink,

    /// <summary>Lime, #58cc47.</summary>
    Lime,

    /// <summary>Brown, #ab7761.</summary>
    Brown,

    /// <summary>Azure, #29619b.</summary>
    Azure,

    /// <summary>Khaki, #728f7a.</summary>
    Khaki,

    /// <summary>Sand, #ba9c7b.</summary>
    Sand,

    /// <summary>Marengo, #556574.</summary>
    Marengo,

    /// <summary>Gray, #909090.</summary>
    Gray,

    /// <summary>Graphite, #5e5f5e.</summary>
    Graphite,
}
