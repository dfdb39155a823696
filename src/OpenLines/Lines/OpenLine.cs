using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>An open line as the portal has it.</summary>
public sealed class OpenLine : OpenLineProperties
{
    private static readonly Setting QueueSetting = OpenLineSettings.Catalog.Find(OpenLineColumns.Queue)!;

    private static readonly AdditionalFields NoOthers = new(new Dictionary<string, object?>());

    /// <summary>Who takes which field of a line. A page has some fifteen thousand fields.</summary>
    private static readonly Dictionary<string, Action<OpenLine, JToken>> Setters = new(
        OpenLineSettings.Catalog.All.Where(setting => !setting.IsRequestOnly).ToDictionary(
            setting => setting.WireName,
            setting => (Action<OpenLine, JToken>)((line, value) => line.Keep(setting, ReadStored(setting, value)))))
    {
        [OpenLineColumns.Id] = (line, value) => line.SetId(JsonField.Number(value)),
        [OpenLineColumns.QueueOnline] = (line, value) => line.QueueOnline = JsonField.Flag(value),
        [OpenLineColumns.Notifies] = (line, value) => line.SendNotificationEmptyQueue = JsonField.Flag(value),
        [OpenLineColumns.Created] = (line, value) => line.DateCreate = ReadDate(value),
        [OpenLineColumns.Modified] = (line, value) => line.DateModify = ReadDate(value),
        [OpenLineColumns.ModifiedBy] = (line, value) => line.ModifyUserId = JsonField.Number(value),
        [OpenLineColumns.XmlId] = (line, value) => line.XmlId = JsonField.Text(value),
    };

    private static readonly HashSet<string> FieldsOfProperties =
    [
        .. OpenLineColumns.ReadOnly,
        .. OpenLineSettings.Catalog.All.Select(setting => setting.WireName),
    ];

    private bool _hasId;
    private Dictionary<string, string>? _words;

    /// <summary>Makes a line of which no more than its id is known.</summary>
    public OpenLine(int id) => Id = id;

    /// <summary>The id, from 1.</summary>
    public int Id { get; private set; }

    /// <summary>
    /// The operators one by one, those of a department too; null where they were not asked for.
    /// </summary>
    public ValueList<QueueOperator>? Operators { get; private set; }

    /// <summary>Whether one of the operators is online; null where it was not asked for.</summary>
    public bool? QueueOnline { get; private set; }

    /// <summary>Whether somebody is told when no operator is left in the queue; cannot be set over REST.</summary>
    public bool? SendNotificationEmptyQueue { get; private set; }

    /// <summary>When the line was made; null where the portal keeps it to itself, as most do.</summary>
    public DateTimeOffset? DateCreate { get; private set; }

    /// <summary>When the line was changed last; null where the portal keeps it to itself, as most do.</summary>
    public DateTimeOffset? DateModify { get; private set; }

    /// <summary>The id of the user who changed the line last; null when it is not known.</summary>
    public int? ModifyUserId { get; private set; }

    /// <summary>The external id; cannot be set over REST.</summary>
    public string? XmlId { get; private set; }

    /// <summary>What the portal reports beyond the properties of this type, under its own names.</summary>
    public AdditionalFields AdditionalData { get; private set; } = NoOthers;

