namespace Bitrix24.OpenLines;

/// <summary>A connector that open lines can be reached through.</summary>
/// <param name="Code">The code, in lower case: <c>telegrambot</c>.</param>
/// <param name="Name">The name that people see.</param>
public sealed record Connector(string Code, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Code})";
}

/// <summary>What a connector is on one open line. A null is what the portal did not tell.</summary>
/// <param name="Connector">The code of the connector.</param>
/// <param name="Line">The id of the line.</param>
/// <param name="IsConfigured">Whether it is set up.</param>
/// <param name="IsActive">Whether messages come and go through it.</param>
/// <param name="HasError">Whether there is something wrong with it.</param>
public sealed record ConnectorStatus(
    string Connector, int Line, bool? IsConfigured = null, bool? IsActive = null, bool? HasError = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Connector}, line {Line}";
}

/// <summary>A connector on an open line.</summary>
/// <param name="Connector">The code of the connector; goes out in lower case.</param>
/// <param name="Line">The id of the line, from 1.</param>
/// <exception cref="InvalidInputException">The code or the id cannot be one; a portal would accept it.</exception>
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
            errors.Add(InputError.NotAnId(nameof(Line), $"{line}", "line"));
        return errors.Count == 0 ? ConnectorCode.Of(connector) : throw new InvalidInputException(errors);
    }
}

/// <summary>
/// What was sent of a channel. It is not what the portal has: that always answers <c>true</c>, even where there is no
/// such connector or line, and no method reads it back.
/// </summary>
/// <param name="Connector">The code of the connector.</param>
/// <param name="Line">The id of the line.</param>
/// <param name="Id">The id of the channel; null where none was sent.</param>
/// <param name="Url">The address of the chat or the channel; null where none was sent.</param>
/// <param name="UrlIm">The address of the chat for operators; null where none was sent.</param>
/// <param name="Name">The name of the channel; null where none was sent.</param>
public sealed record ConnectorLineData(string Connector, int Line, string? Id, Uri? Url, Uri? UrlIm, string? Name)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Id is null ? $"{Connector}, line {Line}" : $"{Id} ({Connector}, line {Line})";
}
