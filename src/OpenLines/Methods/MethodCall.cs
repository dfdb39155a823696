using System.Collections;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines;

/// <summary>A call of any method, read and found fit to be sent. Shows no value: one of them may be a secret.</summary>
public sealed class MethodCall : IJournaled
{
    private static readonly Regex Name = new(
        @"^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private MethodCall(string method, JObject parameters, CallKind kind, SecretWords secrets)
    {
        Method = method;
        Parameters = parameters;
        Kind = kind;
        Secrets = secrets;
    }

    /// <summary>The REST method.</summary>
    public string Method { get; }

    /// <summary>Whether the call may be sent again when its answer was lost.</summary>
    public CallKind Kind { get; }

    /// <summary>The names of the parameters, as they go out.</summary>
    public IReadOnlyList<string> ParameterNames => [.. Parameters.Properties().Select(property => property.Name)];

    /// <summary>
    /// Whether the call means the same in a batch, which has the form of a query string: that has no null and nothing
    /// that is empty.
    /// </summary>
    internal bool FitsIntoBatch => !Parameters.Descendants().Any(IsNothing);

    string IJournaled.Content => new CallMethod(this).ToCall().ToContent();

    string? IJournaled.Name => null;

    RestError IJournaled.Unknown(string reason) => Unknown(reason);

    /// <summary>The parameters as they go out.</summary>
    internal JObject Parameters { get; }

    /// <summary>What no error may quote.</summary>
    internal SecretWords Secrets { get; }

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

    /// <summary>The error where nobody knows whether the call was carried out.</summary>
    /// <param name="reason">Why not, in a sentence.</param>
    /// <param name="status">The HTTP status; null for none.</param>
    public RestError Unknown(string reason, int? status = null) => OpenLineErrors.Unknown(Method, reason, status);

    /// <inheritdoc/>
    public override string ToString() => Method;

    private static string ReadName(string method)
    {
        if (method.Length == 0)
            throw Refused(InputErrorCodes.MissingSetting, "Nothing says which method to call.");
        // It is not quoted: it may be the address of a webhook.
        if (!Name.IsMatch(method))
        {
            throw Refused(InputErrorCodes.InvalidValue,
                "It is not the name of a method, such as imopenlines.config.get: words and dots, without an address.");
        }
        return string.Equals(method.Split('.')[0], "batch", StringComparison.OrdinalIgnoreCase)
            ? throw Refused(InputErrorCodes.InvalidValue,
                "A batch is not called as a method: give the calls that are to be in it, and they travel in batches.")
            : method;
    }

    private static bool IsNothing(JToken token) => token is JContainer { HasValues: false } or JValue { Value: null };

    private static InvalidInputException Refused(string code, string reason) => new([new(code, "Method", null, reason)]);
}
