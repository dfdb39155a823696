namespace Bitrix24.OpenLines;

/// <summary>Writes the fields of a bot as a version of the API documents them.</summary>
internal static class BotFieldWriter
{
    /// <summary>The fields as <c>FIELDS</c> or <c>fields</c>.</summary>
    public static JObject Write(BotFields fields, BotApiVersion version)
    {
        var written = new JObject();
        var properties = new JObject();
        foreach (Setting setting in fields.Given())
        {
            var field = BotFieldAttribute.Of(setting);
            if (field.NameIn(version) is { } name)
                (field.InProperties ? properties : written)[name] = Write(setting, setting.ValueOf(fields)!, version);
        }
        if (properties.Count > 0)
            written[version is BotApiVersion.V1 ? "PROPERTIES" : "properties"] = properties;
        return written;
    }

    private static JToken Write(Setting setting, object value, BotApiVersion version) => value switch
    {
        bool flag => flag,
        string text when setting.Name is nameof(BotFields.Color) && version is BotApiVersion.V1
            && Choice<BotColor>.Known(text) is { } color => Choice<BotColor>.Snake(color).ToUpperInvariant(),
        // A null would vanish from the query string of a batch; what is not valid, the portal takes for null.
        string text when setting.Name is nameof(BotFields.BackgroundId)
            && Choice<BotBackground>.Known(text) is BotBackground.None => "",
        _ => setting.Write(value),
    };
}
