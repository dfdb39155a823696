using Newtonsoft.Json;

namespace Bitrix24.SandboxServer;

/// <summary>Spans of time as tests write them: in seconds.</summary>
internal sealed class Seconds : JsonConverter
{
    public override bool CanConvert(Type objectType) =>
        objectType == typeof(TimeSpan) || objectType == typeof(TimeSpan?);

    public override object? ReadJson(
        JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => reader.TokenType switch
    {
        JsonToken.Null when objectType == typeof(TimeSpan?) => null,
        JsonToken.Integer or JsonToken.Float => TimeSpan.FromSeconds(serializer.Deserialize<double>(reader)),
        _ => throw new JsonSerializationException($"{reader.Path} needs a number of seconds."),
    };

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(((TimeSpan?)value)?.TotalSeconds);
}
