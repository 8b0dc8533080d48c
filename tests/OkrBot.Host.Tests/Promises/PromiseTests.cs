using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Planning;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;
using static OkrBot.Host.Tests.Clusters.Talks;

namespace OkrBot.Host.Tests.Promises;

/// <summary>Leaders promise in writing, from being named to the signature, over HTTP. Tuesday morning of the first week.</summary>
public sealed class PromiseTests
{
    private const string Leader = "Emre";

    [Fact]
    public async Task A_named_leader_is_asked_once_signs_point_by_point_and_the_lead_reads_names_and_no_figures()
    {
        await using var stage = await SetAsync();
        await stage.SayInPersonAsync(Leader, "help");
        var listed = await AskAsync(stage, Lead, Verbs.AddLeader, Data(stage), ("leaderName", "emre"));
        Assert.Contains("Added.", listed, StringComparison.Ordinal);
        await stage.WorkAsync();
        await stage.PlanAsync();
        await stage.WorkAsync();
        Assert.Equal(1, Asked(stage));

        stage.Counts.Reset();
        var signed = await AskAsync(stage, Leader, Verbs.SignPromise, Data(stage), ("points", "ask,own,nonsense"));

        Assert.Equal(1, stage.Counts.Of(TableNames.Directory, TableRequest.Transaction));
        Assert.Contains("Signed", signed, StringComparison.Ordinal);
        Assert.Contains("6 Oct 2026", signed, StringComparison.Ordinal);
        var own = (await BookAsync(stage)).Leaders.Single();
        Assert.Equal([PromisePoint.OwnCompanyObjectives, PromisePoint.AskAboutStalls], own.SignedPoints.Select(one => one.Point));
        // Twice is once.
        await AskAsync(stage, Leader, Verbs.SignPromise, Data(stage), ("points", "ask,own"));
        Assert.Equal(own, (await BookAsync(stage)).Leaders.Single());

        var read = await AskAsync(stage, Lead, Verbs.ListPromises, Data(stage));
        Assert.Contains("Signed: Emre", read, StringComparison.Ordinal);
        Assert.Contains("Not yet: Emre", read, StringComparison.Ordinal);
        Assert.DoesNotContain("late", read, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Oct", read, StringComparison.Ordinal);
        Assert.DoesNotContain(read, char.IsDigit);
    }

    [Fact]
    public async Task Who_was_not_named_signs_nothing_and_only_leads_name()
    {
        await using var stage = await SetAsync();
        Assert.Contains("You have not been asked", await AskAsync(stage, "Ann", Verbs.SignPromise, Data(stage), ("points", "ask")), StringComparison.Ordinal);
        Assert.Contains("You have not been asked", await AskAsync(stage, "Ann", Verbs.ShowPromise, Data(stage)), StringComparison.Ordinal);
        foreach (var verb in new[] { Verbs.ListPromises, Verbs.AddLeader, Verbs.RemoveLeader })
            Assert.Contains("Only the people who run the OKR programme", await AskAsync(stage, "Bo", verb, Data(stage), ("leaderName", "Bo"), ("leader", "x")), StringComparison.Ordinal);
        Assert.Contains("I know nobody of that name", await AskAsync(stage, Lead, Verbs.AddLeader, Data(stage), ("leaderName", "Nobody at all")), StringComparison.Ordinal);
        Assert.Contains("Type a name", await AskAsync(stage, Lead, Verbs.AddLeader, Data(stage), ("leaderName", "  ")), StringComparison.Ordinal);
        Assert.Contains("I know nobody of that name", await AskAsync(stage, Lead, Verbs.AddLeader, Data(stage), ("leaderName", "x"), ("leaderFound", "no-such-person")), StringComparison.Ordinal);
        Assert.Empty((await BookAsync(stage)).Leaders);
    }

    [Fact]
    public async Task A_card_of_another_cycle_signs_nothing_and_once_the_week_is_over_nobody_is_asked()
    {
        await using var stage = await SetAsync();
        await AskAsync(stage, Lead, Verbs.AddLeader, Data(stage), ("leaderName", "Emre"));
        Assert.Contains("no longer there", await AskAsync(stage, Leader, Verbs.SignPromise, new JsonObject { ["cycle"] = "2026-07-06", ["view"] = "f" }, ("points", "ask")), StringComparison.Ordinal);
        stage.Time.Advance(TimeSpan.FromDays(7));
        await stage.WorkAsync();
        await stage.PlanAsync();
        await stage.WorkAsync();
        Assert.Equal(0, Asked(stage));
        Assert.Contains("Promises are made while", await AskAsync(stage, Leader, Verbs.SignPromise, Data(stage), ("points", "ask")), StringComparison.Ordinal);
        Assert.Empty((await BookAsync(stage)).Leaders.Single().SignedPoints);
    }

    [Fact]
    public async Task Whoever_stopped_unasked_messages_gets_none_and_a_removed_leader_is_asked_no_more()
    {
        await using var stage = await SetAsync();
        await stage.SayInPersonAsync(Leader, "help");
        var id = new PersonId(stage.Person(Leader).ObjectId!);
        await stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, id, entry => entry! with { Reminders = entry.Manners with { Stopped = true } }, CancellationToken.None);
        await AskAsync(stage, Lead, Verbs.AddLeader, Data(stage), ("leaderName", "Emre"));
        await stage.WorkAsync();
        Assert.Equal(0, Asked(stage));
        Assert.Contains("Taken off the list", await AskAsync(stage, Lead, Verbs.RemoveLeader, Data(stage), ("leader", id.Value)), StringComparison.Ordinal);
        await stage.Get<IDirectory>().ChangePersonAsync(stage.Checkout.Id.Tenant, id, entry => entry! with { Reminders = entry.Manners with { Stopped = false } }, CancellationToken.None);
        await stage.PlanAsync();
        await stage.WorkAsync();
        Assert.Equal(0, Asked(stage));
    }

    private static int Asked(Stage stage)
        => stage.Tenant.World.MessagesIn(stage.PersonalChatOf(Leader)).Count(message => Looking.Read(message).Contains("What you promise as a leader", StringComparison.Ordinal));

    private static Task<PromiseBook> BookAsync(Stage stage)
        => stage.Get<IPromises>().FindAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Cycle, CancellationToken.None);
}
