using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Reminders;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Reminders;

/// <summary>The days after Checkout's check-in of Tuesday, 3 November, which closed at 9:40 without Emre, who owns one of its key results.</summary>
internal static class Afternoon
{
    public const string Terms = "Local terms and tax rules approved";

    public static async Task<Stage> SetAsync(StageShape? shape = null)
    {
        var stage = await Stage.SetAsync(shape ?? new StageShape());
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        foreach (var owner in new[] { "Ann", "Bo", "Chidi", "Dina" }) await stage.PressAsync(owner, "No change");
        await stage.JumpAsync("2026-11-03T09:41");
        return stage;
    }

    /// <summary>Lets the clock jump to this local time in Berlin; the planner passes and all work that is due is done.</summary>
    public static async Task ToAsync(this Stage stage, string local)
    {
        await stage.JumpAsync(local);
        await stage.LookAsync();
    }

    /// <summary>The clock alone, and what became due: no planner.</summary>
    public static async Task JumpAsync(this Stage stage, string local)
    {
        var to = DateTime.Parse(local, CultureInfo.InvariantCulture);
        stage.Time.Advance(Zones.InstantOf(SampleCompany.Zone, DateOnly.FromDateTime(to), TimeOnly.FromDateTime(to)) - stage.Time.Now);
        await stage.WorkAsync();
    }

    /// <summary>The planner has passed; the work that it queued is not done yet.</summary>
    public static async Task PublishAndPlanAsync(this Stage stage, string local)
    {
        await stage.JumpAsync(local);
        await stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
        await stage.PlanAsync();
    }

    public static async Task LookAsync(this Stage stage)
    {
        await stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
        await stage.PlanAsync();
        await stage.WorkAsync();
    }

    public static string ChatOf(this Stage stage, string person) => stage.Tenant.World.PersonalChat(stage.Person(person)).Id;

    /// <summary>The personal cards that this person got, oldest first.</summary>
    public static IReadOnlyList<Message> CardsOf(this Stage stage, string person) => [.. stage.Tenant.World.MessagesIn(stage.ChatOf(person)).Where(m => m.Card is not null)];

    /// <summary>How many everybody got.</summary>
    public static int AllCards(this Stage stage) => stage.Company.People.Where(p => p.ObjectId is not null).Sum(p => stage.CardsOf(p.Name).Count);

    public static Task<BotAnswer> TapAsync(this Stage stage, string person, string button)
        => stage.Client.PressAsync(stage.Person(person), stage.ChatOf(person), button, CancellationToken.None);

    public static Task<BotAnswer> TapAsync(this Stage stage, string person, Press press)
        => stage.Client.PressAsync(stage.Person(person), stage.ChatOf(person), press, CancellationToken.None);

    public static async Task<PersonEntry> EntryAsync(this Stage stage, string person)
        => await stage.ChangeAsync(person, entry => entry);

    public static Task<PersonEntry> ChangeAsync(this Stage stage, string person, Func<PersonEntry, PersonEntry> change)
        => stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, new PersonId(stage.Person(person).ObjectId!), entry => change(entry!), CancellationToken.None);

    public static async Task<Manners> MannersAsync(this Stage stage, string person) => (await stage.EntryAsync(person)).Manners;

    /// <summary>Payouts checks in on Thursday at ten; only Ines answers.</summary>
    public static async Task PayoutsAsync(this Stage stage)
    {
        await stage.JumpAsync("2026-11-05T10:00");
        var chat = stage.Company.Payouts.Chat.Id;
        await stage.Client.MeetingStartsAsync(stage.Person("Ines"), chat, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.WorkAsync();
        await stage.Client.PressAsync(stage.Person("Ines"), chat, "No change", CancellationToken.None);
        await stage.JumpAsync("2026-11-05T10:11");
    }
}
