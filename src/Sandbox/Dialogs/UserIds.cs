namespace Bitrix24.Sandbox;

/// <summary>
/// Numbers whoever comes to the portal after the employees. Bots are users there, and so are people outside.
/// </summary>
/// <param name="last">The highest id of an employee.</param>
internal sealed class UserIds(int last)
{
    private int _count;

    public int Next() => last + ++_count;

    public void Clear() => _count = 0;
}
