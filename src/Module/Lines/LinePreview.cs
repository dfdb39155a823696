using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Says for -WhatIf and -Confirm what a change would do: old and new values.</summary>
/// <param name="cmdlet">The cmdlet, whose portal is asked what the lines are like.</param>
internal sealed class LinePreview(PortalCmdlet cmdlet)
{
    private readonly Dictionary<int, OpenLine?> _lines = [];

    /// <summary>The line by its name, and each setting that would change. Null where none would, which is said.</summary>
    public (string Target, string Action)? Describe(LineWrite change)
    {
        int id = change.Id!.Value;
        OpenLine? line = Find(id);
        string target = $"open line {id.ToString(CultureInfo.InvariantCulture)}";
        if (line is null)
            return (target, $"Change {string.Join(", ", change.Settings.Given().Select(setting => setting.Name))}");
        target += $" '{line.Name}'";
        SettingChange[] changes = [.. change.DifferencesFrom(line)];
        if (changes.Length > 0)
            return (target, string.Join(", ", changes.Select(one => $"{one}")));
        cmdlet.ShouldProcess($"No change to {target}.", $"No change to {target}.", "");
        return null;
    }

    private OpenLine? Find(int id)
    {
        if (_lines.Count == 0)
            ReadAll();
        if (!_lines.TryGetValue(id, out OpenLine? line))
            _lines[id] = line = ReadOne(id);
        return line;
    }

    /// <summary>Rows come one by one: many lines are read in a few requests, not each in one.</summary>
    private void ReadAll()
    {
        if (!cmdlet.MyInvocation.ExpectingInput)
            return;
        using OpenLinePages pages =
            new OpenLineClient(cmdlet.Client).Pages(OpenLineQuery.All, OpenLineSelection.Everything);
        while (pages.HasMore)
        {
            Outcome<IReadOnlyList<OpenLine>> page = cmdlet.Pipeline.For(pages.ReadNextAsync);
            foreach (OpenLine line in page.IsSuccess ? page.Value : [])
                _lines[line.Id] = line;
        }
    }

    private OpenLine? ReadOne(int id)
    {
        Outcome<OpenLine> read = cmdlet.Pipeline.For(token =>
            new OpenLineClient(cmdlet.Client).GetAsync([id], OpenLineSelection.Everything, token))[0];
        return read.IsSuccess ? read.Value : null;
    }
}
