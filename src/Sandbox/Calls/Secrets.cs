using System.Security.Cryptography;

namespace Bitrix24.Sandbox;

/// <summary>Texts that nobody guesses.</summary>
internal static class Secrets
{
    // The lengths divide 256, so that every character is as likely as the next.
    public const string Digits = "01234567";
    public const string Hexadecimal = "0123456789abcdef";
    public const string LowerCase = "abcdefghijklmnopqrstuvwxyz012345";
    public const string MixedCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";

    public static string New(int length, string alphabet)
    {
        var random = new byte[length];
        using (var source = RandomNumberGenerator.Create())
            source.GetBytes(random);
        return new string(random.Select(b => alphabet[b % alphabet.Length]).ToArray());
    }
}
