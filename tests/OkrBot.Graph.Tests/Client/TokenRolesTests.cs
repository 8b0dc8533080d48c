using OkrBot.Graph.Checks;

namespace OkrBot.Graph.Tests.Client;

public sealed class TokenRolesTests
{
    [Theory]
    [InlineData("a.eyJyb2xlcyI6WyJCIiwiQSIsM119.c", "A B")]
    [InlineData("a.eyJyb2xlcyI6IkEifQ.c", "")]
    [InlineData("a.W10.c", "")]
    [InlineData("a.!!.c", "")]
    [InlineData("a.bm8.c", "")]
    [InlineData("opaque", "")]
    public void Roles_are_read_of_what_is_readable(string token, string roles) => Assert.Equal(roles, string.Join(' ', TokenRoles.In(token)));

    [Theory]
    [InlineData("a.eyJvaWQiOiIzRjBDOUE1Mi04RDBFLTRGNEItOUM2RS0yQjFEN0U1QTlDMDEifQ.c", "3f0c9a52-8d0e-4f4b-9c6e-2b1d7e5a9c01")]
    [InlineData("a.eyJvaWQiOiJubyBpZCJ9.c", null)]
    [InlineData("a.eyJvaWQiOjN9.c", null)]
    [InlineData("a.W10.c", null)]
    [InlineData("opaque", null)]
    public void The_enterprise_apps_object_id_is_read_where_it_is_one(string token, string? id) => Assert.Equal(id, TokenRoles.ObjectIdIn(token));
}
