using OkrBot.App.Ports;
using OkrBot.Graph.Tests.Kit;

namespace OkrBot.Graph.Tests.People;

public sealed class PeopleTests : GraphTest
{
    [Fact]
    public async Task A_mailbox_tells_zone_language_and_absence()
    {
        Tenant.Graph.People.IsAway(Bo, Utc("2026-10-20T00:00Z"), Utc("2026-10-30T00:00Z"));
        var people = Get<IPeopleDirectory>();
        Assert.Equal(new PersonTime("Europe/Berlin", "en-GB", null), (await people.TimeAsync(Home, IdOf(Ann), None)).Value);
        Assert.Equal(new TimeWindow(Utc("2026-10-20T00:00Z"), Utc("2026-10-30T00:00Z")), (await people.TimeAsync(Home, IdOf(Bo), None)).Value!.Away);
    }
}
