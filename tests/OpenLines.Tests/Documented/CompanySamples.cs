namespace Bitrix24.OpenLines.Tests;

/// <summary><c>user.get</c>, <c>department.get</c></summary>
internal static class CompanySamples
{
    public static IEnumerable<MethodSample> All =>
    [
        MethodSample.Of(
            new GetUsers(UserQuery.Of([], [1], withInactive: true), start: 10),
            users =>
            {
                Assert.Equal(["Sample User (1)", "Another Person (3)"], users.Select(user => $"{user}"));
                Assert.Equal(("user@example.com", true, true), (users[0].Email, users[0].Active, users[0].IsOnline));
                Assert.Equal("2024-07-25T13:06:54.0000000+00:00", $"{users[0].LastLogin:O}");
                Assert.Equal("1", $"{users[0].Departments}");
                Assert.Equal("employee", users[0].UserType);
                Assert.Equal(["PERSONAL_BIRTHDAY"], users[0].AdditionalData.Keys);
            }),
        MethodSample.Of(
            new GetDepartments(new DepartmentQuery(ParentId: 1)),
            departments => Assert.Equal(
                [new(2, "Sample department", 1, null, 500), new(15, "Another department", 1, 7, 500)], departments)),
    ];
}
