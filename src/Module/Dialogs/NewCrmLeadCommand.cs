namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Makes leads of dialogs that are not in the CRM. REST: <c>imopenlines.crm.lead.create</c>.
/// </summary>
[RestMethod("imopenlines.crm.lead.create")]
[Progress("Creating leads", "created")]
[Cmdlet(VerbsCommon.New, "B24CrmLead", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class NewCrmLeadCommand : DialogCmdlet<CreateLead>
{
    internal override CreateLead Request() => new(ChatId.Require());

    private protected override string Action(CreateLead action) => "Create a lead";
}
