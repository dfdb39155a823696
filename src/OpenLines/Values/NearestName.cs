namespace Bitrix24.OpenLines;

/// <summary>Finds what a mistyped name was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>A sentence such as <c>. Did you mean 'evenly'?</c>, or nothing where nothing is near.</summary>
    public static string Hint(string? typed, IEnumerable<string> known) =>
        Find(typed, known) is { } nearest ? $". Did you mean '{nearest}'?" : ".";

    /// <summary>
    /// The known name with the fewest edits, if these are few for the length of what was typed and leave some of it.
    /// </summary>
    public static string? Find(string? typed, IEnumerable<string> known)
    {
        string folded = SettingName.Fold(typed ?? "");
        if (folded.Length == 0)
            return null;

        (string Name, int Distance) best = known
            .Select(name => (name, Distance(folded, SettingName.Fold(name))))
            .OrderBy(candidate => candidate.Item2)
            .FirstOrDefault();
        bool isNear = best.Distance < folded.Length && best.Distance <= Math.Max(1, folded.Length / 3);
        return best.Name is not null && isNear ? best.Name : null;
    }

    /// <summary>How many letters have to be put in, left out, exchanged or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;

        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int exchange = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + exchange);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
