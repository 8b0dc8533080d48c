using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;

namespace OkrBot.Domain.Tests.Alignment;

/// <summary>Two teams of one tenant: Checkout, run by Bo, and Payouts, run by Zed.</summary>
internal static class Links
{
    public static readonly DateTimeOffset Now = Sample.Start(5);
    public static readonly ObjectiveId Files = new("o1"), Draft = new("o9");
    public static readonly KeyResultId Hours = new("k1");

    public static TeamCycle Checkout { get; } = Sample.New.Then(
        new TeamEvent.ObjectiveWritten(new(Draft, 3, "Refunds in one day", "So", Ambition.Committed, ObjectiveState.Draft)),
        Sample.Written(new("k9"), Draft, 1, new Measure.Metric(1, 2, "x"), Sample.Ann)) with { Version = 7 };

    public static TeamCycle Payouts { get; } = TeamHistory.Replay(Sample.Id with { Team = new("payouts") },
    [
        new TeamEvent.TeamJoinedCycle(Sample.Team with { Id = new("payouts"), Name = "Payouts", Facilitator = Sample.Zed, Members = [new(Sample.Zed, "Zed"), new(Sample.Dina, "Dina")] }, Sample.Cycle),
        new TeamEvent.ObjectiveWritten(new(Files, 1, "Every payout explains itself", "So", Ambition.Committed, ObjectiveState.Active)),
        Sample.Written(Hours, Files, 1, new Measure.Metric(31, 12, "h"), Sample.Zed),
        new TeamEvent.ObjectiveWritten(new(Draft, 2, "Payouts in Poland", "So", Ambition.Committed, ObjectiveState.Draft)),
    ]) with { Version = 4 };

    public static LinkEnd Ours { get; } = new(Checkout.Id.Team, Sample.Fast, null);
    public static LinkEnd Theirs { get; } = new(Payouts.Id.Team, Files, null);

    public static MakeLink Need { get; } = new(Sample.Bo, LinkKind.Needs, Ours, Theirs, "Refunds go through them");

    public static LinkContext Context { get; } = new(Payouts, null, "wish", Now);

    /// <summary>The link that a wish promises.</summary>
    public static Link Promised(this Decision decision) => Assert.IsType<Effect.MakeLink>(Assert.Single(Assert.IsType<Decision.Accepted>(decision).Effects)).Link;

    /// <summary>The team with its copy of it, as it stands.</summary>
    public static TeamCycle With(this TeamCycle state, Link link) => state.Then(LinkCopies.Decide(state, link, Now));

    public static Link Asked => Linking.Decide(Checkout, Need, Context).Promised();

    public static Link Accepted => LinkTruth.Answer(Asked, new("e", Asked.Id, 1, null, Sample.Zed, Now))!;
}
