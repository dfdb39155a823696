namespace Bitrix24.OpenLines.Tests;

public sealed class BotAvatarTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_picture_tells_its_type_and_size_by_its_first_bytes()
    {
        Assert.Equal("PNG 128×64, 1 KB", BotAvatar.FromBytes(Pictures.Png(128, 64)).ToString());
        Assert.Equal("GIF 300×20, 1 KB", BotAvatar.FromBytes(Pictures.Gif(300, 20)).ToString());
        Assert.Equal("JPEG 400×300, 1 KB", BotAvatar.FromBytes(Pictures.Jpeg(400, 300)).ToString());
        Assert.Equal("JPEG 400×300, 1 KB", BotAvatar.FromBytes(Pictures.Jpeg(400, 300, frame: 0xC2)).ToString());
    }

    [Theory]
    [InlineData(5000, 5000, true)]
    [InlineData(5001, 1, false)]
    [InlineData(1, 5001, false)]
    public void A_side_has_at_most_5000_pixels(int width, int height, bool fits)
    {
        byte[][] pictures = [Pictures.Png(width, height), Pictures.Gif(width, height), Pictures.Jpeg(width, height)];
        Assert.All(pictures, picture =>
        {
            if (fits)
                Assert.Contains($" {width}×{height},", $"{BotAvatar.FromBytes(picture)}", StringComparison.Ordinal);
            else
                Assert.Equal(
                    $"The picture has {width}×{height} pixels. A portal takes at most 5000×5000.",
                    Refused(() => BotAvatar.FromBytes(picture)));
        });
    }

    [Fact]
    public void A_size_past_two_thousand_million_is_not_taken_for_a_small_one() => Assert.Contains(
        "has 4294967295×1 pixels", Refused(() => BotAvatar.FromBytes(Pictures.Png(-1, 1))), StringComparison.Ordinal);

    [Fact]
    public void A_picture_that_ends_in_its_header_is_refused()
    {
        byte[][] pictures =
            [Pictures.Png(1, 1)[..20], Pictures.Gif(1, 1)[..8], Pictures.Jpeg(1, 1)[..28], [0xFF, 0xD8, 0xFF]];
        Assert.All(pictures, picture => Assert.Equal(
            "The picture is cut off: it ends before it tells its size.", Refused(() => BotAvatar.FromBytes(picture))));
    }

    [Theory]
    [InlineData("BM000000000000000000000000")]
    [InlineData("RIFF0000WEBPVP8 ")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("\u0089P")]
    public void What_is_no_picture_is_refused(string content) => Assert.Equal(
        "The picture is not a PNG, JPEG or GIF.",
        Refused(() => BotAvatar.FromBytes([.. content.Select(letter => (byte)letter)])));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xDA, 0, 8, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xD9, 0, 8, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 2, 0, 0, 0, 0, 0, 0 })]
    public void A_jpeg_without_a_frame_is_refused(byte[] picture) => Assert.Equal(
        "The picture is not a PNG, JPEG or GIF.", Refused(() => BotAvatar.FromBytes(picture)));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0x01 })]
    [InlineData(new byte[] { 0xFF, 0xD0 })]
    [InlineData(new byte[] { 0xFF, 0xD8 })]
    [InlineData(new byte[] { 0xFF, 0xC8, 0, 10, 8, 0, 1, 0, 1, 1, 1, 1 })]
    [InlineData(new byte[] { 0xFF, 0xCC, 0, 10, 8, 0, 1, 0, 1, 1, 1, 1 })]
    public void What_stands_before_the_frame_of_a_jpeg_is_passed_over(byte[] part) => Assert.Equal(
        "JPEG 400×300, 1 KB",
        BotAvatar.FromBytes([0xFF, 0xD8, .. part, 0xFF, 0xC0, 0, 17, 8, 1, 44, 1, 144, 3, 0, 0]).ToString());

    [Fact]
    public void A_picture_without_a_size_is_refused() => Assert.Equal(
        "The picture is not a PNG, JPEG or GIF: its header tells no size.",
        Refused(() => BotAvatar.FromBytes(Pictures.Png(0, 1))));

    [Fact]
    public void Base64_goes_out_without_the_beginning_of_a_data_url_and_in_one_line()
    {
        string base64 = Pictures.Base64(Pictures.Png(1, 2));

        Assert.Equal(base64, BotAvatar.FromBase64(base64).Base64);
        Assert.Equal(base64, BotAvatar.FromBase64($"data:image/png;base64,{base64}").Base64);
        Assert.Equal(base64, BotAvatar.FromBase64(" " + base64.Insert(10, "\r\n")).Base64);
    }

    [Theory]
    [InlineData("C:\\pictures\\avatar-of-the-bot.png",
        "'C:\\pictures\\avatar-o…' is not Base64. For a picture in a file, give the file itself and not its path.")]
    [InlineData("AAA", "'AAA' is not Base64. For a picture in a file, give the file itself and not its path.")]
    [InlineData("", "The picture is empty.")]
    public void What_is_no_base64_is_refused(string text, string message) =>
        Assert.Equal(message, Refused(() => BotAvatar.FromBase64(text)));

    [Fact]
    public void Reads_a_file()
    {
        File.WriteAllBytes(_path, [.. Pictures.Png(10, 10), .. new byte[3000]]);

        BotAvatar avatar = BotAvatar.FromFile(_path);

        Assert.Equal("PNG 10×10, 3 KB", avatar.ToString());
        Assert.Equal(Convert.ToBase64String(File.ReadAllBytes(_path)), avatar.Base64);
    }

    [Fact]
    public void A_file_that_cannot_be_taken_is_named()
    {
        Assert.Equal($"'{_path}' does not exist.", Refused(() => BotAvatar.FromFile(_path)));
        File.WriteAllText(_path, "");
        Assert.Equal($"'{_path}' is empty.", Refused(() => BotAvatar.FromFile(_path)));
        File.WriteAllText(_path, "not a picture");
        Assert.Equal($"'{_path}' is not a PNG, JPEG or GIF.", Refused(() => BotAvatar.FromFile(_path)));
        Assert.StartsWith(
            $"'{Path.GetTempPath()}' cannot be read: ", Refused(() => BotAvatar.FromFile(Path.GetTempPath())),
            StringComparison.Ordinal);
        Assert.StartsWith("'' cannot be read: ", Refused(() => BotAvatar.FromFile("")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_file_is_refused_by_its_header_or_its_length()
    {
        using (var file = new FileStream(_path, FileMode.Create))
            file.SetLength(60 * 1024 * 1024);
        Assert.EndsWith("a PNG, JPEG or GIF.", Refused(() => BotAvatar.FromFile(_path)), StringComparison.Ordinal);

        using (var file = new FileStream(_path, FileMode.Open))
            file.Write(Pictures.Png(10, 10));
        Assert.EndsWith("has more than 50 MB.", Refused(() => BotAvatar.FromFile(_path)), StringComparison.Ordinal);
    }

    private static string Refused(Func<BotAvatar> read) => Assert.Throws<FormatException>(read).Message;
}
