namespace Bitrix24.Sandbox;

/// <summary>A user's place in a line's queue.</summary>
/// <param name="Id">The record's own id.</param>
/// <param name="User">Who sits there.</param>
/// <param name="Department">The department that brought the user in; 0 for a user of one's own right.</param>
/// <param name="Profile">What the queue calls the user.</param>
internal sealed record QueueSeat(int Id, User User, int Department, QueueProfile Profile);
