using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Bitrix24.SandboxServer;

/// <summary>Reads what tests send, and tells them what is wrong with it.</summary>
internal static class ControlBody
{
    private static readonly JsonSerializerSettings Format = new()
    {
        Converters = [new StringEnumConverter(), new Seconds()],
        ContractResolver = new DefaultContractResolver
        {
            // The names of properties are words of ours; the keys of a map are not.
            NamingStrategy = new CamelCaseNamingStrategy(processDictionaryKeys: false, overrideSpecifiedNames: false),
        },
        MissingMemberHandling = MissingMemberHandling.Error,
        ObjectCreationHandling = ObjectCreationHandling.Replace,
    };

    /// <summary>Hands the JSON of a request on; null when it has no body.</summary>
    public static Task<IResult> UseAsync<T>(HttpRequest request, Func<T?, IResult> use)
        where T : class => ReadAsync(request, json => use(JsonConvert.DeserializeObject<T>(json, Format)));

    /// <summary>Hands an object on, changed by the JSON of a request: what is not in there stays as it is.</summary>
    public static Task<IResult> ChangeAsync<T>(HttpRequest request, T changed, Func<T, IResult> use)
        where T : class => ReadAsync(request, json =>
    {
        JsonConvert.PopulateObject(json.Length > 0 ? json : "{}", changed, Format);
        return use(changed);
    });

    /// <summary>Answers an object in the form in which it is read.</summary>
    public static IResult Show(object shown) =>
        Results.Text(JsonConvert.SerializeObject(shown, Format), "application/json");

    private static async Task<IResult> ReadAsync(HttpRequest request, Func<string, IResult> use)
    {
        using var reader = new StreamReader(request.Body);
        try
        {
            return use(await reader.ReadToEndAsync());
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return Results.Text(error.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
