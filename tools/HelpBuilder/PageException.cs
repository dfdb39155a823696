namespace Bitrix24.OpenLines.HelpBuilder;

/// <summary>A page that cannot become help.</summary>
/// <param name="line">The line of the page, counted from 1.</param>
/// <param name="message">What is wrong there.</param>
internal sealed class PageException(int line, string message) : Exception(message)
{
    public int Line => line;
}
