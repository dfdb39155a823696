namespace Bitrix24.Sandbox;

/// <summary>The structure of the company that a seeded portal belongs to.</summary>
internal static class SeedDepartments
{
    public static readonly IReadOnlyList<Department> All =
    [
        new(1, "Meridian Goods", Parent: null, Head: 1),
        new(2, "Sales", Parent: 1, Head: 3),
        new(3, "Support", Parent: 1, Head: 7),
        new(4, "Support Europe", Parent: 3, Head: 9),
        new(5, "Support Americas", Parent: 3, Head: 14),
        new(6, "Support Asia-Pacific", Parent: 3, Head: 18),
        new(7, "Support Middle East and Africa", Parent: 3, Head: 23),
        new(8, "VIP Service", Parent: 1, Head: 27),
        new(9, "Billing", Parent: 1, Head: 30),
        new(10, "Returns and Logistics", Parent: 1, Head: 33),
        new(11, "Night Shift", Parent: 3, Head: 36),
        new(12, "Quality", Parent: 1, Head: 39),
    ];
}
