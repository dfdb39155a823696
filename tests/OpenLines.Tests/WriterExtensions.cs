namespace Bitrix24.OpenLines.Tests;

internal static class WriterExtensions
{
    /// <summary>Creates lines that nothing is known of yet.</summary>
    public static Task<IReadOnlyList<Outcome<OpenLine>>> CreateAsync(
        this OpenLineWriter writer, IReadOnlyList<OpenLineSettings> lines, CancellationToken token) =>
        writer.WriteAsync([.. lines.Select(LineWrite.Create)], token);
}
