namespace Bitrix24.OpenLines;

/// <summary>What is read of each line.</summary>
public sealed class OpenLineSelection
{
    private const string Operators = nameof(OpenLine.Operators);

    private OpenLineSelection(IReadOnlyList<string>? columns, bool withQueue, bool withOperators)
    {
        Columns = columns;
        WithQueue = withQueue;
        WithOperators = withOperators;
    }

    /// <summary>The properties that can be selected.</summary>
    public static IEnumerable<string> PropertyNames => typeof(OpenLine).GetProperties()
        .Select(property => property.Name)
        .Where(name => name is nameof(OpenLine.Queue) or Operators || OpenLineColumns.Find(name) is not null);

    /// <summary>Everything but the single operators.</summary>
    public static OpenLineSelection Everything { get; } = new(null, withQueue: true, withOperators: false);

    /// <summary>The columns; all when null.</summary>
    internal IReadOnlyList<string>? Columns { get; }

    /// <summary>Whether the queue is read.</summary>
    internal bool WithQueue { get; }

    /// <summary>Whether it is read who the operators of the queue are.</summary>
    public bool WithOperators { get; }

    /// <summary>Selects properties. The id and the name are always read.</summary>
    /// <param name="properties">Their names in any spelling; all when null.</param>
    /// <param name="withOperators">Whether it is read who the operators of the queue are.</param>
    /// <exception cref="InvalidInputException">A line has no such property.</exception>
    public static OpenLineSelection Of(IEnumerable<string>? properties, bool withOperators)
    {
        if (properties is null)
            return new(null, withQueue: true, withOperators);

        var columns = new List<string> { OpenLineColumns.Id, OpenLineColumns.Name };
        var errors = new List<InputError>();
        bool withQueue = false;
        foreach (string property in properties)
        {
            if (SettingName.AreSame(property, OpenLineColumns.Queue))
                withQueue = true;
            else if (SettingName.AreSame(property, Operators))
                withOperators = true;
            else if (OpenLineColumns.Find(property) is not { } column)
                errors.Add(OpenLineQuery.NoColumn(property));
            else if (!columns.Contains(column))
                columns.Add(column);
        }
        return errors.Count == 0
            ? new(columns, withQueue || withOperators, withOperators)
            : throw new InvalidInputException(errors);
    }
}
