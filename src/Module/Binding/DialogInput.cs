namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Finds out by which of its parameters an input says which dialog it is about. What is given by name goes first, then
/// the most precise of what the record has. Is made before the first record comes.
/// </summary>
/// <param name="invocation">How the cmdlet was called.</param>
/// <param name="names">The parameters, the most precise first.</param>
internal sealed class DialogInput(InvocationInfo invocation, params string[] names)
{
    private readonly string[] _byName = [.. names.Where(invocation.BoundParameters.ContainsKey)];

    /// <summary>The parameter that says it.</summary>
    /// <exception cref="InvalidInputException">None does, or several were given by name.</exception>
    public string Choose(PipelineRecord record)
    {
        if (_byName.Length > 1)
            throw new InvalidInputException([new(InputErrorCodes.DuplicateSetting, _byName[1], null,
                $"-{_byName[0]} says already which dialog it is.")]);
        return _byName.FirstOrDefault()
            ?? names.FirstOrDefault(name => record.OwnOf(name) is not (null or ""))
            ?? throw new InvalidInputException([Missing(names)]);
    }

    private static InputError Missing(string[] names) => new(
        InputErrorCodes.MissingSetting, names[0], null,
        $"Nothing says which one it is. Give {string.Join(" or ", names.Select(name => $"-{name}"))}, or a column.");
}
