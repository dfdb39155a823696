using System.Collections;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

public sealed class NetworkRequestTests
{
    private const string Code = "ab515f5d85a8b844d484f6ea75a2e494";

    [Theory]
    [InlineData(null, "MissingSetting")]
    [InlineData(" ", "MissingSetting")]
    [InlineData("ab515f5d85a8b844d484f6ea75a2e49", "InvalidValue")]
    [InlineData("ab515f5d85a8b844d484f6ea75a2e4945", "InvalidValue")]
    public void A_code_has_32_characters(string? code, string error)
    {
        Assert.Equal(error, Assert.Throws<InvalidInputException>(() => new JoinNetworkLine(code)).Code);
        Assert.Equal(error, Assert.Throws<InvalidInputException>(
            () => new SendNetworkMessage(code, 1, new NetworkMessage("x"))).Code);
    }

    [Fact]
    public void Blanks_around_a_code_are_no_part_of_it() => Assert.Equal(Code, new JoinNetworkLine($" {Code}\n").Code);

    [Fact]
    public void A_line_may_be_joined_again_and_a_message_not_sent_again()
    {
        Assert.Equal(CallKind.Change, new JoinNetworkLine(Code).Kind);
        Assert.Equal(CallKind.Creation, new SendNetworkMessage(Code, 1, new NetworkMessage("x")).Kind);
    }

    [Fact]
    public void Only_what_is_given_is_sent() => Assert.Equal(
        $$"""{"CODE":"{{Code}}","USER_ID":1,"MESSAGE":"x"}""",
        new SendNetworkMessage(Code, 1, new NetworkMessage("x")).ToCall().Parameters.ToString(Formatting.None));

    [Fact]
    public void An_attachment_may_be_a_list_of_blocks() => Assert.Equal(
        """[{"MESSAGE":"x"}]""",
        new SendNetworkMessage(Code, 1, new NetworkMessage("x", new[] { Block("x") })).ToCall()
            .Parameters["ATTACH"]!.ToString(Formatting.None));

    [Theory]
    [InlineData(NetworkMessage.MaxAttachLength, true)]
    [InlineData(NetworkMessage.MaxAttachLength + 1, false)]
    public void An_attachment_has_30_KB(int length, bool isTaken)
    {
        // [{"MESSAGE":""}] is 16 bytes.
        var attach = new[] { Block(new string('x', length - 16)) };

        InvalidInputException? refusal = Record.Exception(() => new NetworkMessage("x", attach)) as InvalidInputException;

        Assert.Equal(isTaken, refusal is null);
    }

    [Fact]
    public void What_can_be_no_part_of_a_message_is_refused()
    {
        foreach (object part in new object[] { "text", 5, new Hashtable(), System.Array.Empty<object>() })
        {
            Assert.Equal("Attach", Assert.Single(
                Assert.Throws<InvalidInputException>(() => new NetworkMessage("x", part)).Errors).Setting);
            Assert.Equal("Keyboard", Assert.Single(
                Assert.Throws<InvalidInputException>(() => new NetworkMessage("x", null, part)).Errors).Setting);
        }
        Assert.Equal("Message", Assert.Single(
            Assert.Throws<InvalidInputException>(() => new NetworkMessage(" ")).Errors).Setting);
    }

    private static Dictionary<string, object?> Block(string text) => new() { ["MESSAGE"] = text };
}
