using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Checkout's series in Bo's calendar, Tuesdays at 09:30 in Berlin.</summary>
internal static class CheckoutCalendar
{
    public static readonly DateTime Today = new(2026, 11, 3, 9, 30, 0, DateTimeKind.Unspecified);

    public static StageShape Shape(bool graph = true) => new() { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = graph ? "true" : "false" } };

    /// <summary>It is followed from now on, and was not read yet.</summary>
    public static async Task<CalendarItem> FollowAsync(Stage stage)
    {
        var series = stage.Tenant.Graph.Calendars.Schedule(stage.Facilitator, stage.Checkout.Chat, Today.AddDays(-28), TimeSpan.FromMinutes(30), Rhythm.Weekly(), "Europe/Berlin");
        var (tenant, person) = (stage.Checkout.Id.Tenant, new PersonId(stage.Facilitator.ObjectId!));
        var found = await stage.Get<IMeetingCalendar>().OrganisedByAsync(tenant, person, new TimeWindow(stage.Time.Now, stage.Time.Now.AddDays(14)), CancellationToken.None);
        await stage.Get<IDirectory>().ChangeSeriesAsync(tenant, stage.Checkout.Today.Series, entry => entry! with { Calendar = new CalendarLink(person, found.Value.Single().Series) }, CancellationToken.None);
        return series;
    }

    /// <summary>As after a notification, or in the night.</summary>
    public static async Task LookAsync(Stage stage)
    {
        // Two looks at one instant are one.
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        var entry = (await stage.Get<IDirectory>().FindSeriesAsync(stage.Checkout.Id.Tenant, stage.Checkout.Today.Series, CancellationToken.None))!;
        await stage.Get<SeriesFollower>().FollowAsync(entry, everywhere: false, stage.Time.Now, CancellationToken.None);
    }
}
