namespace Bitrix24.Sandbox;

/// <summary><c>imopenlines.crm.lead.create</c>.</summary>
internal sealed class CrmLeadMethods(DialogDoor door, CrmTracker tracker)
{
    public IEnumerable<RestMethod> Methods => [new("imopenlines.crm.lead.create", "imopenlines", Create)];

    // A chat that is in the CRM already is as it should be.
    private JToken Create(MethodCall call)
    {
        Session session = door.OpenSession(call);
        if (session.Operator != call.Caller.User.Id)
            throw DialogErrors.NotTheOperator();
        tracker.CreateLead(session.Chat);
        return true;
    }
}
