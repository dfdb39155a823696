namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads the object of CRM that an input is about.</summary>
internal static class CrmInput
{
    private const string IdOfEntity = "the id of an object of CRM, which is a whole number from 1";

    /// <summary>The object.</summary>
    /// <exception cref="InvalidInputException">There is none, or it can be none.</exception>
    public static CrmEntity EntityOf(PipelineRecord record) => new(
        record.TextOf(nameof(GetCrmChatCommand.CrmEntityType)),
        record.RequiredNumber(nameof(GetCrmChatCommand.CrmEntity), IdOfEntity, "which object of CRM it is"));
}
