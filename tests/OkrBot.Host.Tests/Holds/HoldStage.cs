using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Holds;

/// <summary>Nordkauf with calendars, in week 5: Checkout meets on Tuesdays at 9:30 in Berlin and is run by Bo. Its review is on 10 November, its reflection on 29 December.</summary>
internal static class HoldStage
{
    public const string Root = "https://okr.example/";

    public static Task<Stage> SetAsync(bool graph = true, string? start = null, Action<IServiceCollection>? change = null, (string Name, string? Value)[]? more = null)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = graph ? "true" : "false", ["Public:BaseUrl"] = Root };
        foreach (var (name, value) in more ?? []) settings[name] = value;
        return Stage.SetAsync(new StageShape { Settings = settings, Change = change ?? (_ => { }) }, start);
    }

    /// <summary>The first pass of a day, and what becomes due by it.</summary>
    public static async Task NightAsync(this Stage stage)
    {
        await stage.PassAsync(firstOfDay: true);
        await stage.WorkAsync();
    }

    public static async Task PassAsync(this Stage stage, bool firstOfDay)
    {
        await stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
        var tenants = await stage.Get<IDirectory>().TenantsAsync(CancellationToken.None).ToListAsync();
        foreach (var shard in Shards.All)
            foreach (var planner in stage.Program.Services.GetServices<IPlanner>().Where(planner => planner.GetType().Name is "PlanHolds" or "BoardPass"))
                await planner.PassAsync(new PlannerPass(new Shard(shard), [.. tenants], stage.Time.Now, firstOfDay) { Tenantwide = shard == Shards.All.First() }, CancellationToken.None);
    }

    /// <summary>Time goes on, and what was put off is done.</summary>
    public static async Task LaterAsync(this Stage stage, TimeSpan later)
    {
        stage.Time.Advance(later);
        await stage.WorkAsync();
    }

    public static IReadOnlyList<CalendarMail> Mails(this Stage stage, string about = "Checkout") => [.. stage.Tenant.Graph.Outbox.Mails.Where(mail => mail.Subject.Contains(about, StringComparison.Ordinal))];

    public static List<CalendarItem> Items(this Stage stage, string about = "Checkout") => [.. stage.Mails(about).Select(mail => mail.Item).Distinct()];

    /// <summary>"Invitation Ann, Update Ann": each mail of an appointment, in order of the people.</summary>
    public static string MailsOf(this Stage stage, string subject)
        => string.Join(", ", stage.Tenant.Graph.Outbox.Mails.Where(mail => mail.Subject == subject).GroupBy(mail => (mail.Kind, mail.To.Name)).OrderBy(one => one.Key.Kind).ThenBy(one => one.Key.Name, StringComparer.Ordinal)
            .Select(one => $"{one.Key.Kind} {one.Key.Name}{(one.Count() > 1 ? $" x{one.Count()}" : "")}"));

    public static int Writes(this Stage stage) => stage.Tenant.Graph.Counts["createEvent"] + stage.Tenant.Graph.Counts["updateEvent"] + stage.Tenant.Graph.Counts["cancelEvent"] + stage.Tenant.Graph.Counts["deleteEvent"];

    public static async Task<HoldSheet> SheetAsync(this Stage stage)
        => await stage.Get<IHoldSheets>().FindAsync(stage.Checkout.Id.Tenant, HoldSubject.Of(stage.Checkout.Id), CancellationToken.None);

    /// <summary>Checkout meets at another hour of its day.</summary>
    public static async Task MoveMeetingAsync(this Stage stage, int hour)
    {
        var meeting = MeetingOf(await stage.CheckoutNowAsync());
        await stage.TellAsync(new TeamEvent.MeetingConnected(meeting with { Schedule = meeting.Schedule! with { Start = new TimeOnly(hour, 0) } }));
    }

    public static ConnectedMeeting MeetingOf(TeamCycle state) => state.Team.Meeting!;

    /// <summary>What this person reads of the team's plan.</summary>
    public static async Task<string> PlanAsync(this Stage stage, string person)
        => Looking.Read(await stage.ForgeAsync(person, Verbs.ShowPlan, new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v" }, stage.PersonalChatOf(person))).Replace('\u00A0', ' ');

    /// <summary>Where the button for the calendar file leads; null = there is none.</summary>
    public static async Task<string?> FileAsync(this Stage stage, string person)
    {
        var answer = await stage.ForgeAsync(person, Verbs.ShowPlan, new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v" }, stage.PersonalChatOf(person));
        var card = Assert.IsType<BotAnswer.Card>(answer).Content.ToJsonString();
        var at = card.IndexOf(Root + "api/v1/holds/", StringComparison.Ordinal);
        return at < 0 ? null : card[at..card.IndexOf('"', at)];
    }
}
