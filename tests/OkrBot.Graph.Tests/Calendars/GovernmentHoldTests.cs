using OkrBot.App.Ports;
using OkrBot.Graph.Calendars;
using OkrBot.Graph.Tests.Kit;

namespace OkrBot.Graph.Tests.Calendars;

/// <summary>A tenant of GCC High: what stands in its calendars leads to its own Teams.</summary>
public sealed class GovernmentHoldTests() : GraphTest(skipDelays: true)
{
    private protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal) { ["Cloud"] = "GccHigh" };

    private CalendarHold Review => new("checkout/2026-10-05/week6", IdOf(Ann), "OKR mid-cycle review", new DateOnly(2026, 11, 10), new TimeOnly(9, 30), TimeSpan.FromHours(1), "Europe/Berlin")
    {
        Text = ["Halfway"], Link = "Open", Invited = [new Invitee(IdOf(Bo), IsOptional: false)],
    };

    [Fact]
    public async Task An_appointments_link_opens_the_bots_chat_in_that_clouds_Teams()
    {
        Assert.Null((await Get<ICalendarHolds>().PutAsync(Home, Review, null, None)).Why);
        Assert.Equal(
            $"<p>Halfway</p><p><a href=\"https://gov.teams.microsoft.us/l/chat/0/0?users=28:{Tenant.Options.AppId}\">Open</a></p>",
            Tenant.Graph.Outbox.Mails[^1].Item.Body);
    }

    [Theory]
    [InlineData("Public", "https://teams.microsoft.com/l/chat/0/0?users=28:0b0b0b0b-0000-4000-8000-000000000001")]
    [InlineData("GccHigh", "https://gov.teams.microsoft.us/l/chat/0/0?users=28:0b0b0b0b-0000-4000-8000-000000000001")]
    [InlineData("Dod", "https://dod.teams.microsoft.us/l/chat/0/0?users=28:0b0b0b0b-0000-4000-8000-000000000001")]
    [InlineData("China", "https://teams.microsoftonline.cn/l/chat/0/0?users=28:0b0b0b0b-0000-4000-8000-000000000001")]
    public void Each_cloud_has_its_own_link(string cloud, string link)
        => Assert.Equal($"<p>Halfway</p><p><a href=\"{link}\">Open</a></p>", HoldText.Html(Review, "0b0b0b0b-0000-4000-8000-000000000001", MicrosoftCloud.Find(cloud)!));
}
