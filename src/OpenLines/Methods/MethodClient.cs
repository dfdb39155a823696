namespace Bitrix24.OpenLines;

/// <summary>Calls any methods of one portal.</summary>
/// <param name="client">The portal.</param>
public sealed class MethodClient(RestClient client)
{
    /// <summary>
    /// Calls methods, in as few requests as they fit into; gives one outcome a call, in their order. A result is text,
    /// a number, a flag, an array, a dictionary, or null.
    /// </summary>
    public async Task<IReadOnlyList<Outcome<object?>>> CallAsync(
        IReadOnlyList<MethodCall> calls, CancellationToken token)
    {
        var outcomes = new Outcome<object?>[calls.Count];
        ILookup<bool, int> places = Enumerable.Range(0, calls.Count).ToLookup(place => calls[place].FitsIntoBatch);
        foreach (int[] together in places[false].Select(place => new[] { place }).Prepend([.. places[true]]))
        {
            Request<object?>[] requests = [.. together.Select(place => calls[place])];
            IReadOnlyList<Outcome<object?>> answers = await client.SendAsync(requests, token).ConfigureAwait(false);
            for (int i = 0; i < together.Length; i++)
                outcomes[together[i]] = answers[i];
        }
        return outcomes;
    }
}
