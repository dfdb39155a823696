using System.Collections;
using System.Data;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads what the cmdlets of connectors have in common.</summary>
internal static class ConnectorInput
{
    /// <summary>The line that a row is about; a piped line gives its own id.</summary>
    /// <exception cref="InvalidInputException">It is missing, or not an id.</exception>
    public static int LineOf(LineRef? line, MapBinder row) =>
        line.Read("Line") ?? IdKind.Line.Require("Line", row.Values.Id);

    /// <summary>The fields that are given, by the names of their parameters.</summary>
    /// <param name="row">The row, which may give a null to one of them.</param>
    /// <param name="fields">The parameters; of what is not given, null.</param>
    public static IEnumerable<KeyValuePair<string, object?>> FieldsOf(
        MapBinder row, params IEnumerable<(string Name, object? Value)> fields) => fields
            .Where(field => field.Value is not null || row.GivesNull(field.Name))
            .Select(field => new KeyValuePair<string, object?>(field.Name, InputValues.Unwrap(field.Value)));

    /// <summary>The time that is given; null for none.</summary>
    /// <exception cref="InvalidInputException">It is not a time.</exception>
    public static DateTimeOffset? TimeOf(FieldValue? given)
    {
        Setting date = ConnectorMessage.Catalog.Find(nameof(ConnectorMessage.Date))!;
        try
        {
            return given?.Given is { } value && value is not "" ? (DateTimeOffset)date.Parse(value) : null;
        }
        catch (FormatException e)
        {
            throw new InvalidInputException(InputError.Invalid(date.Name, null, e.Message));
        }
    }

    /// <summary>Reads a message of the external system.</summary>
    /// <param name="row">The row that it comes with.</param>
    /// <param name="input">The row as it was piped; null for none.</param>
    /// <param name="isLineGiven">Whether the line is given; otherwise the ID of the row is that of the line.</param>
    /// <param name="fields">The parameters.</param>
    /// <exception cref="InvalidInputException">It is not a message.</exception>
    public static ConnectorMessage MessageOf(
        MapBinder row, PSObject? input, bool isLineGiven, params IEnumerable<(string Name, object? Value)> fields)
    {
        // What a row or a map has beside the parameters is meant, and refused where there is no such field. Objects of
        // the module have more than concerns a message.
        bool isTable = input?.BaseObject is PSCustomObject or IDictionary or DataRow;
        IEnumerable<KeyValuePair<string, object?>> others = row.Others.Where(pair => isTable
            ? isLineGiven || !SettingName.AreSame(pair.Key, nameof(OpenLine.Id))
            : ConnectorMessage.Catalog.Find(pair.Key) is not null);
        return ConnectorMessage.Read(FieldsOf(row, fields).Concat(others), row.Source);
    }
}
