namespace Bitrix24.OpenLines;

/// <summary>Codes of failures with the chats of CRM that a portal does not tell.</summary>
public static class CrmErrorCodes
{
    /// <summary>The object has no chat, or the portal shows none of it to this user. The portal answers 0.</summary>
    public const string ChatNotFound = nameof(ChatNotFound);
}
