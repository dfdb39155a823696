using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Bitrix24.OpenLines;

/// <summary>What the channel of a connector on one line is to be given.</summary>
/// <param name="Connector">
/// The code of the connector. Goes out in lower case: a portal registers connectors so, and knows no other spelling.
/// </param>
/// <param name="Line">The id of the line, from 1.</param>
/// <param name="Data">The fields.</param>
/// <exception cref="SettingsException">The code or the id cannot be one; a portal would say nothing of it.</exception>
public sealed record ConnectorDataChange(string Connector, int Line, ConnectorData Data) : IJournaled
{
    string IJournaled.Content => new SetConnectorData(this).ToCall().ToContent();

    /// <summary>The code of the connector, in lower case.</summary>
    public string Connector { get; } = Check(Connector, Line);

    /// <summary>The id of the line, from 1.</summary>
    public int Line { get; } = Line;

    /// <summary>The id of the channel; where none is given, the one that the reference advises.</summary>
    internal string ChannelId => Data.Id ?? $"{Connector}_line{Line}";

    [SuppressMessage("Globalization", "CA1308", Justification = "Portals register codes in lower case.")]
    private static string Check(string connector, int line)
    {
        string code = connector.Trim();
        var problems = new List<SettingProblem>();
        if (code.Length == 0)
            problems.Add(new(SettingProblemCodes.MissingSetting, nameof(Connector), connector,
                "The code of a connector must not be empty."));
        if (code.IndexOf('.') >= 0)
            problems.Add(new(SettingProblemCodes.InvalidValue, nameof(Connector), connector,
                $"'{code}' has a dot; no connector can be registered under such a code."));
        if (line <= 0)
            problems.Add(new(SettingProblemCodes.InvalidValue, nameof(Line), $"{line}",
                "It is not an id, which is a whole number from 1."));
        return problems.Count == 0 ? code.ToLowerInvariant() : throw new SettingsException(problems);
    }
}
