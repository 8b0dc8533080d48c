using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns;

/// <summary>One team's fields that were sent and could not be saved, and why.</summary>
internal sealed record UnsavedPart(TeamPress On, FormProblem Problem)
{
    /// <summary>Whose note is missing.</summary>
    public KeyResultId? NoteNeeded { get; init; }

    /// <summary>It closed meanwhile: saving again is meant.</summary>
    public bool Late { get; init; }
}

/// <summary>Shows the form in which people type: as a dialog, or on the card for clients without dialogs. One form for all teams of the card.</summary>
internal sealed class AnswerForms(CheckInDesk desk)
{
    /// <summary>The form as it opens, pre-filled with what was last said.</summary>
    public Reply Open(CardPress press, ImmutableArray<TeamPress> on)
    {
        if (on.IsEmpty) return CheckInDesk.Gone(press.Turn);
        var words = Words(press, on[0].State);
        if (press.Turn.From.Person is not { } sender) return new Reply.Words(words["refused.anonymous.text"]);
        if (desk.Scenes(press, on) is not { } scenes) return CheckInDesk.Gone(press.Turn);
        var subject = press.Subject.Key.Team;
        var fields = Fields(scenes, words.Language, (scene, _) => (press.Verb == Verbs.AnswerFor || press.Data.Id("kr") is not null) && scene.Key.Team != subject
            ? [] : [.. Asked(press, scene, sender).Select(k => FormFiller.LastSaid(scene, k, sender))]);
        if (fields.IsEmpty) return new Reply.Words(words["nothingToAnswer"]);
        // Whoever opens the form after the close is told so at once, and one Save is enough.
        var late = press.Key.Late || scenes.All.Any(scene => scene.IsOver && fields.Any(f => f.Of == scene.Key.Team));
        return Reply(press, scenes, new FormContent(fields) { Late = late, For = press.Verb == Verbs.AnswerFor ? fields[0].KeyResult.Id : null });
    }

    /// <summary>The form again with what was typed and not saved, and why. What other teams' fields held is saved.</summary>
    public Reply Again(CardPress press, ImmutableArray<UnsavedPart> parts, int savedBefore = 0)
    {
        if (desk.Scenes(press, [.. parts.Select(p => p.On)]) is not { } scenes) return CheckInDesk.Gone(press.Turn);
        var culture = Words(press, parts[0].On.State).Culture;
        var fields = Fields(scenes, culture.Name, (scene, at) =>
        {
            var input = new FormInput(press.Data, parts[at].On.Press.Scope);
            return [.. AnswerReader.InForm(input, scene.Team).Where(k => !scene.Team.Veiled.Contains(k.Objective)).Select(k => FormFiller.JustTyped(scene, k, input, parts[at].NoteNeeded, culture))];
        });
        if (fields.IsEmpty) return CheckInDesk.Gone(press.Turn);
        var late = press.Key.Late || parts.Any(p => p.Late);
        return Reply(press, scenes, new FormContent(fields) { Problem = parts[0].Problem, Late = late, For = press.Key.For, SavedBefore = savedBefore });
    }

    public static Words Words(CardPress press, TeamCycle state) => WordBook.For(CheckInDesk.Slice, CheckInDesk.ReaderOf(press, state).Language);

    /// <summary>The fields of all teams. Where there are several, each says whose it is.</summary>
    private static ImmutableArray<AnswerField> Fields(ViewScenes scenes, string language, Func<ViewScene, int, ImmutableArray<AnswerField>> fill)
    {
        var fields = scenes.All.SelectMany((scene, at) => fill(scene, at)
            .Select(f => f with { Of = scene.Key.Team, Scope = CardPress.ScopeOf(scenes.AreSeveral ? at : null), KeyResult = f.KeyResult with { Team = scene.NameIn(language) } })).ToImmutableArray();
        return fields.DistinctBy(f => f.Of).Skip(1).Any() ? fields : [.. fields.Select(f => f with { KeyResult = f.KeyResult with { Team = null } })];
    }

    /// <summary>Whose key results are asked: one for an absent owner, all open ones for the room, else the sender's own, or the one of them that the button names.</summary>
    private static IEnumerable<KeyResult> Asked(CardPress press, ViewScene scene, PersonId sender)
    {
        // Whoever runs it for several teams may not read all that is theirs.
        var all = scene.Team.ActiveKeyResults.Where(k => !scene.Team.Veiled.Contains(k.Objective));
        if (press.Verb == Verbs.AnswerFor) return all.Where(k => k.Id.Value == press.Data.Id("kr"));
        if (press.Data.Id("kr") is { } only) all = all.Where(k => k.Id.Value == only);
        if (press.Verb == Verbs.AnswerForRoom) return all.Where(k => !scene.Segment.Answered.Contains(k.Id));
        return all.Where(k => Owners.Acting(scene.Team.Team, scene.Segment, k) == sender);
    }

    private static Reply Reply(CardPress press, ViewScenes scenes, FormContent content)
    {
        var shown = scenes.All.Where(scene => content.Fields.Any(f => f.Of == scene.Key.Team)).ToImmutableArray();
        var words = Words(press, scenes.First.Team);
        var frame = new ViewScenes(shown.IsEmpty ? scenes.All : shown).Frame(words.Language);
        frame = frame with { Key = scenes.Key with { Late = content.Late, For = content.For, Of = content.For is null ? null : content.Fields[0].Of } };
        var onCard = press.Turn.Act is Act.Pressed;
        var someoneElse = press.Verb == Verbs.AnswerForRoom || content.For is not null;
        var card = AnswerFormCard.Render(new AnswerForm(frame, content.Fields, content.Problem, onCard, AfterClose: content.Late, someoneElse) { SavedBefore = content.SavedBefore }, words);
        return onCard ? new Reply.Show(card) : new Reply.Dialog(words.Text("form.title", ("team", frame.Team), ("week", words.Number(frame.Week)), ("weeks", words.Number(frame.Weeks))), card);
    }

    private sealed record FormContent(ImmutableArray<AnswerField> Fields)
    {
        public FormProblem? Problem { get; init; }
        public bool Late { get; init; }
        public KeyResultId? For { get; init; }
        public int SavedBefore { get; init; }
    }
}
