using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;

namespace Bitrix24.Rest;

/// <summary>
/// A file that says of every input of a run whether it is about to be sent and what became of it, so that a run that
/// was killed goes on where it stopped. One JSON object a line, on the disk before the work goes on. Inputs are known
/// by a fingerprint: nothing of what they hold is in the file. Thread-safe.
/// </summary>
public sealed class RunJournal : IDisposable
{
    private const int Version = 1;
    private const string HeaderStart = "{\"journal\":";

    private readonly object _gate = new();
    private readonly FileStream _file;
    private readonly Dictionary<string, Queue<JournalEntry>> _earlier = new(StringComparer.Ordinal);
    private readonly List<int> _ids = [];
    private int _count;
    private long _written;

    private RunJournal(FileStream file) => _file = file;

    /// <summary>
    /// The highest id of what the portal had before the run, for a command that looks for what it has created above it;
    /// null while it is not known.
    /// </summary>
    public int? HighestId { get; private set; }

    /// <summary>How many inputs an earlier run has left here.</summary>
    public int EarlierCount { get; private set; }

    /// <summary>
    /// How many inputs that earlier runs have carried out, or may have, were not among those of this run so far.
    /// </summary>
    public int MissingCount { get; private set; }

    /// <summary>The parameters that the run which began the journal was given with other values.</summary>
    public IReadOnlyList<string> ChangedParameters { get; private set; } = [];

    /// <summary>Whether earlier runs have left inputs of unknown outcome.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>The ids of what earlier runs have made.</summary>
    public IReadOnlyList<int> EarlierIds => _ids;

    /// <summary>Opens a journal, or begins one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="command">What is run. A journal serves one command on one portal.</param>
    /// <param name="portal">Where it is run.</param>
    /// <param name="now">The time.</param>
    /// <param name="parameters">
    /// What is the same for all inputs, by name. The file gets fingerprints of it, to notice another value.
    /// </param>
    /// <exception cref="JournalException">
    /// The file is another command's journal, or none, or cannot be written, or is in use.
    /// </exception>
    public static RunJournal Open(
        string path,
        string command,
        string portal,
        DateTimeOffset now,
        IReadOnlyDictionary<string, string>? parameters = null)
    {
        FileStream? file;
        try
        {
            file = ExclusiveFile.TryOpen(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw new JournalException($"The journal {path} cannot be opened: {e.Message}", e);
        }
        return file is null
            ? throw new JournalException(
                $"The journal {path} is in use. Choose another file, or wait until the command that uses it has ended.")
            : Open(file, path, command, portal, now, parameters);
    }

    /// <param name="file">The file, unbuffered: what could not be written is known to be missing.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="command">What is run.</param>
    /// <param name="portal">Where it is run.</param>
    /// <param name="now">The time.</param>
    /// <param name="parameters">What is the same for all inputs; nothing when null.</param>
    internal static RunJournal Open(
        FileStream file,
        string path,
        string command,
        string portal,
        DateTimeOffset now,
        IReadOnlyDictionary<string, string>? parameters = null)
    {
        var journal = new RunJournal(file);
        try
        {
            journal.Read(path, command, portal, now, parameters ?? new Dictionary<string, string>());
            return journal;
        }
        catch (Exception e)
        {
            journal.Dispose();
            if (e is IOException)
                throw new JournalException($"The journal {path} cannot be used: {e.Message}", e);
            throw;
        }
    }

    /// <summary>Finds what an earlier run knows of an input, or makes a new entry for it.</summary>
    /// <param name="content">
    /// What the input is. Of several that are the same, the first here is the first there.
    /// </param>
    /// <param name="name">What it makes something of; inputs of one name can be mistaken for each other.</param>
    public JournalEntry Enter(string content, string? name = null)
    {
        string input = FingerprintOf(content);
        lock (_gate)
        {
            if (!_earlier.TryGetValue(input, out Queue<JournalEntry>? entries) || entries.Count == 0)
                return new JournalEntry(++_count, input, name is null ? null : FingerprintOf(name));
            JournalEntry earlier = entries.Dequeue();
            if (earlier.WasDone || earlier.IsUnknown)
                MissingCount--;
            return earlier;
        }
    }

    /// <summary>Writes down <see cref="HighestId"/>. The first one stays.</summary>
    public void RecordHighestId(int id)
    {
        lock (_gate)
        {
            if (HighestId is not null)
                return;
            // What the file lacks is asked for again.
            Write([new JObject { ["mark"] = id }]);
            HighestId = id;
        }
    }

    /// <summary>Writes down that inputs are about to be sent.</summary>
    public void RecordSending(IReadOnlyCollection<JournalEntry> entries, DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (JournalEntry entry in entries)
            {
                entry.State = JournalState.Sent;
                entry.IsRecorded = true;
            }
            Write(entries.Select(entry => Sent(entry, now)));
        }
    }

