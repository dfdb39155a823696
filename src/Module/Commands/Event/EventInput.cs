using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads what cmdlets about events have in common.</summary>
internal static class EventInput
{
    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>The names of events, in upper case; a cell may hold several.</summary>
    public static IReadOnlyList<string> NamesOf(IEnumerable<string>? names, string parameter) =>
    [
        .. (names ?? [])
            .SelectMany(name => (name ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            .Select(name => EventName.Check(name, parameter))
            .Distinct(),
    ];

    /// <summary>The bindings that a row stands for: one for each event.</summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong.</exception>
    public static IReadOnlyList<EventBinding> BindingsOf(PipelineRecord record, bool isOffline)
    {
        IReadOnlyList<string> names = NamesOf(TextsOf(record, nameof(EventBinding.Event)), nameof(EventBinding.Event));
        string? address = record.TextOf(nameof(EventBinding.Handler));
        if (names.Count == 0)
            EventName.Check("", nameof(EventBinding.Event));
        if (address is null && !isOffline)
            throw Error(
                InputErrorCodes.MissingSetting, nameof(EventBinding.Handler), null,
                "Nothing says where the event goes. Give -Handler, or -Offline for the queue.");
        if (address is not null && isOffline)
            throw Error(
                InputErrorCodes.DuplicateSetting, nameof(EventBinding.Handler), address,
                "An event goes to a handler or to the queue. Leave -Handler or -Offline out.");
        Uri? handler = address is null ? null
            : Uri.TryCreate(address, UriKind.Absolute, out Uri? absolute) ? absolute
            : throw Error(
                InputErrorCodes.InvalidValue, nameof(EventBinding.Handler), address,
                $"'{address}' is no address. Give one that starts with https://.");
        int? userId = UserOf(record);
        string? connector = record.TextOf(nameof(EventBinding.AuthConnector));
        return [.. names.Select(name => new EventBinding(name, handler, userId, connector))];
    }

    /// <summary>The texts of a list, or the one that stands in its place.</summary>
    public static IReadOnlyList<string> TextsOf(PipelineRecord record, string parameter) => record[parameter] switch
    {
        null => [],
        object?[] list => [.. list.Select(item => $"{item}").Where(text => text.Length > 0)],
        IEnumerable<string> list => [.. list],
        _ => record.TextOf(parameter) is { } text ? [text] : [],
    };

    private static int? UserOf(PipelineRecord record)
    {
        const string Parameter = nameof(EventBinding.UserId);
        string? text = record.TextOf(Parameter)?.Trim();
        if (text is null)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            ? id
            : throw Error(
                InputErrorCodes.InvalidValue, Parameter, text,
                $"'{text}' is not the id of a user, which is a whole number from 1; 0 is whoever causes the event.");
    }

    private static InvalidInputException Error(string code, string parameter, string? value, string reason) =>
        new([new(code, parameter, value, reason)]);
}
