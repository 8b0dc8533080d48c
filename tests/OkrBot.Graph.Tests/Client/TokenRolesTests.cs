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
}
