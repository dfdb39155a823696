namespace Bitrix24.OpenLines;

/// <summary>The settings that a request gives to an open line: those that are not null, and no others.</summary>
public sealed class OpenLineSettings : OpenLineProperties
{
    /// <summary>
    /// What the queue calls its operators, in place of their own profiles; shown to clients where OPERATOR_DATA is
    /// queue. A map of user id to USER_NAME, USER_WORK_POSITION, USER_AVATAR and USER_AVATAR_ID. Takes effect only
    /// together with QUEUE; operators that it does not name lose what they were called before.
    /// </summary>
    [Setting("QUEUE_USERS_FIELDS", IsRequestOnly = true, Partner = OpenLineColumns.Queue)]
    public ValueList<QueueOperator>? QueueUsersFields { get; set; }

    /// <summary>Whether the change leaves the line's date and author of the last change as they are.</summary>
    [Setting("SKIP_MODIFY_MARK", IsRequestOnly = true, CountsByPresence = true)]
    public bool? SkipModifyMark { get; set; }

    /// <summary>Every setting of an open line.</summary>
    public static SettingCatalog Catalog { get; } =
        new(typeof(OpenLineSettings), "An open line", OpenLineColumns.ReadOnly);

    /// <summary>Whether nothing is given.</summary>
    public bool IsEmpty => !Given().Any();

    private protected override string? Normalize(string? name) => LineName.ToSend(name);

    /// <summary>Takes over every setting that a line has.</summary>
    public static OpenLineSettings Of(OpenLineProperties line)
    {
        var settings = new OpenLineSettings();
        foreach (Setting setting in line.Given())
            setting.Set(settings, setting.ValueOf(line));
        return settings;
    }

    /// <summary>Reads the settings of a new line.</summary>
    /// <exception cref="InvalidInputException">Something is wrong with them; nothing was sent.</exception>
    public static OpenLineSettings ReadCreation(
        IEnumerable<KeyValuePair<string, object?>> values, InputSource source)
    {
        var settings = new OpenLineSettings();
        KeyValuePair<string, object?>[] given = [.. values];
        IReadOnlyList<InputError> errors = Read(settings, given, source);
        if (settings.Name is null && !errors.Any(error => IsName(error.Setting)))
        {
            bool isOfTable = source is InputSource.Row && !given.Any(pair => IsName(pair.Key));
            errors = [MissingName with { IsOfTable = isOfTable }, .. errors];
        }
        return errors.Count == 0 ? settings : throw new InvalidInputException(errors);
    }

    /// <summary>Reads the settings that a line is to be given.</summary>
    /// <exception cref="InvalidInputException">
    /// Something is wrong with them, or there are none; nothing was sent.
    /// </exception>
    public static OpenLineSettings ReadChange(
        IEnumerable<KeyValuePair<string, object?>> values, InputSource source)
    {
        var settings = new OpenLineSettings();
        IReadOnlyList<InputError> errors = Read(settings, values, source);
        if (errors.Count == 0 && settings.IsEmpty)
            errors = [NothingToChange];
        return errors.Count == 0 ? settings : throw new InvalidInputException(errors);
    }

    /// <summary>The settings as <c>PARAMS</c> of <c>imopenlines.config.add</c> and <c>.update</c>.</summary>
    /// <param name="dottedTimes">
    /// Whether times of day go out as <c>9</c> and <c>18.30</c>, for a portal that takes nothing else.
    /// </param>
    internal JObject ToParameters(bool dottedTimes = false) => new(Given()
        .Where(setting => !(setting.Declaration.CountsByPresence && setting.ValueOf(this) is false))
        .Select(setting => new JProperty(
            setting.WireName,
            dottedTimes && setting.IsTimeOfDay
                ? TimeOfDay.Parse((string)setting.ValueOf(this)!).ToDotted()
                : setting.Write(setting.ValueOf(this)!))));

    /// <summary>What a portal would make other hours of, without a word; null for hours that it keeps.</summary>
    private InputError? HoursError => (WorktimeFrom, WorktimeTo) switch
    {
        ({ } from, { } to) when string.CompareOrdinal(to, from) <= 0 => InputError.Invalid(
            "WORKTIME_TO", $"{to}",
            $"A line cannot work past midnight: of {from} to {to} a portal makes one hour. Use two lines, one until " +
            "23:59 and one from 00:00, or 00:00 to 23:59."),
        ({ } from, _) when string.CompareOrdinal(from, LatestFrom) > 0 => InputError.Invalid(
            "WORKTIME_FROM", $"{from}",
            $"Work begins at {LatestFrom} at the latest. A portal would put {LatestFrom} in its place."),
        _ => null,
    };

    private const string LatestFrom = "23:30";

    private static bool IsName(string setting) => Catalog.Find(setting)?.Name == nameof(Name);

    private static InputError MissingName => InputError.Missing(
        nameof(Name), "A new open line needs a name (LINE_NAME).");

    private static InputError NothingToChange => InputError.NothingToChange(
        "There is nothing to change: no setting is given.");

    private static IReadOnlyList<InputError> Read(
        OpenLineSettings settings, IEnumerable<KeyValuePair<string, object?>> values, InputSource source)
    {
        var reader = new SettingsReader(Catalog, source);
        reader.Read(values, settings);
        return settings.HoursError is { } error ? [.. reader.Errors, error] : reader.Errors;
    }
}
