using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bitrix24.OpenLines.HelpBuilder;

internal enum BlockKind { Text, Item, Code }

/// <summary>A paragraph, a list item or a fenced block, without Markdown.</summary>
/// <param name="Kind">What it was in Markdown.</param>
/// <param name="Text">A paragraph or an item is one line; code keeps its lines.</param>
/// <param name="Info">What follows the opening fence of code: <c>powershell norun</c>.</param>
/// <param name="Line">The line of the page where it starts, counted from 1.</param>
internal sealed record HelpBlock(BlockKind Kind, string Text, string Info, int Line);

/// <summary>A link of a page; its address is a file name or starts with http.</summary>
internal sealed record Link(string Text, string Uri)
{
    public bool IsWeb => Uri.StartsWith("http:", StringComparison.Ordinal)
        || Uri.StartsWith("https:", StringComparison.Ordinal);
}

/// <summary>A heading with what stands below it, up to the next heading of its level.</summary>
internal sealed record Section(string Title, int Level, int Line)
{
    public List<HelpBlock> Blocks { get; } = [];

    public List<Link> Links { get; } = [];

    public List<Section> Sections { get; } = [];
}

/// <summary>A page of Markdown as a tree of sections.</summary>
internal sealed class MarkdownPage
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    private MarkdownPage(string name, IReadOnlyDictionary<string, string> metadata, Section root)
    {
        Name = name;
        Metadata = metadata;
        Root = root;
    }

    /// <summary>The name of the file, without its extension.</summary>
    public string Name { get; }

    /// <summary>The YAML at the top of the page.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The title of the page, with all sections below it.</summary>
    public Section Root { get; }

    /// <exception cref="PageException">The page has something that Get-Help cannot show.</exception>
    public static MarkdownPage Read(string path)
    {
        MarkdownDocument document = Markdig.Markdown.Parse(File.ReadAllText(path), Markdown);
        IReadOnlyDictionary<string, string> metadata = new Dictionary<string, string>();
        var open = new Stack<Section>();
        Section? root = null;
        foreach (Block block in document)
        {
            int line = block.Line + 1;
            switch (block)
            {
                case YamlFrontMatterBlock yaml:
                    metadata = Yaml.Read<Dictionary<string, string>>(yaml.Lines.ToString(), line);
                    break;
                case HeadingBlock heading:
                    while (open.TryPeek(out Section? last) && last.Level >= heading.Level)
                        open.Pop();
                    var section = new Section(Plain(heading.Inline, []).Trim(), heading.Level, line);
                    if (open.TryPeek(out Section? parent))
                        parent.Sections.Add(section);
                    else if (root is null)
                        root = section;
                    else
                        throw new PageException(line, "A page has one heading of the first level.");
                    open.Push(section);
                    break;
                default:
                    if (!open.TryPeek(out Section? current))
                        throw new PageException(line, "Start the page with a heading.");
                    current.Blocks.AddRange(Blocks(block, BlockKind.Text, current.Links));
                    break;
            }
        }

        return new(
            Path.GetFileNameWithoutExtension(path), metadata, root ?? throw new PageException(1, "The page is empty."));
    }

    private static IEnumerable<HelpBlock> Blocks(Block block, BlockKind kind, List<Link> links)
    {
        int line = block.Line + 1;
        return block switch
        {
            ParagraphBlock paragraph => [new(kind, Plain(paragraph.Inline, links).Trim(), "", line)],
            FencedCodeBlock { IsOpen: true } =>
                throw new PageException(line, "This fence is not closed."),
            FencedCodeBlock code =>
                [new(BlockKind.Code, code.Lines.ToString(), $"{code.Info} {code.Arguments}".Trim(), line)],
            ListBlock { IsOrdered: false } list =>
                list.SelectMany(item => (ListItemBlock)item).SelectMany(inner => Blocks(inner, BlockKind.Item, links)),
            _ => throw new PageException(line, "Help has paragraphs, lists with '-' and fenced code, and nothing else."),
        };
    }

    // Get-Help wraps text itself and knows no Markdown.
    private static string Plain(ContainerInline? inlines, List<Link> links) =>
        string.Concat((inlines ?? []).Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            LineBreakInline => " ",
            LinkInline { IsImage: false } link => Target(link, links),
            ContainerInline container => Plain(container, links),
            HtmlInline html => html.Tag,
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            AutolinkInline address => address.Url,
            _ => throw new PageException(inline.Line + 1, $"Help cannot show this: {inline}"),
        }));

    private static string Target(LinkInline inline, List<Link> links)
    {
        var link = new Link(Plain(inline, links), inline.Url ?? "");
        links.Add(link);
        return link.IsWeb ? $"{link.Text} ({link.Uri})" : link.Text;
    }
}
