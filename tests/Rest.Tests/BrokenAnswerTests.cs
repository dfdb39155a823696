using System.Net;
using System.Security.Authentication;
using System.Text;

namespace Bitrix24.Rest.Tests;

/// <summary>Any failure while an answer is read is reported as a lost answer.</summary>
public sealed class BrokenAnswerTests
{
    /// <summary>Exceptions of several families; <see cref="InvalidDataException"/> is a corrupt gzip stream.</summary>
    public static TheoryData<Type> Exceptions =>
    [
        typeof(InvalidDataException), typeof(IOException), typeof(NotSupportedException), typeof(FormatException),
        typeof(InvalidOperationException), typeof(TimeoutException), typeof(IndexOutOfRangeException),
        typeof(OperationCanceledException),
        // Before the answer, it would say that there was no connection.
        typeof(AuthenticationException),
    ];

    [Theory]
    [MemberData(nameof(Exceptions))]
    public async Task Is_a_lost_answer_whatever_the_stream_throws(Type exception)
    {
        var portal = new StubPortal();
        portal.Then(() => Answer(new BrokenStream(5, (Exception)Activator.CreateInstance(exception)!)));
        using RestClient client = portal.Client();

        Outcome<JToken> outcome = await client.SendAsync(
            new RestCall("imopenlines.config.add", null, CallKind.Creation), CancellationToken.None);

        Assert.Equal(RestErrorCodes.NoAnswer, outcome.Error!.Code);
        Assert.Equal(Execution.Unclear, outcome.Error.Execution);
        Assert.NotNull(outcome.Error.MayRunUntil);
        Assert.Single(portal.Sent);
    }

    [Theory]
    [InlineData(200, "{result:'\u00ff'}", RestErrorCodes.NoAnswer)]
    [InlineData(404, "<p>\u00cd\u00e5\u00f2</p>", RestErrorCodes.NotAPortal)]
    public async Task That_is_not_UTF_8_is_not_JSON(int status, string latin1, string code)
    {
        var portal = new StubPortal();
        portal.Then(() => new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new ByteArrayContent(Encoding.Latin1.GetBytes(latin1)),
        });
        using RestClient client = portal.Client();

        Outcome<JToken> outcome = await client.SendAsync(
            new RestCall("imopenlines.config.add", null, CallKind.Creation), CancellationToken.None);

        Assert.Equal(code, outcome.Error!.Code);
    }

    [Fact]
    public async Task May_begin_with_a_byte_order_mark()
    {
        var portal = new StubPortal();
        portal.Then(() => Answer(new MemoryStream([0xEF, 0xBB, 0xBF, .. "{\"result\":7}"u8])));
        using RestClient client = portal.Client();

        Assert.Equal(7, (int)(await client.SendAsync(new RestCall("user.get"), CancellationToken.None)).Value);
    }

    [Fact]
    public async Task Is_sent_again_where_that_is_safe()
    {
        var portal = new StubPortal();
        portal.Then(() => Answer(new BrokenStream(5, new InvalidDataException()))).Answers("{result:7}");
        using RestClient client = portal.Client();

        Outcome<JToken> outcome = await client.SendAsync(new RestCall("user.get"), CancellationToken.None);

        Assert.Equal(7, (int)outcome.Value);
    }

    [Fact]
    public async Task Is_not_read_past_its_limit()
    {
        var portal = new StubPortal();
        portal.Then(() => Answer(new BrokenStream(long.MaxValue, new InvalidDataException())));
        using RestClient client = portal.Client();

        Outcome<JToken> outcome = await client.SendAsync(new RestCall("user.get"), CancellationToken.None);

        Assert.Equal(RestErrorCodes.AnswerTooLarge, outcome.Error!.Code);
        Assert.Equal(Execution.Unclear, outcome.Error.Execution);
        Assert.Contains("64 MB", outcome.Error.Description, StringComparison.Ordinal);
        Assert.Single(portal.Sent);
    }

    private static HttpResponseMessage Answer(Stream body) =>
        new(HttpStatusCode.OK) { Content = new StreamContent(body) };

    /// <summary>Gives blanks, and then throws.</summary>
    private sealed class BrokenStream(long length, Exception exception) : MemoryStream
    {
        private long _left = length;

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_left == 0)
                throw exception;
            int read = (int)Math.Min(_left, count);
            _left -= read;
            Array.Fill(buffer, (byte)' ', offset, read);
            return read;
        }

        public override Task<int> ReadAsync(
            byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            byte[] part = new byte[buffer.Length];
            int read = Read(part, 0, part.Length);
            part.AsMemory(0, read).CopyTo(buffer);
            return ValueTask.FromResult(read);
        }
    }
}
