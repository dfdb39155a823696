using System.Text;
using System.Text.Json;
using Bitrix24.OpenLines.HelpBuilder;

// Turns the pages of one language into the help that Get-Help reads. `dotnet build` runs it.
if (args is not [var source, var target])
{
    Console.Error.WriteLine("""
        HelpBuilder <pages> <folder>   writes the MAML file and the about_ topics of the pages to the folder
        HelpBuilder <pages> --json     prints the pages of the cmdlets as JSON, for the tests
        """);
    return 2;
}

var commands = new List<CommandPage>();
var topics = new List<MarkdownPage>();
bool failed = false;
foreach (string file in Directory.EnumerateFiles(source, "*.md").Order(StringComparer.Ordinal))
{
    try
    {
        MarkdownPage page = MarkdownPage.Read(file);
        if (page.Name.StartsWith("about_", StringComparison.Ordinal))
            topics.Add(page);
        else
            commands.Add(CommandPage.Read(page));
    }
    catch (PageException error)
    {
        // In this form, MSBuild shows it as an error of the file.
        Console.Error.WriteLine($"{file}({error.Line}): error HELP: {error.Message}");
        failed = true;
    }
}

if (failed)
    return 1;

if (target == "--json")
{
    Console.Out.Write(JsonSerializer.Serialize(commands));
    return 0;
}

Directory.CreateDirectory(target);
foreach (string old in Directory.EnumerateFiles(target))
    File.Delete(old);
var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
foreach (IGrouping<string, CommandPage> help in commands.GroupBy(page => page.Metadata["external help file"]))
    File.WriteAllText(Path.Combine(target, help.Key), MamlWriter.Write(help), utf8);
foreach (MarkdownPage topic in topics)
    File.WriteAllText(Path.Combine(target, $"{topic.Name}.help.txt"), AboutWriter.Write(topic), utf8);
return 0;
