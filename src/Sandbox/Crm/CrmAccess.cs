using System.Globalization;

namespace Bitrix24.Sandbox;

/// <summary>Finds the object of the CRM that a call is about, and tells who may read it.</summary>
internal sealed class CrmAccess(CrmStore crm, CompanyDirectory company, DialogPermissions permissions)
{
    public const string TypeName = "CRM_ENTITY_TYPE";
    public const string IdName = "CRM_ENTITY";

    /// <summary>Sales. A real portal has roles; here those who work there read the whole CRM.</summary>
    private const int Sales = 2;

    public static string TypeOf(MethodCall call) => Php.Text(call.Parameters[TypeName]);

    public static bool IsNamed(MethodCall call) =>
        Php.IsTrue(call.Parameters[TypeName]) && Php.IsTrue(call.Parameters[IdName]);

    /// <summary>Whether <c>CRM_ENTITY</c> is a number, or a text that is one.</summary>
    public static bool HasNumber(MethodCall call) => call.Parameters[IdName] is JValue id
        && int.TryParse(Php.Text(id), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <exception cref="RestException">The type, the id or both are missing, or the id is no number.</exception>
    public static void Require(MethodCall call)
    {
        ConnectorAccess.Required(call, TypeName);
        ConnectorAccess.Required(call, IdName);
        RequireNumber(call);
    }

    public static void RequireNumber(MethodCall call)
    {
        if (!HasNumber(call))
            throw CrmErrors.NoNumber(IdName);
    }

    public CrmEntity? Find(MethodCall call) => crm.Find(TypeOf(call), Php.Int(call.Parameters[IdName]));

    /// <summary>
    /// Whether somebody may read an object: the administrator, those who work in sales, those who may open a chat that
    /// is linked to it, and every bot.
    /// </summary>
    public bool MayRead(Person person, CrmEntity entity)
    {
        if (company.FindUser(person.Id) is not { } user)
            return person.IsBot;
        return user.IsAdministrator || user.Departments.Contains(Sales)
            || entity.Chats.Any(chat => permissions.MayOpen(user, chat));
    }

    /// <summary>Whether a caller may read what a call names. What is not there keeps no secrets.</summary>
    public bool MayRead(MethodCall call, CrmEntity? entity) => CrmEntity.IsType(TypeOf(call))
        && (entity is null || MayRead(People.OfEmployee(call.Caller.User), entity));
}

/// <summary>The errors of the methods about chats in the CRM. The texts are those of the reference.</summary>
internal static class CrmErrors
{
    public static RestException NoAccess() => AccessDenied("You don't have access to this action");

    public static RestException MayNotJoin() => AccessDenied("You don't have access to join user to chat");

    public static RestException UserMayNotRead() => AccessDenied(
        "This user does not have access to the chat because he does not have access to this CRM object");

    public static RestException SenderMayNotRead() => AccessDenied("User don't have access to this entity");

    public static RestException NoNumber(string name) =>
        RestException.WrongArgument(name, $"The value of an argument '{name}' has an invalid type");

    public static RestException NoData() => new(400, "CRM_CHAT_EMPTY_CRM_DATA", "Empty CRM data");

    public static RestException NoEntity() => new(400, "CRM_CHAT_EMPTY_CRM_DATA", "Could not find CRM object");

    public static RestException NoUser() => new(400, "CRM_CHAT_EMPTY_USER", "Empty User ID");

    public static RestException UserNotActive() => new(400, "CRM_CHAT_USER_NOT_ACTIVE", "User not active");

    public static RestException NotLinked() =>
        new(400, "CHAT_NOT_IN_CRM", "Chat does not belong to the CRM object being checked");

    public static RestException AlreadyThere() =>
        new(400, "WRONG_REQUEST", "You don't have access or user already member in chat");

    public static RestException NotThere() =>
        new(400, "WRONG_REQUEST", "You don't have access or user already not in chat");

    public static RestException MayNotRemove() => new(
        403, "CHAT_DELETE_USER_PERMISSION_DENIED", "You don't have access to delete a user from this chat");

    public static RestException MayNotWrite() =>
        new(400, "CANCELED", "You cannot send messages to the specified chat");

    private static RestException AccessDenied(string reason) => new(403, "ACCESS_DENIED", $"Access denied! {reason}");
}
