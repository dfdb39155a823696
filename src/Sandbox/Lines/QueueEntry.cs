namespace Bitrix24.Sandbox;

/// <summary>What was put into a line's queue: a user or a whole department.</summary>
internal sealed record QueueEntry(bool IsDepartment, int Id)
{
    public const string User = "user";
    public const string Department = "department";

    public string Type => IsDepartment ? Department : User;
}
