using System.Xml.Linq;

namespace Bitrix24.OpenLines.HelpBuilder;

/// <summary>Writes the XML that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Write(IEnumerable<CommandPage> pages)
    {
        var root = new XElement(
            XName.Get("helpItems", "http://msh"),
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            pages.Select(CommandElement));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root}\n".ReplaceLineEndings("\n");
    }

    private static XElement CommandElement(CommandPage page)
    {
        string[] name = page.Title.Split('-', 2);
        Dictionary<string, string> shortTypes = page.Syntax
            .SelectMany(set => set.Parameters)
            .DistinctBy(parameter => parameter.Name)
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Type);
        return new(
            Command + "command",
            new XElement(
                Command + "details",
                new XElement(Command + "name", page.Title),
                new XElement(Command + "verb", name[0]),
                new XElement(Command + "noun", name[^1]),
                Paragraphs(Maml + "description", page.Synopsis)),
            Paragraphs(Maml + "description", page.Description),
            new XElement(Command + "syntax", page.Syntax.Select(set => SyntaxElement(page, set))),
            new XElement(Command + "parameters", page.Parameters.Select(parameter => ParameterElement(
                parameter, parameter.ParameterSets, shortTypes.GetValueOrDefault(parameter.Name, ""), inSyntax: false))),
            TypeElements("inputType", page.Inputs),
            TypeElements("returnValue", page.Outputs),
            new XElement(Maml + "alertSet", Paragraphs(Maml + "alert", page.Notes)),
            new XElement(Command + "examples", page.Examples.Select(ExampleElement)),
            new XElement(Command + "relatedLinks", page.Links.Select(LinkElement)));
    }

    private static XElement SyntaxElement(CommandPage page, SyntaxSet syntax) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", page.Title),
        syntax.Parameters.Select(one =>
        {
            Parameter parameter = page.Parameters.First(parameter => parameter.Name == one.Name);
            return ParameterElement(parameter, parameter.SetsFor(syntax.Name), one.Type, inSyntax: true);
        }));

    // Get-Help shows a switch without a value in a syntax, and with the value <SwitchParameter> in the list of parameters.
    private static XElement ParameterElement(
        Parameter parameter, List<ParameterSet> sets, string type, bool inSyntax)
    {
        bool isSwitch = parameter.Type == "System.Management.Automation.SwitchParameter";
        string[] pipeline =
        [
            .. sets.Any(set => set.ValueFromPipeline) ? ["ByValue"] : Array.Empty<string>(),
            .. sets.Any(set => set.ValueFromPipelineByPropertyName) ? ["ByPropertyName"] : Array.Empty<string>(),
        ];
        return new(
            Command + "parameter",
            new XAttribute("required", sets.Any(set => set.IsRequired)),
            new XAttribute("globbing", parameter.SupportsWildcards),
            new XAttribute("pipelineInput", pipeline.Length > 0 ? $"True ({string.Join(", ", pipeline)})" : "False"),
            new XAttribute("position", sets[0].Position.ToLowerInvariant()),
            new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
            new XElement(Maml + "name", parameter.Name),
            Paragraphs(Maml + "description", parameter.Description),
            parameter.AcceptedValues.Count > 0
                ? new XElement(
                    Command + "parameterValueGroup",
                    parameter.AcceptedValues.Select(value => Value(value, required: false)))
                : null,
            isSwitch ? (inSyntax ? null : Value("SwitchParameter", required: false)) : Value(type, required: true),
            TypeElement(parameter.Type),
            new XElement(Dev + "defaultValue", parameter.DefaultValue.Length > 0 ? parameter.DefaultValue : "None"));

        static XElement Value(string text, bool required) =>
            new(Command + "parameterValue", new XAttribute("required", required), text);
    }

    private static XElement TypeElements(string name, IEnumerable<PipelineType> types) => new(
        Command + $"{name}s",
        types.Select(one => new XElement(
            Command + name, TypeElement(one.Type), Paragraphs(Maml + "description", one.Description))));

    private static XElement TypeElement(string name) =>
        new(Dev + "type", new XElement(Maml + "name", name), new XElement(Maml + "uri"));

    // Get-Help writes code right behind the end of an introduction, and the next title right behind the remarks.
    private static XElement ExampleElement(Example example) => new(
        Command + "example",
        new XElement(Maml + "title", $"---------- {example.Title} ----------"),
        Paragraphs(Maml + "introduction", [.. example.Introduction, "PS>"]),
        new XElement(Dev + "code", example.Code),
        Paragraphs(Dev + "remarks", [.. example.Remarks, ""]));

    // A link to another page is only its name, which is what one gives to Get-Help.
    private static XElement LinkElement(Link link) => new(
        Maml + "navigationLink",
        new XElement(Maml + "linkText", link.Text),
        new XElement(Maml + "uri", link.IsWeb ? link.Uri : null));

    private static XElement Paragraphs(XName name, IEnumerable<string> texts) =>
        new(name, texts.Select(text => new XElement(Maml + "para", text)));
}
