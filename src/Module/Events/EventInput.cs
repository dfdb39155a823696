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
    public static IReadOnlyList<EventBinding> BindingsOf(
        string[]? events, string? address, bool isOffline, string? userId, string? connector)
    {
        IReadOnlyList<string> names = NamesOf(events, nameof(EventBinding.Event));
        if (names.Count == 0)
            EventName.Check("", nameof(EventBinding.Event));
        Uri? handler = HandlerOf(address.OrNull(), isOffline);
        int? user = UserOf(userId);
        return [.. names.Select(name => new EventBinding(name, handler, user, connector))];
    }

    private static Uri? HandlerOf(string? address, bool isOffline)
    {
        if (address is null)
            return isOffline ? null : throw new InvalidInputException(InputError.Missing(
                nameof(EventBinding.Handler),
                "Nothing says where the event goes. Give -Handler, or -Offline for the queue."));
        if (isOffline)
            throw new InvalidInputException(InputError.Twice(
                nameof(EventBinding.Handler),
                "An event goes to a handler or to the queue. Leave -Handler or -Offline out.", address));
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? absolute) ? absolute
            : throw new InvalidInputException(InputError.Invalid(
                nameof(EventBinding.Handler), address,
                $"'{address}' is not an address. Give one that starts with https://."));
    }

    private static int? UserOf(string? userId)
    {
        string text = userId?.Trim() ?? "";
        if (text.Length == 0)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            ? id
            : throw new InvalidInputException(InputError.Invalid(
                nameof(EventBinding.UserId), text,
                $"'{text}' is not a user id. Use a positive whole number, or 0 for whoever causes the event."));
    }
}
