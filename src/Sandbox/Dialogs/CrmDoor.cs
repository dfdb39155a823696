using System.Globalization;

namespace Bitrix24.Sandbox;

/// <summary>Finds the object of the CRM that a call is about, and tells who may read it.</summary>
internal sealed class CrmDoor(CrmStore crm, CompanyDirectory company, DialogRights rights)
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
        ConnectorGate.Required(call, TypeName);
        ConnectorGate.Required(call, IdName);
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
            || entity.Chats.Any(chat => rights.MayOpen(user, chat));
    }

    /// <summary>Whether a caller may read what a call names. What is not there keeps no secrets.</summary>
    public bool MayRead(MethodCall call, CrmEntity? entity) => CrmEntity.IsType(TypeOf(call))
        && (entity is null || MayRead(People.OfEmployee(call.Caller.User), entity));
}
