using System.Text;

namespace Bitrix24.OpenLines.HelpBuilder;

/// <summary>Writes the plain text of an about_ topic, 80 columns wide.</summary>
internal static class AboutWriter
{
    private const int Columns = 80;

    // Get-Help shows the fifth line in its lists: the short description has to be there.
    public static string Write(MarkdownPage page)
    {
        var text = new StringBuilder();
        text.Append("TOPIC\n    ").Append(page.Name).Append('\n');
        foreach (Section section in page.Root.Sections)
        {
            text.Append('\n').Append(section.Title.ToUpperInvariant()).Append('\n');
            WriteBlocks(text, section.Blocks);
            foreach (Section inner in section.Sections)
            {
                text.Append("\n  ").Append(inner.Title).Append('\n');
                WriteBlocks(text, inner.Blocks);
            }
        }

        return text.ToString();
    }

    private static void WriteBlocks(StringBuilder text, List<HelpBlock> blocks)
    {
        HelpBlock? previous = null;
        foreach (HelpBlock block in blocks)
        {
            if (previous is not null && (previous.Kind, block.Kind) != (BlockKind.Item, BlockKind.Item))
                text.Append('\n');
            previous = block;
            switch (block.Kind)
            {
                case BlockKind.Code:
                    foreach (string line in block.Text.Split('\n'))
                        text.Append($"      {line}".TrimEnd()).Append('\n');
                    break;
                case BlockKind.Item:
                    WriteWrapped(text, block.Text, "    - ", "      ");
                    break;
                default:
                    WriteWrapped(text, block.Text, "    ", "    ");
                    break;
            }
        }
    }

    private static void WriteWrapped(StringBuilder text, string paragraph, string first, string margin)
    {
        var line = new StringBuilder(first);
        bool isEmpty = true;
        foreach (string word in paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + word.Length >= Columns)
            {
                text.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(margin);
            }

            line.Append(word).Append(' ');
            isEmpty = false;
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }
}
