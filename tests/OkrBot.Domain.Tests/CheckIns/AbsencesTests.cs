using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

/// <summary>Who is away by their mailbox while a check-in is open.</summary>
public sealed class AbsencesTests
{
    [Fact]
    public void It_waits_for_owners_who_have_not_answered_and_for_whoever_runs_it()
    {
        var state = New.Opened(5);
        Assert.Equal([Ann, Chidi, Dina, Bo], Absences.WaitedFor(state, state.Find(Week(5))!).ToArray());
        state = state.Then(Answering.Decide(state, Save(Chidi, 5, Number(Blik, 1, 9)), Start(5).AddMinutes(1)));
        Assert.Equal([Ann, Dina, Bo], Absences.WaitedFor(state, state.Find(Week(5))!).ToArray());
    }

    [Fact]
    public void Any_member_answers_for_somebody_who_is_away_and_it_is_marked()
    {
        var there = New.Opened(5);
        Assert.IsType<NotYours>(Answering.Decide(there, Save(Chidi, 5, Number(Time, 60, 6)), Start(5).AddMinutes(1)).Refusal());
        var state = See(there, Ann);
        state = state.Then(Answering.Decide(state, Save(Chidi, 5, Number(Time, 60, 6)), Start(5).AddMinutes(1)));
        Assert.Equal(AnsweredAs.ForAbsentOwner, state.KeyResults[Time].Latest!.As);
        Assert.IsType<IsAway>(Running.Decide(state, new HandOver(Bo, Week(5), Ann), Start(5).AddMinutes(1)).Refusal());
        // Who is there all the same answers for themselves.
        state = state.Then(Answering.Decide(state, Save(Ann, 5, Number(Cards, 13, 6)), Start(5).AddMinutes(1)));
        Assert.Equal(AnsweredAs.Owner, state.KeyResults[Cards].Latest!.As);
    }

    [Fact]
    public void A_facilitator_who_is_away_runs_nothing_and_anybody_may()
    {
        var state = See(New.Opened(5), Bo);
        Assert.Null(state.Find(Week(5))!.RunBy);
        state = state.Then(Running.Decide(state, new TakeOver(Chidi, Week(5)), Start(5).AddSeconds(20)));
        Assert.Equal(Chidi, state.Find(Week(5))!.RunBy);
    }

    [Fact]
    public void Who_has_answered_or_has_opened_it_by_hand_is_there_whatever_the_mailbox_says()
    {
        var state = New.Opened(5);
        state = state.Then(Answering.Decide(state, Save(Ann, 5, Number(Time, 60, 6)), Start(5).AddSeconds(5)));
        Assert.Empty(See(state, Ann).Find(Week(5))!.Away);
        var byHand = New.Then(Opening.Decide(New, new OpenSegment(Week(5), Chat, End(5), OpenedBy.Command, Bo), Start(5)));
        Assert.Equal(Bo, See(byHand, Bo).Find(Week(5))!.RunBy);
    }

    [Fact]
    public void Seen_twice_nothing_is_new_and_once_it_has_closed_nothing_of_it_is_left()
    {
        var state = See(New.Opened(5), Ann);
        Assert.Equal(Decision.Nothing, Absences.Decide(state, new SeeAbsent(Week(5), [Ann]), Start(5).AddSeconds(10)));
        Assert.False(new TeamEvent.AbsenceSeen(Week(5), [Ann]).IsRemembered);
        state = state.Closed(5);
        Assert.Empty(state.Find(Week(5))!.Away);
        Assert.Equal(Decision.Nothing, Absences.Decide(state, new SeeAbsent(Week(5), [Ann]), Start(5).AddMinutes(11)));
        Assert.Equal(Decision.Nothing, Absences.Decide(New, new SeeAbsent(Week(5), [Ann]), Start(5)));
    }

    [Fact]
    public void Strangers_are_not_noted() => Assert.Empty(See(New.Opened(5), Zed).Find(Week(5))!.Away);

    private static TeamCycle See(TeamCycle state, params ImmutableArray<PersonId> people)
        => state.Then(Absences.Decide(state, new SeeAbsent(Week(5), people), Start(5).AddSeconds(10)));
}
