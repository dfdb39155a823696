namespace Bitrix24.OpenLines;

/// <summary>
/// What a person gave for a new bot: the fields that an update has as well, and those that are settled for good.
/// </summary>
internal sealed class BotRegistrationInput
{
    private readonly InputSource _source;
    private readonly List<InputError> _errors = [];

    public BotRegistrationInput(
        IEnumerable<KeyValuePair<string, object?>> values,
        InputSource source,
        BotApiVersion version,
        string? botToken)
    {
        _source = source;
        KeyValuePair<string, object?>[] others = [.. values.Where(pair => !ReadFixed(pair))];
        var fields = new BotFieldInput(others.Select(InBothVersions), source);
        var reader = new SettingsReader(BotFields.Catalog, source);
        reader.Read(fields.Values, Fields);
        _errors.AddRange(reader.Errors.Concat(fields.Errors).Concat(BotFieldRules.ErrorsOf(Fields)));

        if (version is BotApiVersion.V1)
        {
            // That version has it under a name of its own.
            WorksInOpenLines = Fields.IsSupportOpenline;
            Fields.IsSupportOpenline = null;
        }
        else if (Fields.NewBotToken is null)
            Fields.NewBotToken = botToken;
        else if (botToken is not null && botToken != Fields.NewBotToken)
            _errors.Add(InputError.Twice("BotToken", "It is given twice."));
    }

    /// <summary>The code; null where none is given.</summary>
    public string? Code { get; private set; }

    /// <summary>The type; null where none is given.</summary>
    public string? Type { get; private set; }

    /// <summary>What version 1 calls OPENLINE; null where it is not given.</summary>
    public bool? WorksInOpenLines { get; }

    /// <summary>The other fields.</summary>
    public BotFields Fields { get; } = new();

    /// <summary>What is wrong already.</summary>
    public IEnumerable<InputError> Errors => _errors;

    /// <summary>Takes what no update has.</summary>
    private bool ReadFixed(KeyValuePair<string, object?> pair)
    {
        bool isCode = SettingName.AreSame(pair.Key, nameof(Code));
        if (!isCode && !SettingName.AreSame(pair.Key, nameof(Type)))
            return false;
        string text = $"{pair.Value}".Trim();
        if (text.Length == 0 && (isCode || _source is not InputSource.Explicit))
            return true;
        if ((isCode ? Code : Type) is not null)
            _errors.Add(InputError.Twice(pair.Key, "It is given twice.", text));
        else if (isCode)
            Code = text;
        else
            ReadType(pair.Key, text);
        return true;
    }

    private void ReadType(string name, string text)
    {
        try
        {
            Type = BotTypeName.Parse(text);
        }
        catch (FormatException e)
        {
            _errors.Add(InputError.Invalid(name, text, e.Message));
        }
    }

    private static KeyValuePair<string, object?> InBothVersions(KeyValuePair<string, object?> pair) =>
        SettingName.AreSame(pair.Key, BotColumns.OpenLine)
            ? new(nameof(BotFields.IsSupportOpenline), pair.Value)
            : pair;
}