    /// <summary>Writes down what became of inputs.</summary>
    /// <param name="outcomes">Each with the id of what it has made, or with the failure.</param>
    public void RecordOutcomes(IReadOnlyCollection<(JournalEntry Entry, int? Id, RestError? Error)> outcomes)
    {
        lock (_gate)
        {
            // What is not known stays as it is: sent.
            var known = outcomes
                .Where(outcome => !outcome.Entry.WasDone && outcome.Error?.Execution is not Execution.Unclear).ToList();
            foreach ((JournalEntry entry, int? id, RestError? error) in known)
            {
                entry.State = error is null ? JournalState.Done : JournalState.Failed;
                entry.Id = id;
                entry.IsUnknown = false;
            }
            // What never left has not been entered, and is tried again like anything new.
            Write(known.Where(outcome => outcome.Entry.IsRecorded).Select(outcome => outcome.Error is { } error
                ? new JObject { ["n"] = outcome.Entry.Number, ["state"] = "failed", ["error"] = error.Code }
                : new JObject { ["n"] = outcome.Entry.Number, ["state"] = "done", ["id"] = outcome.Id }));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string FingerprintOf(string content)
    {
        using var hash = SHA256.Create();
        byte[] bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(content));
        return string.Concat(bytes.Take(16).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>Changes nothing in the file before it is known to be this run's journal.</summary>
    private void Read(
        string path,
        string command,
        string portal,
        DateTimeOffset now,
        IReadOnlyDictionary<string, string> parameters)
    {
        byte[] content = ReadAll();
        // A line that is not ended was being written when the run was killed: what it says was not done yet.
        int end = Array.LastIndexOf(content, (byte)'\n') + 1;
        if (end == 0)
        {
            if (content.Length > 0 && !IsCutHeader(Encoding.UTF8.GetString(content), command, portal))
                throw NotAJournal(path);
            JObject header = Header(command, portal, now);
            header["parameters"] = new JObject(
                parameters.Select(pair => new JProperty(pair.Key, FingerprintOf(pair.Value))));
            Write([header]);
            return;
        }

        string[] lines =
            Encoding.UTF8.GetString(content, 0, end).Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
        JObject? found = lines.Length == 0 ? null : RestResponse.TryParse(lines[0]);
        CheckHeader(found, path, command, portal);
        if (found!["parameters"] is JObject known)
            ChangedParameters = [.. Changed(known, parameters)];
        var entries = new Dictionary<int, JournalEntry>();
        for (int i = 1; i < lines.Length; i++)
        {
            if (RestResponse.TryParse(lines[i]) is not { } line || !ReadLine(line, entries))
                throw new JournalException(
                    $"Line {i + 1} of the journal {path} cannot be read. Without it, rows could be sent twice: " +
                    "check the portal, then start a new journal.");
        }
        Arrange([.. entries.Values.OrderBy(entry => entry.Number)]);
        _written = end;
    }

    private byte[] ReadAll()
    {
        using var content = new MemoryStream();
        _file.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Whether a text is the beginning of the header that this run would write, cut off on the way.</summary>
    private static bool IsCutHeader(string text, string command, string portal)
    {
        JObject header = Header(command, portal, default);
        header.Remove("begun");
        string beginning = header.ToString(Formatting.None).TrimEnd('}') + ",\"begun\":\"";
        return text.StartsWith(HeaderStart, StringComparison.Ordinal)
            && (text.StartsWith(beginning, StringComparison.Ordinal)
                || beginning.StartsWith(text, StringComparison.Ordinal));
    }

    private static JObject Sent(JournalEntry entry, DateTimeOffset now)
    {
        var line = new JObject
        {
            ["n"] = entry.Number,
            ["state"] = "sent",
            ["at"] = now.ToString("o", CultureInfo.InvariantCulture),
            ["input"] = entry.Input,
        };
        if (entry.Name is not null)
            line["name"] = entry.Name;
        return line;
    }

    private static JObject Header(string command, string portal, DateTimeOffset now) => new()
    {
        ["journal"] = Version,
        ["command"] = command,
        ["portal"] = portal,
        ["begun"] = now.ToString("o", CultureInfo.InvariantCulture),
    };

    private static void CheckHeader(JObject? header, string path, string command, string portal)
    {
        if (header is null || Number(header["journal"]) != Version)
            throw NotAJournal(path);
        (string? Command, string? Portal) found = (Text(header["command"]), Text(header["portal"]));
        if (found != (command, portal))
            throw new JournalException(
                $"{path} is the journal of {found.Command} on {found.Portal}, and this is {command} on {portal}. " +
                "Choose another file.");
    }

    private static IEnumerable<string> Changed(JObject known, IReadOnlyDictionary<string, string> now) => known
        .Properties().Select(property => property.Name).Union(now.Keys)
        .Where(name => Text(known[name]) != (now.TryGetValue(name, out string? value) ? FingerprintOf(value) : null));

    private static JournalException NotAJournal(string path) =>
        new($"{path} is not a journal. It was not changed. Choose another file.");

    private bool ReadLine(JObject line, Dictionary<int, JournalEntry> entries)
    {
        if (line.ContainsKey("mark"))
        {
            HighestId = Number(line["mark"]);
            return HighestId is >= 0;
        }
        if (Number(line["n"]) is not { } number || number < 1)
            return false;

        string? state = Text(line["state"]);
        if (state == "sent")
        {
            // When it was sent is for people: the clock of that time may have been wrong.
            if (Text(line["input"]) is not { } input)
                return false;
            if (!entries.TryGetValue(number, out JournalEntry? sent))
                entries.Add(number, sent = new JournalEntry(number, input, Text(line["name"])));
            sent.State = JournalState.Sent;
            return sent.Input == input;
        }
        if (state is not ("done" or "failed") || !entries.TryGetValue(number, out JournalEntry? entry))
            return false;
        entry.State = state == "done" ? JournalState.Done : JournalState.Failed;
        entry.Id = Number(line["id"]);
        return entry.Id is not null || line["id"] is null or JValue { Value: null };
    }

    private static string? Text(JToken? token) => token is JValue { Value: string text } ? text : null;

    private static int? Number(JToken? token) =>
        token is JValue { Value: long and >= int.MinValue and <= int.MaxValue } number ? (int)number : null;

    private void Arrange(List<JournalEntry> entries)
    {
        EarlierCount = entries.Count;
        var sameInput = new Dictionary<string, JournalGroup>(StringComparer.Ordinal);
        var sameName = new Dictionary<string, JournalGroup>(StringComparer.Ordinal);
        foreach (JournalEntry entry in entries)
        {
            _count = entry.Number;
            entry.IsRecorded = true;
            entry.WasDone = entry.State is JournalState.Done;
            entry.IsUnknown = entry.State is JournalState.Sent;
            HasUnknown |= entry.IsUnknown;
            if (entry.WasDone || entry.IsUnknown)
                MissingCount++;
            entry.SameInput = Group(sameInput, entry.Input, entry);
            if (entry.Name is not null)
                entry.SameName = Group(sameName, entry.Name, entry);
            if (entry.Id is { } id)
                _ids.Add(id);
            if (!_earlier.TryGetValue(entry.Input, out Queue<JournalEntry>? same))
                _earlier.Add(entry.Input, same = new Queue<JournalEntry>());
            same.Enqueue(entry);
        }
    }

    private static JournalGroup Group(Dictionary<string, JournalGroup> groups, string key, JournalEntry entry)
    {
        if (!groups.TryGetValue(key, out JournalGroup? group))
            groups.Add(key, group = new JournalGroup());
        group.Add(entry);
        return group;
    }

    private void Write(IEnumerable<JObject> lines)
    {
        var text = new StringBuilder();
        foreach (JObject line in lines)
            text.Append(line.ToString(Formatting.None)).Append('\n');
        if (text.Length == 0)
            return;
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        Restore();
        try
        {
            _file.Write(bytes, 0, bytes.Length);
            _file.Flush(flushToDisk: true);
            _written = _file.Position;
        }
        catch (IOException)
        {
            TryRestore();
            throw;
        }
    }

    /// <summary>
    /// Removes what an earlier write left half done, on a full disk for example. Then the end is where to write.
    /// </summary>
    private void Restore()
    {
        if (_file.Length != _written)
            _file.SetLength(_written);
    }

    /// <summary>What cannot be taken away now is taken away before the next write, or by the next run.</summary>
    private void TryRestore()
    {
        try
        {
            Restore();
        }
        catch (IOException)
        {
            // The first error is the one to tell.
        }
    }
}

/// <summary>A journal cannot be used. The message says why and names the file.</summary>
public sealed class JournalException : Exception
{
    /// <summary>Says why.</summary>
    public JournalException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
