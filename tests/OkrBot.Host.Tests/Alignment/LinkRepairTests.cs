using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Alignment;

/// <summary>A server that ends half-way through making or answering a link: about a minute later it is as if nothing had happened.</summary>
public sealed class LinkRepairTests
{
    /// <param name="done">Steps that were done before the end: the truth, the own copy, the other copy.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_link_that_was_promised_is_made_on_both_sides(int done)
    {
        await using var stage = await Stage.SetAsync();
        var (teams, company) = (stage.Get<ITeamCycles>(), await Sown.EndOfAsync(stage, stage.Company.Leadership.Id));
        var other = (await teams.FindAsync(stage.Company.Leadership.Id, CancellationToken.None))!;
        var command = new MakeLink(new(stage.Person("Bo").ObjectId!), LinkKind.Supports, Sown.Paying, company, "So");
        Link? link = null;
        await teams.ChangeAsync(stage.Checkout.Id, Stamp(stage), state =>
        {
            var decided = Linking.Decide(state, command, new LinkContext(other, null, "w", stage.Time.Now));
            link = ((Effect.MakeLink)((Decision.Accepted)decided).Effects[0]).Link;
            return decided;
        }, CancellationToken.None);
        await DoneAsync(stage, link!, done);

        await LaterAsync(stage);
        await StandsAsync(stage, link!.Id, LinkState.Accepted, stage.Checkout.Id, stage.Company.Leadership.Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_answer_that_was_given_reaches_both_sides(int done)
    {
        await using var stage = await Stage.SetAsync();
        var need = await Sown.SowAsync(stage, await Sown.OfAsync(stage, LinkKind.Needs, await Sown.EndOfAsync(stage, stage.Company.Payouts.Id), Sown.Paying));
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Checkout.Id, Stamp(stage),
            state => Needs.Decide(state, new AnswerNeed(new(stage.Person("Bo").ObjectId!), need.Id, 1, Accepts: false) { Reason = "No people" }, "w", stage.Time.Now), CancellationToken.None);
        await DoneAsync(stage, LinkTruth.Answer(need, new("e", need.Id, 1, "No people", new(stage.Person("Bo").ObjectId!), stage.Time.Now))!, done);

        await LaterAsync(stage);
        await StandsAsync(stage, need.Id, LinkState.Declined, stage.Checkout.Id, stage.Company.Payouts.Id);
    }

    [Fact]
    public async Task A_draft_that_is_dropped_takes_its_links_with_it_and_asks_who_built_on_it()
    {
        await using var stage = await Stage.SetAsync();
        var (teams, draft) = (stage.Get<ITeamCycles>(), new LinkEnd(new("payouts"), new("d1"), null));
        await TellAsync(stage, stage.Company.Payouts.Id, new TeamEvent.ObjectiveWritten(new(draft.Objective, 9, "Payouts in Poland", "So", Domain.Objectives.Ambition.Committed, Domain.Objectives.ObjectiveState.Draft)));
        var helps = await Sown.SowAsync(stage, await Sown.OfAsync(stage, LinkKind.Supports, Sown.Paying, draft));
        var own = await Sown.SowAsync(stage, await Sown.OfAsync(stage, LinkKind.Supports, draft, await Sown.EndOfAsync(stage, stage.Company.Growth.Id)));

        await TellAsync(stage, stage.Company.Payouts.Id, new TeamEvent.DraftDropped(draft.Objective));
        await stage.WorkAsync();

        foreach (var team in new[] { stage.Checkout.Id, stage.Company.Payouts.Id, stage.Company.Growth.Id })
            Assert.Empty((await teams.FindAsync(team, CancellationToken.None))!.Links);
        foreach (var link in new[] { helps, own })
            Assert.Equal(LinkState.Withdrawn, (await stage.Get<ILinks>().FindAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Cycle, link.Id, CancellationToken.None))!.State);
        var question = Assert.Single((await stage.CheckoutNowAsync()).LinkQuestions.Values);
        Assert.Equal((LinkNews.Dropped, "Payouts in Poland"), (question.News, question.Theirs.Title));
        Assert.Empty((await teams.FindAsync(stage.Company.Growth.Id, CancellationToken.None))!.LinkQuestions);
    }

    [Fact]
    public async Task A_new_title_and_a_restriction_reach_the_other_side_without_a_question()
    {
        await using var stage = await Stage.SetAsync();
        var payouts = await Sown.EndOfAsync(stage, stage.Company.Payouts.Id);
        var link = await Sown.SowAsync(stage, await Sown.OfAsync(stage, LinkKind.Supports, Sown.Paying, payouts));
        var known = (await stage.Get<ITeamCycles>().FindAsync(stage.Company.Payouts.Id, CancellationToken.None))!.Objectives[payouts.Objective];

        await TellAsync(stage, stage.Company.Payouts.Id, new TeamEvent.ObjectiveWritten(known with { Title = "Payouts are clear" }));
        await stage.WorkAsync();
        Assert.Equal("Payouts are clear", (await stage.CheckoutNowAsync()).Links[link.Id].ToLabel!.Title);

        await TellAsync(stage, stage.Company.Payouts.Id, new TeamEvent.ObjectiveWritten(known with { Restricted = true }));
        await stage.WorkAsync();
        Assert.Null((await stage.CheckoutNowAsync()).Links[link.Id].ToLabel!.Title);
        Assert.Empty((await stage.CheckoutNowAsync()).LinkQuestions);
    }

    private static CommandStamp Stamp(Stage stage) => new("promise", null, stage.Time.Now);

    private static Task TellAsync(Stage stage, TeamCycleId team, TeamEvent happened)
        => stage.Get<ITeamCycles>().ChangeAsync(team, new CommandStamp(happened.ToString()![..Math.Min(150, happened.ToString()!.Length)], null, stage.Time.Now), _ => Decision.Of(happened), CancellationToken.None);

    private static async Task DoneAsync(Stage stage, Link link, int steps)
    {
        if (steps > 0) await Sown.WriteAsync(stage, link);
        if (steps > 1) await Sown.CopyAsync(stage, link, link.From.Team);
        if (steps > 2) await Sown.CopyAsync(stage, link, link.To.Team);
    }

    private static async Task LaterAsync(Stage stage)
    {
        stage.Time.Advance(TimeSpan.FromSeconds(71));
        await stage.WorkAsync();
    }

    private static async Task StandsAsync(Stage stage, LinkId id, LinkState state, params TeamCycleId[] both)
    {
        var truth = (await stage.Get<ILinks>().FindAsync(both[0].Tenant, both[0].Cycle, id, CancellationToken.None))!;
        Assert.Equal(state, truth.State);
        foreach (var team in both)
        {
            Assert.Equal(truth, (await stage.Get<ITeamCycles>().FindAsync(team, CancellationToken.None))!.Links[id]);
            Assert.Empty(await stage.Get<ITeamCycles>().PendingEffectsAsync(team, CancellationToken.None));
        }
    }
}
