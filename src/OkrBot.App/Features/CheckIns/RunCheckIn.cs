using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>The buttons of whoever runs the check-in: close, five more minutes, "I'll run it", hand over; and those with
/// which anybody says that there is no meeting.</summary>
internal sealed class RunCheckIn(CheckInDesk desk, RefusalReplies refusals, RoomTeams teams) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        if (await HeldElsewhereAsync(press, sender, cancel) is { } held) return refusals.Reply(press, [held]);
        var changes = ImmutableArray.CreateBuilder<TeamChange>();
        foreach (var one in press.Each())
        {
            changes.Add(await desk.ChangeAsync(one, (state, on) => Decide(press, state, on, sender), cancel));
            // What one team took concerns all, and the others follow it.
            if (changes[^1].IsSaved) return await FollowedAsync(press, changes[^1], cancel);
        }
        return refusals.Reply(press, changes.ToImmutable());
    }

    private async Task<Reply> FollowedAsync(CardPress press, TeamChange change, CancellationToken cancel)
    {
        if (press.Key.Also.IsEmpty || change.State is not { } state || change.Press.OccurrenceIn(state) is not { } on) return await desk.SavedAsync(press, [change], justSaved: 0, cancel);
        var states = await teams.LoadAsync(press.Each().Select(one => one.Team), state, cancel);
        ImmutableArray<TeamCycle> here = [.. states.Where(s => press.Each().Any(one => one.Team == s.Id && one.ComesFromItsChat(s)))];
        // Storage that is busy is no reason to say no: the room's own work brings the others along.
        var followed = await teams.AlignAsync(here, on, press.Turn.Now, cancel) ?? here;
        ImmutableArray<TeamChange> changes = [.. press.Each().Join(followed, one => one.Team, s => s.Id, (one, s) => new TeamChange(one, new Change.Saved(s, Repeated: false)))];
        return await desk.SavedAsync(press, changes, justSaved: 0, cancel);
    }

    /// <summary>Whoever takes over takes all teams, and so does who calls it off: one in which people are answering already says no for all.</summary>
    private async Task<TeamChange?> HeldElsewhereAsync(CardPress press, PersonId sender, CancellationToken cancel)
    {
        if (press.Verb is not (Verbs.Run or Verbs.NoMeeting or Verbs.ByMessage) || press.Key.Also.IsEmpty) return null;
        foreach (var (one, state) in await desk.FindAsync(press, cancel))
            if (one.OccurrenceIn(state) is { } on && Decide(press, state, on, sender) is Decision.Refused { Refusal: AlreadyRun or PeopleAnswered or MeetingTakesPlace } refused)
                return new TeamChange(one, new Change.Refused(refused.Refusal, state));
        return null;
    }

    private static Decision Decide(CardPress press, TeamCycle state, Occurrence on, PersonId sender) => press.Verb switch
    {
        Verbs.Close => Running.Decide(state, new CloseNow(sender, on), press.Turn.Now),
        Verbs.NoMeeting => Skipping.Decide(state, new SkipMeeting(sender, on), press.Turn.Now),
        Verbs.ByMessage => Skipping.Decide(state, new AnswerByMessage(sender, on), press.Turn.Now),
        Verbs.Extend => Running.Decide(state, new Extend(sender, on), press.Turn.Now),
        Verbs.HandOverTo => Running.Decide(state, new HandOver(sender, on, new PersonId(press.Data.Id(HandOverCard.PersonField) ?? "")), press.Turn.Now),
        _ => Running.Decide(state, new TakeOver(sender, on), press.Turn.Now),
    };
}
