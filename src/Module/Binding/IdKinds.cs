namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What an id is, for the sentence that refuses something else.</summary>
internal static class IdKinds
{
    public const string Line = "the id of a line, which is a whole number from 1";
    public const string Chat = "the id of a chat, which is a whole number from 1";
    public const string Session = "the id of a session, which is a whole number from 1";
    public const string Message = "the id of a message, which is a whole number from 1";
    public const string User = "the id of a user, which is a whole number from 1";
    public const string Bot = "the id of a bot, which is a whole number from 1";
    public const string Department = "the id of a department, which is a whole number from 1";
}
