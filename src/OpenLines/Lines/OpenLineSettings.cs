using System.Linq;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary>The settings that a request gives to an open line: those that are not null, and no others.</summary>
public sealed class OpenLineSettings : OpenLineProperties
{
    /// <summary>Whether nothing is given.</summary>
    public bool IsEmpty => !Given().Any();

    /// <summary>Takes over every setting that a line has.</summary>
    public static OpenLineSettings Of(OpenLineProperties line)
    {
        var settings = new OpenLineSettings();
        foreach (Setting setting in SettingCatalog.All)
            setting.Set(settings, setting.ValueOf(line));
        return settings;
    }

    /// <summary>The settings as <c>PARAMS</c> of <c>imopenlines.config.add</c> and <c>.update</c>.</summary>
    internal JObject ToParameters() =>
        new(Given().Select(setting => new JProperty(setting.WireName, setting.Write(setting.ValueOf(this)!))));
}
