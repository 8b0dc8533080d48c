using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Saves a form: for each team one save for all of its key results, all or nothing. What one team refuses comes back in the form.</summary>
internal sealed class SaveAnswersHandler(CheckInDesk desk, AnswerForms forms, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var sent = new List<SentPart>();
        foreach (var one in PartsOf(press)) sent.Add(await SaveAsync(one, sender, cancel));
        // Counted in the form, so that a repeated save reads the same.
        var saved = sent.Sum(part => part.Saved);
        ImmutableArray<TeamChange> changes = [.. sent.Select(part => part.Change)];
        if (sent.Exists(part => !part.Change.IsSaved)) return Refused(press, sent, saved) ?? await DoneAsync(press, changes, saved, cancel);
        return await DoneAsync(press, changes, saved, cancel);
    }

    /// <summary>Null when the refusal cannot be mended in the form and something else was saved: the view shows what is still open.</summary>
    private Reply? Refused(CardPress press, List<SentPart> sent, int saved)
    {
        ImmutableArray<UnsavedPart> unsaved = [.. sent.Select(part => part.Unsaved()).OfType<UnsavedPart>()];
        if (!unsaved.IsEmpty) return forms.Again(press, unsaved, saved);
        return saved > 0 ? null : refusals.Reply(press, [.. sent.Select(part => part.Change)]);
    }

    private async Task<Reply> DoneAsync(CardPress press, ImmutableArray<TeamChange> changes, int saved, CancellationToken cancel)
        => press.Turn.Act is Act.DialogSent && changes.Select(c => c.State).OfType<TeamCycle>().FirstOrDefault() is { } state
            ? new Reply.CloseDialog("✓ " + AnswerForms.Words(press, state).Plural("own.saved", saved))
            : await desk.SavedAsync(press, changes, saved, cancel);

    /// <summary>Only the teams that have a field in the form; a form with none is the first team's, which says so.</summary>
    private static ImmutableArray<CardPress> PartsOf(CardPress press)
    {
        if (press.Key.For is not null) return [press.Subject];
        var each = press.Each();
        ImmutableArray<CardPress> filled = [.. each.Where(one => press.Data.HasAny(one.Scope))];
        return filled.IsEmpty ? each[..1] : filled;
    }

    private async Task<SentPart> SaveAsync(CardPress press, PersonId sender, CancellationToken cancel)
    {
        UnreadField? unread = null;
        TeamCycle? seen = null;
        var input = new FormInput(press.Data, press.Scope);
        var change = await desk.ChangeAsync(press, Decide, cancel);
        return new SentPart(change, seen, unread, change.IsSaved ? AnswerReader.InForm(input, change.State!).Length : 0);

        // Pure but for telling what could not be read: running it twice tells the same.
        Decision Decide(TeamCycle state, Occurrence on)
        {
            var culture = AnswerForms.Words(press, state).Culture;
            var (answers, problem) = AnswerReader.Read(input, AnswerReader.InForm(input, state), press.Key.For, culture);
            (unread, seen) = (problem, state);
            if (problem is not null) return new NotReadable(problem.KeyResult.Id);
            return Answering.Decide(state, new SaveAnswers(sender, on, answers) { AcceptLate = press.Key.Late }, press.Turn.Now);
        }
    }

    /// <param name="Seen">What the rule decided on, also when its commit found no turn.</param>
    private sealed record SentPart(TeamChange Change, TeamCycle? Seen, UnreadField? Unread, int Saved)
    {
        /// <summary>What goes back into the form; null when it is saved, or pressing Save again cannot help.</summary>
        public UnsavedPart? Unsaved()
        {
            var press = Change.Press;
            return Change.Change switch
            {
                _ when Unread is not null && Seen is not null => new(new(press, Seen), FormProblems.Unread(Unread with { KeyResult = CheckInDesk.Seen(press, Seen).KeyResults[Unread.KeyResult.Id] })),
                Ports.Change.Busy when Seen is not null => new(new(press, Seen), FormProblems.Busy),
                Ports.Change.Refused { Refusal: SegmentClosed } closed when !press.Key.Late
                    => new(new(press, closed.State), FormProblems.ClosedWhileTyping) { Late = true },
                Ports.Change.Refused refused when FormProblems.Of(refused.Refusal, CheckInDesk.Seen(press, refused.State), AnswerForms.Words(press, refused.State)) is { } problem
                    => new(new(press, refused.State), problem) { NoteNeeded = (refused.Refusal as NoteNeeded)?.KeyResult },
                _ => null,
            };
        }
    }
}
