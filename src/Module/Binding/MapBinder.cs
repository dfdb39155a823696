using System.Globalization;
using System.Reflection;
using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Marks the parameter that a row without columns gives, such as a number.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BareValueAttribute : Attribute;

/// <summary>
/// Binds to a cmdlet's parameters what PowerShell does not: the entries of a hashtable, the cells of a DataRow, and a
/// bare value. What is given by name, or by a script block, goes first. Created before the first row comes.
/// </summary>
internal sealed class MapBinder
{
    private readonly PSCmdlet _cmdlet;
    private readonly Dictionary<string, Column> _columns = [];
    private readonly Column? _bare;
    private readonly List<Column> _byName = [];
    private readonly Dictionary<Column, object?> _bound = [];
    private readonly List<KeyValuePair<string, object?>> _others = [];
    private readonly HashSet<string> _nulls = [];

    public MapBinder(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        foreach (ParameterMetadata parameter in cmdlet.MyInvocation.MyCommand.Parameters.Values.Where(IsColumn))
        {
            var column = new Column(cmdlet.GetType().GetProperty(parameter.Name)!);
            if (cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter.Name))
                _byName.Add(column);
            // The mark of a leaf goes before that of its base.
            if (column.IsBare && (_bare is null || column.IsOf(cmdlet.GetType())))
                _bare = column;
            foreach (string name in parameter.Aliases.Prepend(parameter.Name))
                _columns[SettingName.Fold(name)] = column;
        }
    }

    /// <summary>The parameter that a row without columns gives; null for none.</summary>
    public string? BareName => _bare?.Name;

    /// <summary>Whether a column holds what no file may show.</summary>
    public bool IsSecret(string column) =>
        _columns.TryGetValue(SettingName.Fold(column), out Column? known) && known.IsSecret;

    /// <summary>The row as a whole.</summary>
    public InputValues Values { get; private set; } = InputValues.None;

    /// <summary>What an empty value of the row means.</summary>
    public InputSource Source => Values.Source;

    /// <summary>What the row has that is for no parameter.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Others => _others;

    /// <summary>Whether a map gives a null to a parameter, which is not the same as giving nothing.</summary>
    public bool GivesNull(string parameter) => _nulls.Contains(parameter);

    /// <summary>Whether a row could be read.</summary>
    public bool IsBound { get; private set; }

    /// <summary>Whether it is a row of a table in which no column is a parameter of the cmdlet.</summary>
    public bool HasNoColumn => IsBound && Source is InputSource.Row && Values.Pairs.Count > 0 && _bound.Count == 0;

    /// <summary>Whether the row itself has a column for a parameter, be it empty.</summary>
    public bool Has(string parameter) => _bound.Keys.Any(column => column.Name == parameter);

    /// <summary>What the row itself gives to a parameter, as it is; null for nothing.</summary>
    public object? ValueOf(string parameter) => _bound.FirstOrDefault(pair => pair.Key.Name == parameter).Value;

    /// <summary>
    /// The parameter that says which thing it is: the one that is given by name, or else the first that the row gives.
    /// </summary>
    /// <param name="names">The parameters, the most precise first.</param>
    /// <exception cref="InvalidInputException">None does, or several were given by name.</exception>
    public string Choose(params string[] names)
    {
        string[] byName = [.. names.Where(name => _byName.Exists(column => column.Name == name))];
        if (byName.Length > 1)
            throw new InvalidInputException(
                InputError.Twice(byName[1], $"-{byName[0]} says already which one it is."));
        return byName.FirstOrDefault()
            ?? names.FirstOrDefault(name => ValueOf(name) is not (null or ""))
            ?? throw new InvalidInputException(InputError.Missing(
                names[0], "Nothing says which one it is. Give " +
                $"{string.Join(" or ", names.Select(name => $"-{name}"))}, or a column."));
    }

    /// <summary>Binds a row.</summary>
    /// <param name="input">The piped object; null where nothing is piped.</param>
    /// <exception cref="InvalidInputException">
    /// Two names of one parameter have different values, a value is not one that its parameter can have, or a parameter
    /// given by name is null.
    /// </exception>
    public void Bind(PSObject? input)
    {
        if (_columns.Count == 0)
            return;
        if (_byName.Find(IsNullByName) is { } empty)
            throw new InvalidInputException(
                InputError.Missing(empty.Name, $"-{empty.Name} gives nothing for this input."));
        Values = input switch
        {
            null => InputValues.None,
            { BaseObject: string or ValueType } => InputValues.Row(_bare?.Name ?? "", input.BaseObject),
            _ => InputValues.Of(input),
        };
        foreach (KeyValuePair<string, object?> pair in Values.Pairs)
            Sort(pair);
        foreach (KeyValuePair<Column, object?> pair in _bound)
        {
            if (!_byName.Contains(pair.Key))
                pair.Key.Set(_cmdlet, pair.Value);
        }
        IsBound = true;
    }

    /// <summary>Takes out of the parameters what a row gave, before the next one comes.</summary>
    public void Reset()
    {
        foreach (Column column in _bound.Keys.Except(_byName))
            column.Set(_cmdlet, null);
        _bound.Clear();
        _others.Clear();
        _nulls.Clear();
        Values = InputValues.None;
        IsBound = false;
    }

    /// <summary>Whether PowerShell binds the columns of a row to a parameter.</summary>
    private static bool IsColumn(ParameterMetadata parameter) =>
        parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName);

    private void Sort(KeyValuePair<string, object?> pair)
    {
        if (!_columns.TryGetValue(SettingName.Fold(pair.Key), out Column? column))
        {
            _others.Add(pair);
            return;
        }
        // An empty cell gives nothing.
        bool isEmpty = pair.Value is null || (pair.Value is "" && Source is InputSource.Row);
        if (pair.Value is null && Source is InputSource.Explicit && !_byName.Contains(column))
            _nulls.Add(column.Name);
        if (!_bound.TryGetValue(column, out object? earlier) || earlier is null or "")
            _bound[column] = isEmpty ? null : pair.Value;
        else if (pair.Value is not (null or "") && !Equals(pair.Value, earlier))
            throw InputValues.Twice(pair.Key, column.Name);
    }

    private bool IsNullByName(Column column) =>
        !column.TakesNull
        && _cmdlet.MyInvocation.BoundParameters.TryGetValue(column.Name, out object? value) && value is null;

    /// <summary>A parameter that can be a column of a row.</summary>
    private sealed class Column(PropertyInfo property)
    {
        private readonly ArgumentTransformationAttribute[] _transformations =
            [.. property.GetCustomAttributes<ArgumentTransformationAttribute>()];

        public string Name => property.Name;

        public bool IsBare { get; } = property.IsDefined(typeof(BareValueAttribute));

        /// <summary>Whether a null is a value like another, and does not show that a variable is misspelled.</summary>
        public bool TakesNull => property.PropertyType == typeof(object);

        public bool IsSecret => property.PropertyType == typeof(SecureString);

        public bool IsOf(Type cmdlet) => property.DeclaringType == cmdlet;

        public void Set(PSCmdlet cmdlet, object? value)
        {
            try
            {
                foreach (ArgumentTransformationAttribute transformation in _transformations)
                    value = value is null ? null : transformation.Transform(engineIntrinsics: null!, value);
                property.SetValue(cmdlet, value is null ? null : LanguagePrimitives.ConvertTo(
                    value, property.PropertyType, CultureInfo.InvariantCulture));
            }
            // The value is not shown: it may hold a token.
            catch (ArgumentTransformationMetadataException e)
            {
                throw new InvalidInputException(InputError.Invalid(Name, null, e.Message));
            }
            catch (PSInvalidCastException)
            {
                throw new InvalidInputException(InputError.Invalid(
                    Name, null, $"It cannot be read as {LanguagePrimitives.ConvertTypeNameToPSTypeName(
                        property.PropertyType.ToString())}."));
            }
        }
    }
}
