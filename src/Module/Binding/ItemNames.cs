using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Finds the ids of what is given by name. Each name is looked up once in a run.</summary>
/// <param name="cmdlet">The cmdlet, whose portal is asked.</param>
internal sealed class ItemNames(PortalCmdlet cmdlet)
{
    private readonly Dictionary<(IdKind Kind, string Name), int> _known = [];
    private readonly Dictionary<(IdKind Kind, string Name), InputError> _refused = [];
    private LineDirectory? _lines;
    private IReadOnlyList<Bot>? _bots;
    private IReadOnlyList<Connector>? _connectors;

    /// <summary>The open lines of the portal by name, read when they are first asked for.</summary>
    /// <exception cref="RestException">They cannot be read.</exception>
    public LineDirectory Lines
    {
        get
        {
            _lines ??= new LineDirectory(cmdlet.Client);
            if (!_lines.IsLoaded && cmdlet.Pipeline.For(_lines.LoadAsync) is { } error)
                throw new RestException(error);
            return _lines;
        }
    }

    /// <summary>The id of the one thing that has a name.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="parameter">The parameter or column that has the name.</param>
    /// <param name="name">The name; the e-mail address of a user; the name or the code of a bot.</param>
    /// <exception cref="InvalidInputException">Nothing has the name, or several have it.</exception>
    /// <exception cref="RestException">The portal cannot be asked.</exception>
    public int IdOf(IdKind kind, string parameter, string name)
    {
        if (_known.TryGetValue((kind, name), out int known))
            return known;
        if (_refused.TryGetValue((kind, name), out InputError? refused))
            throw new InvalidInputException(refused with { Setting = parameter });
        try
        {
            return _known[(kind, name)] = Find(kind, parameter, name);
        }
        catch (InvalidInputException refusal)
        {
            _refused[(kind, name)] = refusal.Errors[0];
            throw;
        }
    }

    /// <summary>The code of the one connector that has a name.</summary>
    /// <exception cref="InvalidInputException">No connector has the name, or several have it.</exception>
    /// <exception cref="RestException">The portal cannot be asked.</exception>
    public string ConnectorOf(string parameter, string name)
    {
        _connectors ??= Read(new ConnectorClient(cmdlet.Client).ListAsync);
        string[] codes = [.. _connectors.Where(one => IsSame(one.Name, name.Trim())).Select(one => one.Code)];
        return codes.Length switch
        {
            1 => codes[0],
            0 => throw new InvalidInputException(new InputError(
                ConnectorErrorCodes.ConnectorNotFound, parameter, name, $"The portal has no connector named '{name}'.")),
            _ => throw new InvalidInputException(InputError.Invalid(
                parameter, name, $"The portal has several connectors named '{name}': {string.Join(", ", codes)}.")),
        };
    }

    private int Find(IdKind kind, string parameter, string name)
    {
        if (kind == IdKind.Line)
            return Only(kind, parameter, name, Lines.Find(name), OpenLineErrorCodes.OpenLineNotFound);
        if (kind == IdKind.Bot)
            return Only(kind, parameter, name, BotsOf(name), BotErrorCodes.BotNotFound);
        if (kind == IdKind.User && name.IndexOf('@') < 0)
            throw new InvalidInputException(InputError.Invalid(
                parameter, name, $"'{name}' is not a user. Use the id or the e-mail address."));
        var entry = new QueueMember(
            kind == IdKind.User ? QueueEntityType.User : QueueEntityType.Department, EntityId: 0, name);
        Outcome<QueueMember> found = cmdlet.Pipeline.For(token => new CompanyClient(cmdlet.Client).FindAsync(entry, token));
        return found.Error switch
        {
            null => found.Value.EntityId,
            { Execution: Execution.Refused, Code: OpenLineErrorCodes.OperatorNotFound
                or OpenLineErrorCodes.OperatorAmbiguous } error => throw new InvalidInputException(
                new InputError(error.Code, parameter, name, error.Description)),
            { } error => throw new RestException(error),
        };
    }

    private IReadOnlyList<int> BotsOf(string name)
    {
        _bots ??= Read(new BotClient(cmdlet.Client).ListAsync);
        return [.. _bots.Where(bot => IsSame(bot.Code, name) || IsSame(bot.Name, name)).Select(bot => bot.Id)];
    }

    private IReadOnlyList<T> Read<T>(Func<CancellationToken, Task<Outcome<IReadOnlyList<T>>>> list)
    {
        Outcome<IReadOnlyList<T>> read = cmdlet.Pipeline.For(list);
        return read.Error is { } error ? throw new RestException(error) : read.Value;
    }

    private static string ThingOf(IdKind kind) => kind == IdKind.Line ? "open line" : kind.Thing;

    private static bool IsSame(string? one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static int Only(IdKind kind, string parameter, string name, IReadOnlyList<int> ids, string notFound) =>
        ids.Count switch
        {
            1 => ids[0],
            0 => throw new InvalidInputException(new InputError(
                notFound, parameter, name, $"The portal has no {ThingOf(kind)} named '{name}'.")),
            _ => throw new InvalidInputException(InputError.Invalid(
                parameter, name,
                $"The portal has {ids.Count.ToString(CultureInfo.InvariantCulture)} {ThingOf(kind)}s named '{name}': " +
                $"{string.Join(", ", ids)}. Use the id.")),
        };
}
