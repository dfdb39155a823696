using Bitrix24.Reference;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imopenlines.network.*</c></summary>
internal static class NetworkSamples
{
    private const string Code = "ab515f5d85a8b844d484f6ea75a2e494";

    public static IEnumerable<MethodSample> All =>
    [
        MethodSample.Of(
            new JoinNetworkLine(Code),
            line => Assert.Equal(new NetworkLine(Code, 603), line)),
        MethodSample.Of(
            new SendNetworkMessage(
                Code,
                2,
                new NetworkMessage(
                    "Sample text", PartOfSample("ATTACH"), PartOfSample("KEYBOARD"), withoutPreview: true)),
            user => Assert.Equal(2, user)),
    ];

    /// <summary>What a hashtable would hold.</summary>
    private static object? PartOfSample(string name) =>
        PlainValue.Of((JToken)DocumentedMethod.Of("imopenlines.network.message.add").Request![name]!);
}
