namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imopenlines.config.path.get</c>, <c>imopenlines.revision.get</c>, <c>imbot.v2.Revision.get</c></summary>
internal static class PortalSamples
{
    public static IEnumerable<MethodSample> All =>
    [
        MethodSample.Of(
            new GetOpenLinePage(),
            page => Assert.Equal(
                ("https://example.bitrix24.com/contact_center/", "/contact_center/"), ($"{page}", page.PublicPath))),
        MethodSample.Of(
            new GetRevision(RevisionApi.OpenLines),
            revision => Assert.Equal(new ApiRevision(RevisionApi.OpenLines, 2, 1, 1, null), revision)),
        MethodSample.Of(
            new GetRevision(RevisionApi.Bot),
            revision => Assert.Equal(new ApiRevision(RevisionApi.Bot, 33, 130, 23, 6), revision)),
    ];
}
