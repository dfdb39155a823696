namespace Bitrix24.OpenLines;

/// <summary>A connector on an open line.</summary>
/// <param name="Connector">The code of the connector; goes out in lower case.</param>
/// <param name="Line">The id of the line, from 1.</param>
/// <exception cref="InvalidInputException">The code or the id cannot be one; a portal would say nothing of it.</exception>
public sealed record ConnectorAtLine(string Connector, int Line)
{
    /// <summary>The code of the connector, in lower case.</summary>
    public string Connector { get; } = Check(Connector, Line);

    /// <summary>The id of the line, from 1.</summary>
    public int Line { get; } = Line;

    /// <inheritdoc/>
    public override string ToString() => $"connector '{Connector}' on open line {Line}";

    private static string Check(string connector, int line)
    {
        List<InputError> errors = [.. ConnectorCode.ErrorsOf(nameof(Connector), connector)];
        if (line <= 0)
            errors.Add(new(InputErrorCodes.InvalidValue, nameof(Line), $"{line}",
                "It is not an id, which is a whole number from 1."));
        return errors.Count == 0 ? ConnectorCode.Of(connector) : throw new InvalidInputException(errors);
    }
}
