using Newtonsoft.Json;

namespace Bitrix24.Reference;

/// <summary>
/// A method or an event of the reference at https://apidocs.bitrix24.com/, with its samples and its error codes.
/// Texts are our own.
/// </summary>
internal sealed class DocumentedMethod
{
    private static readonly Lazy<IReadOnlyList<DocumentedMethod>> Everything = new(ReadAll);

    /// <summary>The name, as the reference spells it.</summary>
    public required string Name { get; init; }

    /// <summary><c>method</c> or <c>event</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The sample request; null where there is none.</summary>
    public JObject? Request { get; init; }

    /// <summary>The sample responses; of an event, what its handler receives.</summary>
    public required IReadOnlyList<JObject> Responses { get; init; }

    /// <summary>The error codes; the status is null where the reference has none.</summary>
    public required IReadOnlyList<(string Code, int? Status)> Errors { get; init; }

    /// <summary>Every method and event of the Open Channels, their connectors and their bots.</summary>
    public static IReadOnlyList<DocumentedMethod> All => Everything.Value;

    public static DocumentedMethod Of(string name) => All.Single(method => method.Name == name);

    public override string ToString() => Name;

    private static IReadOnlyList<DocumentedMethod> ReadAll()
    {
        using Stream stream = typeof(DocumentedMethod).Assembly.GetManifestResourceStream("rest-methods.json")!;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        return [.. JArray.Load(reader).Select(Read)];
    }

    private static DocumentedMethod Read(JToken entry) => new()
    {
        Name = (string)entry["name"]!,
        Kind = (string)entry["kind"]!,
        Request = entry["request"] as JObject,
        Responses = [.. entry["responses"]!.Cast<JObject>()],
        Errors = [.. entry["errors"]!.Select(error => ((string)error["code"]!, (int?)error["status"]))],
    };
}
