using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;

namespace OkrBot.Host.Tests.Kit;

/// <summary>Growth checks in at Checkout's meeting too: Goran, who leads it, was made a presenter there and has said so.</summary>
internal static class TwoTeams
{
    public static async Task<Stage> SetAsync()
    {
        var stage = await Stage.SetAsync();
        var goran = stage.Person("Goran");
        stage.Checkout.Chat.Members.Add(goran);
        stage.Checkout.Chat.Meeting!.Presenters.Add(goran);
        var answer = await ConnectAsync(stage, "Goran", "growth");
        Assert.Contains("Growth checks in here too", Forged.Said(answer), StringComparison.Ordinal);
        // Like Checkout: there are guests in its chat.
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Company.Growth.Id, new CommandStamp("show", null, stage.Time.Now), state => Settling.Decide(
            state, new ChangeSettings(new PersonId(goran.ObjectId!), TeamSettings.Of(state.Team) with { ShowToOutsiders = true }), stage.Time.Now), CancellationToken.None);
        return stage;
    }

    public static async Task<Stage> OpenAsync()
    {
        var stage = await SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        return stage;
    }

    /// <summary>Says "connect meeting" in Checkout's chat and chooses this team.</summary>
    public static async Task<BotAnswer> ConnectAsync(Stage stage, string person, string team)
    {
        await stage.Client.SayAsync(stage.Person(person), stage.ChatId, "connect meeting", CancellationToken.None);
        var card = stage.Client.NewestCard(stage.ChatId)!;
        var form = new Form(card.Card!);
        Assert.True(form.TryFill("chosenTeam", team));
        var answer = await stage.PressAsync(person, new Press("Connect") { On = card.Card, Form = form });
        // Only the check-in's card is looked at from here on.
        stage.Tenant.World.Delete(stage.Checkout.Chat, card.Id);
        return answer;
    }

    public static async Task<TeamCycle> NowAsync(this Stage stage, SampleTeam team) => (await stage.Get<ITeamCycles>().FindAsync(team.Id, CancellationToken.None))!;

    /// <summary>Checkout's and Growth's segment of today.</summary>
    public static async Task<IReadOnlyList<Segment>> SegmentsAsync(this Stage stage)
        => [(await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!, (await stage.NowAsync(stage.Company.Growth)).Find(stage.Checkout.Today)!];
}
