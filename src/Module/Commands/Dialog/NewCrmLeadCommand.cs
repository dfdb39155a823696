namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Makes leads of dialogs that are not in the CRM. REST: <c>imopenlines.crm.lead.create</c>.
/// </summary>
[RestMethod("imopenlines.crm.lead.create")]
[Cmdlet(VerbsCommon.New, "B24CrmLead", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class NewCrmLeadCommand : DialogActionCommand<CreateLead>
{
    private protected override string Activity => "Creating leads";

    private protected override string Achieved => "created";

    private protected override CreateLead Read(int chatId, PipelineRecord record) => new(chatId);

    private protected override string DescribeAction(CreateLead request) => "Create a lead";
}
