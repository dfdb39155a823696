namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads what the cmdlets of connectors have in common.</summary>
internal static class ConnectorInput
{
    /// <summary>The connector and the line that a record says; a piped line gives its id.</summary>
    /// <param name="record">The record.</param>
    /// <param name="connector">The parameter that has the code.</param>
    /// <param name="line">The parameter that has the id of the line.</param>
    /// <exception cref="InvalidInputException">One of them is missing or none.</exception>
    public static ConnectorAtLine PlaceOf(PipelineRecord record, string connector, string line) => new(
        record.TextOf(connector) ?? "", LineOf(record, line));

    /// <summary>The line that a record says; a piped line gives its id.</summary>
    /// <param name="record">The record.</param>
    /// <param name="line">The parameter that has the id of the line.</param>
    /// <exception cref="InvalidInputException">It is missing or none.</exception>
    public static int LineOf(PipelineRecord record, string line) =>
        record.NumberOf(line, IdKinds.Line) ?? record.IdFor(line, IdKinds.Line)
            ?? throw new InvalidInputException([NoLine(line)]);

    /// <summary>The fields that a record gives to parameters, by their names.</summary>
    /// <exception cref="InvalidInputException">One that was given by name is no value of its parameter.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> FieldsOf(
        PipelineRecord record, IEnumerable<string> parameters)
    {
        string[] given = [.. parameters.Where(record.Gives)];
        return given.FirstOrDefault(record.GivesNull) is { } bad
            ? throw new InvalidInputException([NoValue(bad)])
            : given.Select(name => new KeyValuePair<string, object?>(name, record[name]));
    }

    /// <summary>The time that a record gives; null for none.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static DateTimeOffset? TimeOf(PipelineRecord record, string parameter)
    {
        if (record.GivesNull(parameter))
            throw new InvalidInputException([NoValue(parameter)]);
        Setting date = ConnectorMessage.Catalog.Find(nameof(ConnectorMessage.Date))!;
        try
        {
            return record[parameter] is { } given and not "" ? (DateTimeOffset)date.Parse(given) : null;
        }
        catch (FormatException e)
        {
            throw new InvalidInputException([new(InputErrorCodes.InvalidValue, parameter, null, e.Message)]);
        }
    }

    private static InputError NoLine(string line) => new(
        InputErrorCodes.MissingSetting, line, null,
        $"Nothing says which line it is. Give -{line}, or a column {line}.");

    private static InputError NoValue(string parameter) => new(
        InputErrorCodes.InvalidValue, parameter, null,
        parameter == nameof(ConnectorMessage.Date)
            ? "It is not a time. Write 2026-11-21T20:45:00+01:00, or seconds since 1970."
            : "It is nothing that can be taken. A flag is Y or N, $true or $false.");
}
