namespace Bitrix24.OpenLines;

/// <summary>
/// The channel of a connector on one open line. A null is a field that is not given; it is never sent.
/// <c>imconnector.connector.data.set</c>
/// </summary>
/// <remarks>
/// The reference says that a portal puts the fields in the place of all it had; portals have been seen to keep what is
/// not given. An empty text clears nothing and is refused.
/// </remarks>
public sealed class ConnectorData
{
    /// <summary>
    /// The id of the channel in the external system. Where it is left out, published servers keep the one they have; by
    /// the reference a portal has none afterwards.
    /// </summary>
    [Setting("ID", "ChannelId", NeverEmpty = true)]
    public string? Id { get; set; }

    /// <summary>The address of the chat or the channel in the external system.</summary>
    [Setting("URL")]
    public Uri? Url { get; set; }

    /// <summary>The address of the chat for operators. Not taken from <see cref="Url"/> by itself.</summary>
    [Setting("URL_IM")]
    public Uri? UrlIm { get; set; }

    /// <summary>The name of the channel, for people.</summary>
    [Setting("NAME", NeverEmpty = true)]
    public string? Name { get; set; }

    /// <summary>Every field.</summary>
    public static SettingCatalog Catalog { get; } = new(typeof(ConnectorData), "The data of a connector");

    /// <summary>The fields that have a value, in a fixed order.</summary>
    public IEnumerable<Setting> Given() => Catalog.GivenIn(this);

    /// <summary>
    /// Reads the fields. What a row has of the open line beside them is passed over, so that an exported table can be
    /// filled up; so are Connector and Line, which say where the data belongs.
    /// </summary>
    /// <exception cref="InvalidInputException">
    /// Something is wrong with them, or there are none; nothing was sent.
    /// </exception>
    public static ConnectorData Read(IEnumerable<KeyValuePair<string, object?>> values, InputSource source)
    {
        var data = new ConnectorData();
        var reader = new SettingsReader(Catalog, source);
        reader.Read(values.Where(pair => source is InputSource.Explicit || !IsOfLine(pair.Key)), data);
        IReadOnlyList<InputError> errors = reader.Errors;
        if (errors.Count == 0 && !data.Given().Any())
            errors = [NothingToChange];
        return errors.Count == 0 ? data : throw new InvalidInputException(errors);
    }

    private static InputError NothingToChange => InputError.NothingToChange(
        "There is nothing to set: none of ID, URL, URL_IM and NAME.");

    private static bool IsOfLine(string name) => Catalog.Find(name) is null
        && (SettingName.AreSame(name, nameof(ConnectorAtLine.Connector))
            || SettingName.AreSame(name, nameof(ConnectorAtLine.Line))
            || OpenLineSettings.Catalog.Find(name) is not null
            || OpenLineSettings.Catalog.IsReadOnly(name));
}

/// <summary><c>imconnector.connector.data.set</c>: sets the channel of a connector on one line.</summary>
/// <param name="connector">
/// The code of the connector. Goes out in lower case: a portal registers connectors so, and knows no other spelling.
/// </param>
/// <param name="line">The id of the line, from 1.</param>
/// <param name="data">The fields.</param>
/// <param name="generatesId">
/// Whether the channel gets the id that the reference advises, <c>{connector}_line{line}</c>, where the fields have
/// none.
/// </param>
/// <exception cref="InvalidInputException">
/// The code or the id cannot be one; a portal would say nothing of it.
/// </exception>
public sealed class SetConnectorData(string connector, int line, ConnectorData data, bool generatesId = false)
    : Request<ConnectorLineData>("imconnector.connector.data.set", CallKind.Change)
{
    /// <summary>The connector, in lower case, and the line.</summary>
    public ConnectorAtLine Place { get; } = new(connector, line);

    /// <summary>The fields.</summary>
    public ConnectorData Data => data;

    /// <summary>The id of the channel; null where none goes out.</summary>
    public string? ChannelId => data.Id ?? (generatesId ? $"{Place.Connector}_line{Place.Line}" : null);

    internal override JObject Parameters()
    {
        var fields = new JObject();
        if (ChannelId is { } id)
            fields["ID"] = id;
        foreach (Setting setting in data.Given())
            fields[setting.WireName] = setting.Write(setting.ValueOf(data)!);
        return new JObject { ["CONNECTOR"] = Place.Connector, ["LINE"] = Place.Line, ["DATA"] = fields };
    }

    internal override Outcome<ConnectorLineData> Read(JToken answer) => IfTrue(
        answer, new ConnectorLineData(Place.Connector, Place.Line, ChannelId, data.Url, data.UrlIm, data.Name));
}
