using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines.HelpBuilder;

/// <summary>One parameter set as <c>Get-Command -Syntax</c> writes it.</summary>
internal sealed record SyntaxSet(string Name, bool IsDefault, string Text, IReadOnlyList<SyntaxParameter> Parameters);

/// <summary>A parameter with the short name of its type, which is empty for a switch.</summary>
internal sealed record SyntaxParameter(string Name, string Type);

/// <summary>An example.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Introduction">What stands before the code.</param>
/// <param name="Code">The first block of PowerShell.</param>
/// <param name="Remarks">What stands behind it, further code and output included.</param>
/// <param name="Runnable">
/// The blocks that the tests run. A block <c>powershell norun</c> needs a portal and is not among them.
/// </param>
internal sealed record Example(
    string Title,
    IReadOnlyList<string> Introduction,
    string Code,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<string> Runnable);

/// <summary>A parameter, as the YAML of its section describes it.</summary>
internal sealed class Parameter
{
    public string Name { get; set; } = "";

    public IReadOnlyList<string> Description { get; set; } = [];

    public string Type { get; set; } = "";

    public string DefaultValue { get; set; } = "";

    public bool SupportsWildcards { get; set; }

    public List<string> Aliases { get; set; } = [];

    public List<ParameterSet> ParameterSets { get; set; } = [];

    public bool DontShow { get; set; }

    public List<string> AcceptedValues { get; set; } = [];

    public string HelpMessage { get; set; } = "";

    /// <summary>What the parameter is in a parameter set; empty where it is not in that set.</summary>
    public List<ParameterSet> SetsFor(string name) => ParameterSets.FindAll(set => set.Name == name || set.Name == "(All)");
}

/// <summary>What a parameter is in one parameter set, or in all of them: <c>(All)</c>.</summary>
internal sealed class ParameterSet
{
    public string Name { get; set; } = "";

    /// <summary>A number from 0, or <c>Named</c>.</summary>
    public string Position { get; set; } = "";

    public bool IsRequired { get; set; }

    public bool ValueFromPipeline { get; set; }

    public bool ValueFromPipelineByPropertyName { get; set; }

    public bool ValueFromRemainingArguments { get; set; }
}

/// <summary>A type that a cmdlet takes or emits.</summary>
internal sealed record PipelineType(string Type, IReadOnlyList<string> Description);

/// <summary>The page of a cmdlet: PlatyPS Markdown, schema 2024-05-01.</summary>
internal sealed partial record CommandPage(
    string File,
    string Title,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyList<string> Synopsis,
    IReadOnlyList<SyntaxSet> Syntax,
    IReadOnlyList<string> Description,
    IReadOnlyList<Example> Examples,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<PipelineType> Inputs,
    IReadOnlyList<PipelineType> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<Link> Links)
{
    /// <exception cref="PageException">A section is missing, or is not what the schema says.</exception>
    public static CommandPage Read(MarkdownPage page)
    {
        foreach (string key in (string[])["external help file", "HelpUri"])
            if (!page.Metadata.ContainsKey(key))
                throw new PageException(1, $"The YAML at the top has no '{key}'.");
        Section Named(string title) => page.Root.Sections.FirstOrDefault(section => section.Title == title)
            ?? throw new PageException(page.Root.Line, $"The page has no section {title}.");

        _ = Named("ALIASES");
        Parameter[] parameters =
            [.. Named("PARAMETERS").Sections.Where(section => section.Title[0] == '-').Select(ReadParameter)];
        var online = new Link("Online version", page.Metadata["HelpUri"]);
        return new(
            page.Name,
            page.Root.Title,
            page.Metadata,
            Paragraphs(Named("SYNOPSIS")),
            [.. Named("SYNTAX").Sections.Select(section => ReadSyntax(section, parameters))],
            Paragraphs(Named("DESCRIPTION")),
            [.. Named("EXAMPLES").Sections.Select(ReadExample)],
            parameters,
            [.. Named("INPUTS").Sections.Select(ReadType)],
            [.. Named("OUTPUTS").Sections.Select(ReadType)],
            Paragraphs(Named("NOTES")),
            // Get-Help -Online opens the first link.
            [.. online.Uri.Length > 0 ? [online] : Array.Empty<Link>(), .. Named("RELATED LINKS").Links]);
    }

    private static string[] Paragraphs(Section section) => Paragraphs(section.Blocks);

    private static string[] Paragraphs(IEnumerable<HelpBlock> blocks) =>
        [.. blocks.Select(block => (block.Kind == BlockKind.Item ? "- " : "") + block.Text)];

    private static SyntaxSet ReadSyntax(Section section, Parameter[] parameters)
    {
        const string Default = " (Default)";
        bool isDefault = section.Title.EndsWith(Default, StringComparison.Ordinal);
        string name = isDefault ? section.Title[..^Default.Length] : section.Title;
        HelpBlock code = section.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Code)
            ?? throw new PageException(section.Line, "A syntax is a fenced block.");
        string text = LineBreak().Replace(code.Text.Trim(), " ");
        SyntaxParameter[] used = [.. ParameterOfSyntax().Matches(text)
            .Select(match => new SyntaxParameter(match.Groups["name"].Value, match.Groups["type"].Value))];
        foreach (SyntaxParameter one in used)
            if (parameters.FirstOrDefault(parameter => parameter.Name == one.Name)?.SetsFor(name) is not [_, ..])
                throw new PageException(section.Line, $"-{one.Name} has no parameter set {name}.");
        return new(name, isDefault, text, used);
    }

    private static Example ReadExample(Section section)
    {
        List<HelpBlock> blocks = section.Blocks;
        int at = blocks.FindIndex(IsPowerShell);
        if (at < 0)
            throw new PageException(section.Line, $"{section.Title}: no powershell block");
        return new(
            section.Title,
            [.. blocks.Take(at).Select(block => block.Text)],
            blocks[at].Text,
            [.. blocks.Skip(at + 1).Select(block => block.Text)],
            [.. blocks.Where(block => block.Info == "powershell").Select(block => block.Text)]);

        static bool IsPowerShell(HelpBlock block) => block.Info is "powershell" or "powershell norun";
    }

    private static Parameter ReadParameter(Section section)
    {
        HelpBlock yaml = section.Blocks.FirstOrDefault(block => block.Info == "yaml")
            ?? throw new PageException(section.Line, $"{section.Title}: no yaml block");
        Parameter parameter = Yaml.Read<Parameter>(yaml.Text, yaml.Line);
        parameter.Name = section.Title[1..];
        parameter.Description = Paragraphs(section.Blocks.Where(block => block != yaml));
        return parameter;
    }

    private static PipelineType ReadType(Section section) => new(section.Title, Paragraphs(section));

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"(?<=[ \[])-(?<name>\w+)\]?(?: <(?<type>[^>]+)>)?")]
    private static partial Regex ParameterOfSyntax();
}
