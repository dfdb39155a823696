using System.Collections;
using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// What one record gives to a cmdlet. PowerShell binds the properties of an object to the parameters of their names;
/// the entries of a map it does not, so they are looked up here.
/// </summary>
/// <param name="values">The record as a whole.</param>
/// <param name="own">What it has for parameters, by their names.</param>
/// <param name="others">What it has beside them.</param>
/// <param name="bound">What was given by name, or made by a script block, which goes first.</param>
internal sealed class PipelineRecord(
    InputValues values,
    IReadOnlyDictionary<string, object?> own,
    IReadOnlyList<KeyValuePair<string, object?>> others,
    IReadOnlyDictionary<string, object?> bound)
{
    /// <summary>What an empty value means.</summary>
    public InputSource Source => values.Source;

    /// <summary>What it has that is for no parameter.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Others => others;

    /// <summary>What it gives to a parameter, as it is; null where nothing is given.</summary>
    public object? this[string parameter] =>
        bound.TryGetValue(parameter, out object? value) || own.TryGetValue(parameter, out value)
            ? InputValues.Unwrap(value)
            : null;

    /// <summary>A text; null where none is given or it is empty.</summary>
    public string? TextOf(string parameter) => Show(this[parameter]) is { Length: > 0 } text ? text : null;

    /// <summary>A map; null where none is given or the cell is empty.</summary>
    /// <exception cref="InvalidInputException">It is something else.</exception>
    public IDictionary? MapOf(string parameter) => this[parameter] switch
    {
        null or "" => null,
        IDictionary map => map,
        // It is not shown: it may hold a token.
        _ => throw new InvalidInputException([new(InputErrorCodes.InvalidValue, parameter, null,
            "It is not a map of fields. Give a hashtable.")]),
    };

    /// <summary>A secret as text; null where none is given or it is empty.</summary>
    public string? SecretOf(string parameter) => this[parameter] is SecureString secret
        ? Secret.Reveal(secret) is { Length: > 0 } text ? text : null
        : TextOf(parameter);

    /// <summary>
    /// Whether somebody gave a null: not in a cell, which is empty then, but by name or with a script block.
    /// </summary>
    public bool GivesNull(string parameter) =>
        bound.TryGetValue(parameter, out object? value) && value is null && !own.ContainsKey(parameter);

    /// <summary>Whether it gives something to a parameter, be it empty.</summary>
    public bool Gives(string parameter) => bound.ContainsKey(parameter) || own.ContainsKey(parameter);

    /// <summary>Whether the record itself gives something to a parameter, be it empty.</summary>
    public bool Has(string parameter) => own.ContainsKey(parameter);

    /// <summary>What the record itself gives to a parameter; null for nothing.</summary>
    public object? OwnOf(string parameter) => own.TryGetValue(parameter, out object? value) ? value : null;

    /// <summary>A whole number from 1; null where none is given.</summary>
    /// <param name="parameter">The parameter; it has <see cref="LenientIdAttribute"/>.</param>
    /// <param name="kind">What the number is, for a sentence: <c>the id of a line</c>.</param>
    /// <exception cref="InvalidInputException">It is something else.</exception>
    public int? NumberOf(string parameter, string kind)
    {
        // Of what is no number the binder has made 0; the cell still has it.
        if (this[parameter] is int and > 0 and var number)
            return number;
        if (own.TryGetValue(parameter, out object? cell))
            return IdText.Read(parameter, cell, kind);
        return bound.ContainsKey(parameter) ? throw IdText.NotAnId(parameter, null, $"It is not {kind}.") : null;
    }

    /// <summary>The number under ID, by whatever name; null where there is none.</summary>
    /// <param name="parameter">The parameter that takes it.</param>
    /// <param name="kind">What the number is, for a sentence.</param>
    /// <exception cref="InvalidInputException">It is something else.</exception>
    public int? IdFor(string parameter, string kind) => IdText.Read(parameter, values.Id, kind);

    private static string Show(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";
}
