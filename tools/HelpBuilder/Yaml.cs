using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Bitrix24.OpenLines.HelpBuilder;

internal static class Yaml
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder().Build();

    /// <param name="text">YAML.</param>
    /// <param name="line">The line of the page that opens the block with this text.</param>
    /// <exception cref="PageException">It is no YAML, or has a key that <typeparamref name="T"/> lacks.</exception>
    public static T Read<T>(string text, int line)
    {
        try
        {
            return Deserializer.Deserialize<T>(text) ?? throw new PageException(line, "This YAML is empty.");
        }
        catch (YamlException error)
        {
            throw new PageException(line + (int)error.Start.Line, $"YAML: {error.Message}");
        }
    }
}
