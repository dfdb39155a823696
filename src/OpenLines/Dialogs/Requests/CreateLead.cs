namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.crm.lead.create</c>: makes a lead of the dialog. A portal makes none where the dialog is in the CRM
/// already, and answers the same.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class CreateLead(int chatId) : DialogAction("imopenlines.crm.lead.create", chatId, CallKind.Creation);
