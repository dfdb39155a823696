using System.Collections;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines;

/// <summary>A call of any method, read and found fit to be sent. Shows no value: one of them may be a secret.</summary>
public sealed class MethodCall : Request<object?>
{
    private static readonly Regex Name = new(
        @"^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly JObject _parameters;
    private readonly SecretWords _secrets;

    private MethodCall(string method, JObject parameters, CallKind kind, SecretWords secrets)
        : base(method, kind)
    {
        _parameters = parameters;
        _secrets = secrets;
    }

    /// <summary>The names of the parameters, as they go out.</summary>
    public IReadOnlyList<string> ParameterNames => [.. _parameters.Properties().Select(property => property.Name)];

    /// <summary>
    /// Whether the call means the same in a batch, which has the form of a query string: that has no null and nothing
    /// that is empty.
    /// </summary>
    internal bool FitsIntoBatch => !_parameters.Descendants().Any(IsNothing);

    /// <summary>Reads a call.</summary>
    /// <param name="method">The name of the method, in any case; not <c>batch</c>.</param>
    /// <param name="parameters">
    /// Text, numbers, flags, times, bytes, secure strings, and lists and maps of them; none when null.
    /// </param>
    /// <param name="isRepeatable">
    /// Whether the method sets a state, so that it may be sent again although its name does not say so.
    /// </param>
    /// <exception cref="InvalidInputException">It cannot be sent.</exception>
    public static MethodCall Read(string? method, IDictionary? parameters, bool isRepeatable = false)
    {
        string name = ReadName(method?.Trim() ?? "");
        var writer = new ParameterWriter();
        JObject map = parameters is null ? [] : writer.Write(parameters);
        CallKind kind = MethodKind.Of(name);
        if (kind is CallKind.Creation && isRepeatable)
            kind = CallKind.Change;
        return new MethodCall(name, map, kind, writer.Secrets);
    }

    /// <inheritdoc/>
    public override string ToString() => Method;

    internal override JObject Parameters() => _parameters;

    internal override Outcome<object?> Read(JToken answer) => Outcome.Success(PlainValue.Of(answer));

    internal override RestError Explain(RestError error) => base.Explain(_secrets.Redact(error));

    private static string ReadName(string method)
    {
        if (method.Length == 0)
            throw new InvalidInputException(InputError.Missing("Method", "Nothing says which method to call."));
        // It is not quoted: it may be the address of a webhook.
        if (!Name.IsMatch(method))
        {
            throw new InvalidInputException(InputError.Invalid("Method", null,
                "It is not the name of a method, such as imopenlines.config.get: words and dots, without an address."));
        }
        return string.Equals(method.Split('.')[0], "batch", StringComparison.OrdinalIgnoreCase)
            ? throw new InvalidInputException(InputError.Invalid("Method", null,
                "A batch is not called as a method: give the calls that are to be in it, and they travel in batches."))
            : method;
    }

    private static bool IsNothing(JToken token) => token is JContainer { HasValues: false } or JValue { Value: null };
}
