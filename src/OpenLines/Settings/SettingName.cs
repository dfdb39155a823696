using System.Text;

namespace Bitrix24.OpenLines;

/// <summary>The spellings of a name: <c>QUEUE_TYPE</c>, <c>QueueType</c> and <c>queue_type</c> are one.</summary>
public static class SettingName
{
    /// <summary>Whether two names are spellings of one.</summary>
    public static bool AreSame(string one, string other) => Fold(one) == Fold(other);

    /// <summary>The form in which all spellings of a name are equal.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (char letter in name)
        {
            if (letter is not ('_' or ' '))
                folded.Append(char.ToUpperInvariant(letter));
        }
        return folded.ToString();
    }
}
