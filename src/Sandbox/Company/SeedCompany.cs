namespace Bitrix24.Sandbox;

/// <summary>The people of the company that a seeded portal belongs to. None of them exists.</summary>
internal static class SeedUsers
{
    public static readonly IReadOnlyList<User> All =
    [
        new(1, "Marta", "Lindqvist", "F", "marta.lindqvist", "Head of Customer Care",
            "Stockholm", "Europe/Stockholm", true, 1),
        new(2, "Tobias", "Brandt", "M", "tobias.brandt", "Managing Director",
            "Hamburg", "Europe/Berlin", true, 1),
        new(3, "Chloé", "Dubois", "F", "chloe.dubois", "Head of Sales",
            "Lyon", "Europe/Paris", true, 2),
        new(4, "Mateusz", "Wiśniewski", "M", "mateusz.wisniewski", "Sales Manager",
            "Gdańsk", "Europe/Warsaw", true, 2),
        new(5, "Beatriz", "Carvalho", "F", "beatriz.carvalho", "Sales Manager",
            "Porto", "Europe/Lisbon", false, 2),
        new(6, "Oliver", "Whitaker", "M", "oliver.whitaker", "Sales Assistant",
            "Leeds", "Europe/London", true, 2),
        new(7, "Ingrid", "Sørensen", "F", "ingrid.sorensen", "Head of Support",
            "Aarhus", "Europe/Copenhagen", true, 3),
        new(8, "Davide", "Ferrari", "M", "davide.ferrari", "Support Planner",
            "Bologna", "Europe/Rome", false, 3),
        new(9, "Anneliese", "Krüger", "F", "anneliese.kruger", "Team Lead",
            "Leipzig", "Europe/Berlin", true, 4),
        new(10, "Zoltán", "Szabó", "M", "zoltan.szabo", "Support Agent",
            "Debrecen", "Europe/Budapest", true, 4),
        new(11, "Şebnem", "Yıldız", "F", "sebnem.yildiz", "Support Agent",
            "İzmir", "Europe/Istanbul", false, 4),
        new(12, "Dimitris", "Παπαδόπουλος", "M", "dimitris.papadopoulos", "Support Agent",
            "Thessaloniki", "Europe/Athens", true, 4),
        new(13, "Олена", "Коваленко", "F", "olena.kovalenko", "Support Agent",
            "Львів", "Europe/Kyiv", true, 4),
        new(14, "Guadalupe", "Hernández", "F", "guadalupe.hernandez", "Team Lead",
            "Guadalajara", "America/Mexico_City", true, 5),
        new(15, "Jamal", "Robinson", "M", "jamal.robinson", "Support Agent",
            "Atlanta", "America/New_York", true, 5),
        new(16, "João", "Gonçalves", "M", "joao.goncalves", "Support Agent",
            "Recife", "America/Recife", false, 5),
        new(17, "Amélie", "Tremblay", "F", "amelie.tremblay", "Support Agent",
            "Montréal", "America/Toronto", true, 5),
        new(18, "陽子", "佐藤", "F", "yoko.sato", "Team Lead",
            "大阪", "Asia/Tokyo", true, 6),
        new(19, "伟", "王", "M", "wei.wang", "Support Agent",
            "深圳", "Asia/Shanghai", true, 6),
        new(20, "Priya", "Raghunathan", "F", "priya.raghunathan", "Support Agent",
            "Chennai", "Asia/Kolkata", true, 6),
        new(21, "Nguyễn", "Thị Hạnh", "F", "hanh.nguyen", "Support Agent",
            "Đà Nẵng", "Asia/Ho_Chi_Minh", false, 6),
        new(22, "Liam", "O'Connor", "M", "liam.oconnor", "Support Agent",
            "Brisbane", "Australia/Brisbane", true, 6),
        new(23, "ليلى", "حداد", "F", "layla.haddad", "Team Lead",
            "عمّان", "Asia/Amman", true, 7),
        new(24, "Chinedu", "Okafor", "M", "chinedu.okafor", "Support Agent",
            "Enugu", "Africa/Lagos", true, 7),
        new(25, "נועה", "לוי", "F", "noa.levi", "Support Agent",
            "חיפה", "Asia/Jerusalem", false, 7),
        new(26, "Thandiwe", "Nkosi", "F", "thandiwe.nkosi", "Support Agent",
            "Durban", "Africa/Johannesburg", true, 7),
        new(27, "Isabella", "von Ahlefeld", "F", "isabella.ahlefeld", "VIP Concierge",
            "Wien", "Europe/Vienna", true, 8),
        new(28, "Étienne", "Lefèvre", "M", "etienne.lefevre", "VIP Concierge",
            "Genève", "Europe/Zurich", true, 8),
        new(29, "Hye-jin", "김", "F", "hyejin.kim", "VIP Concierge",
            "부산", "Asia/Seoul", false, 8),
        new(30, "Karel", "Dvořák", "M", "karel.dvorak", "Head of Billing",
            "Brno", "Europe/Prague", true, 9),
        new(31, "Saoirse", "Ní Bhriain", "F", "saoirse.nibhriain", "Billing Specialist",
            "Galway", "Europe/Dublin", true, 9),
        new(32, "Rasmus", "Ojala", "M", "rasmus.ojala", "Billing Specialist",
            "Tampere", "Europe/Helsinki", false, 9),
        new(33, "Fernanda", "Quiroga", "F", "fernanda.quiroga", "Logistics Manager",
            "Córdoba", "America/Argentina/Cordoba", true, 10),
        new(34, "Andrei", "Ștefănescu", "M", "andrei.stefanescu", "Returns Clerk",
            "Iași", "Europe/Bucharest", true, 10),
        new(35, "Wanjiru", "Kamau", "F", "wanjiru.kamau", "Returns Clerk",
            "Nakuru", "Africa/Nairobi", false, 10),
        new(36, "Bartholomew", "Finch", "M", "bartholomew.finch", "Shift Lead",
            "Bristol", "Europe/London", false, 11),
        new(37, "Æsa", "Þórðardóttir", "F", "aesa.thordardottir", "Night Agent",
            "Akureyri", "Atlantic/Reykjavik", false, 11, 4),
        new(38, "Somchai", "Rattanakosin", "M", "somchai.rattanakosin", "Night Agent",
            "เชียงใหม่", "Asia/Bangkok", true, 11, 6),
        new(39, "Maëlle", "Vandenberghe", "F", "maelle.vandenberghe", "Quality Manager",
            "Gent", "Europe/Brussels", true, 12),
        new(40, "Ильяс", "Ахметов", "M", "ilyas.akhmetov", "Quality Analyst",
            "Алматы", "Asia/Almaty", true, 12),
    ];

    /// <summary>Everybody with a name, and as many trainees as are missing then.</summary>
    public static IEnumerable<User> First(int count) =>
        All.Concat(Enumerable.Range(All.Count + 1, Math.Max(0, count - All.Count)).Select(Trainee));

    // They wait at the company itself for a department to take them.
    private static User Trainee(int id) => new(
        id, "Trainee", $"No. {id}", id % 2 > 0 ? "F" : "M", $"trainee.{id}", "Trainee", "Stockholm",
        "Europe/Stockholm", false, 1);
}

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