    /// <summary>Whether <see cref="OpenLineProperties.Queue"/> is what was configured, departments and all.</summary>
    internal bool IsQueueConfigured { get; private set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Id})";

    /// <summary>Reads a line from <c>config.get</c> or <c>config.list.get</c>; null when it has no id.</summary>
    /// <param name="fields">The line as the portal sent it.</param>
    /// <param name="withOperators">Whether to read who the operators are.</param>
    internal static OpenLine? Read(IEnumerable<KeyValuePair<string, JToken?>> fields, bool withOperators = false)
    {
        var line = new OpenLine(id: 0);
        var others = new Dictionary<string, object?>();
        JContainer? configured = null;
        var operators = new JObject();
        foreach (KeyValuePair<string, JToken?> field in fields)
        {
            if (field.Value is null)
                continue;
            JToken value = StoredText.Decode(field.Value);
            if (Setters.TryGetValue(field.Key, out Action<OpenLine, JToken> set))
                set(line, value);
            // Dates arrive as an empty map: there is nothing in it to keep.
            else if (!FieldsOfProperties.Contains(field.Key) && value is not JObject { Count: 0 })
                others[field.Key] = PlainValue.Of(value);

            if (field.Key == OpenLineColumns.ConfiguredQueue)
                configured = value as JContainer;
            else if (withOperators && IsOfOperators(field.Key))
                operators[field.Key] = value;
        }
        if (!line._hasId)
            return null;

        // QUEUE has the members of a department in its place. What was configured is told apart, where it is told.
        if (configured is { Count: > 0 })
        {
            QueueSetting.Set(line, QueueSetting.Read(configured));
            line.IsQueueConfigured = true;
        }
        if (withOperators)
            line.Operators = ReadOperators(operators);
        line.AdditionalData = others.Count > 0 ? new AdditionalFields(others) : NoOthers;
        return line;
    }

    /// <summary>Adds what <c>config.get</c> tells of the queue to what <c>config.list.get</c> has told.</summary>
    /// <param name="other">The line of <c>config.get</c>. It has no operators who were dismissed, this one has.</param>
    /// <param name="withOffline">Whether the other has operators who are offline.</param>
    internal void SetQueueFrom(OpenLine other, bool withOffline)
    {
        // Here are the users' own profiles, there is what the queue has in their place.
        QueueOperator[] profiles = [.. Operators ?? new([])];
        QueueOperator[] places = [.. other.Operators ?? new([])];
        IEnumerable<QueueOperator> staff = places.Select(place =>
            place.WithProfileOf(Array.Find(profiles, profile => profile.UserId == place.UserId)) with
            {
                IsDismissed = false,
            });
        IEnumerable<QueueOperator> dismissed = profiles
            .Where(profile => withOffline && !Array.Exists(places, place => place.UserId == profile.UserId))
            .Select(profile => profile with { IsDismissed = true });
        Operators = new(staff.Concat(dismissed));
        QueueOnline = other.QueueOnline;
    }

    /// <summary>Says of each operator whether it is known to be dismissed.</summary>
    internal void SetDismissed(IReadOnlyDictionary<int, bool> isDismissed)
    {
        if (Operators is { } operators)
        {
            Operators = new(operators.Select(one =>
                isDismissed.TryGetValue(one.UserId, out bool known) ? one with { IsDismissed = known } : one));
        }
    }

    /// <summary>What the portal sent is taken by a portal, even where it is not known here.</summary>
    public override object? ValueToSend(Setting setting) => setting.ValueOf(this) switch
    {
        string text when _words is not null && _words.TryGetValue(setting.Name, out string word) && word == text =>
            new PortalWord(text),
        var value => value,
    };

    private void Keep(Setting setting, object? value)
    {
        setting.Set(this, value);
        if (setting.IsChoice && value is string text && !setting.AllowedValues.Contains(text))
            (_words ??= [])[setting.Name] = text;
    }

    private void SetId(int? id)
    {
        _hasId = id is not null;
        Id = id ?? 0;
    }

    private static object? ReadStored(Setting setting, JToken value) =>
        setting.Declaration.IsStoredEscaped && setting.Read(value) is string text
            ? StoredText.Unescape(text)
            : setting.Read(value);

    private static bool IsOfOperators(string name) =>
        name is OpenLineColumns.FullQueue or OpenLineColumns.Queue or OpenLineColumns.QueueUsers;

    /// <summary>
    /// Reads the operators in the order of the queue: from the places of <c>config.get</c>, or from the ids and
    /// profiles of <c>config.list.get</c>.
    /// </summary>
    private static ValueList<QueueOperator> ReadOperators(JObject fields)
    {
        if (fields[OpenLineColumns.FullQueue] is JObject places)
            return new(places.PropertyValues().OfType<JObject>()
                .OrderBy(place => JsonField.Number(place["SORT"]))
                .Select(place => QueueOperatorsFormat.ReadOne(JsonField.Number(place["USER_ID"]) ?? 0, place)));

        var profiles = fields[OpenLineColumns.QueueUsers] as JObject;
        return new(ListReader.Elements(fields[OpenLineColumns.Queue] ?? new JArray())
            .Select(JsonField.Number)
            .OfType<int>()
            .Select(id => QueueOperatorsFormat.ReadOne(
                id, profiles?[id.ToString(CultureInfo.InvariantCulture)] as JObject ?? [])));
    }

    private static DateTimeOffset? ReadDate(JToken? token)
    {
        string? text = JsonField.Text(token);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTimeOffset date) ? date : null;
    }
}
