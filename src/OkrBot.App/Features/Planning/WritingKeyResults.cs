using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning;

/// <summary>Opens the form of a key result: of one that is there with all its fields, of a new one with the choice of its kind.</summary>
internal sealed class OpenKeyResult(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { } scene) return PlanReplies.Gone(turn);
        if (Refused(scene) is { } refused) return PlanReplies.No(turn, refused, scene.State);
        if (scene.Press.Key.KeyResult is not { } id) return AskKind.Form(scene, scene.Press.Key.Objective!.Value, new KeyResultForm(null, null, scene.Sender.Value));
        return AskMeasure.Form(scene, KeyResultForm.Of(scene.State.KeyResults[id], scene.Words), problem: null);
    }

    /// <summary>Nobody should type what will not be taken: the rule is asked with what stands there already, or with a harmless new one.</summary>
    public static Refusal? Refused(PlanScene scene)
    {
        var (key, state) = (scene.Press.Key, scene.State);
        KeyResult? known = null;
        if (key.KeyResult is { } id && !state.KeyResults.TryGetValue(id, out known)) return new UnknownKeyResult(id);
        if ((known?.Objective ?? key.Objective) is not { } objective) return new UnknownObjective(default);
        var text = known is null
            ? new KeyResultText("x", new Measure.Binary("x"), scene.Sender)
            : new KeyResultText(known.Title, known.Measure, known.Owner, known.Due, known.Weight) { Plan = known.Plan };
        var command = new WriteKeyResult(scene.Sender, objective, known?.Id ?? scene.Press.NewKeyResult, text);
        return KeyResultWriting.Decide(state, command, scene.Now) is Decision.Refused refused ? refused.Refusal : null;
    }
}

/// <summary>Back to the choice of how it is measured, with what was typed.</summary>
internal sealed class AskKind(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { } scene) return PlanReplies.Gone(turn);
        if (OpenKeyResult.Refused(scene) is { } refused) return PlanReplies.No(turn, refused, scene.State);
        var key = scene.Press.Key;
        var objective = key.KeyResult is { } id ? scene.State.KeyResults[id].Objective : key.Objective!.Value;
        return Form(scene, objective, KeyResultForm.Typed(scene.Press.Data, key.Kind));
    }

    public static Reply Form(PlanScene scene, ObjectiveId objective, KeyResultForm form, string? problem = null, string? done = null)
    {
        if (!scene.State.Objectives.TryGetValue(objective, out var known)) return PlanReplies.Gone(scene.Press.Turn);
        var view = new KindFormView(scene.Press.Next with { Objective = objective, Kind = null }, known.Title, form, scene.Press.OnCard) { People = People(scene), Problem = problem, Done = done };
        return PlanReplies.Form(scene.Press, KindFormCard.Render(view, scene.Words), scene.Words);
    }

    public static ImmutableArray<(PersonId Person, string Name)> People(PlanScene scene)
        => [.. scene.State.Team.Members.Where(scene.State.Team.LetsIn).Select(member => (member.Person, member.Name))];
}

/// <summary>Title, kind and owner are chosen: asks for what this kind needs.</summary>
internal sealed class AskMeasure(PlanDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { } scene) return PlanReplies.Gone(turn);
        if (OpenKeyResult.Refused(scene) is { } refused) return PlanReplies.No(turn, refused, scene.State);
        var data = scene.Press.Data;
        var known = scene.Press.Key.KeyResult is { } id ? scene.State.KeyResults[id] : null;
        var form = KeyResultForm.Typed(data, Kinds.Read(data.Id(KeyResultForm.KindField)));
        if (Problem(form, scene.Words) is { } problem) return AskKind.Form(scene, known?.Objective ?? scene.Press.Key.Objective!.Value, form, problem);
        return Form(scene, known is null ? form : form.Over(KeyResultForm.Of(known, scene.Words)), problem: null);
    }

    public static Reply Form(PlanScene scene, KeyResultForm form, string? problem)
    {
        var key = scene.Press.Key;
        var known = key.KeyResult is { } id ? scene.State.KeyResults.GetValueOrDefault(id) : null;
        if (!scene.State.Objectives.TryGetValue(known?.Objective ?? key.Objective ?? default, out var objective)) return PlanReplies.Gone(scene.Press.Turn);
        var view = new KeyResultFormView(scene.Press.Next with { Objective = objective.Id, Kind = form.Kind }, objective.Title, form, scene.Press.OnCard)
        {
            People = AskKind.People(scene),
            Last = scene.State.Cycle.End,
            AsksWhy = known is not null && objective.State == ObjectiveState.Active,
            AsksWeight = known is null || objective.State == ObjectiveState.Draft,
            MayChangeKind = known is null || known.Updates.IsEmpty || known.Measure is Measure.Baseline,
            Problem = problem,
        };
        return PlanReplies.Form(scene.Press, KeyResultFormCard.Render(view, scene.Words), scene.Words);
    }

    private static string? Problem(KeyResultForm form, Words words)
    {
        if (form.Kind is null) return words["no.kind"];
        var title = PlainText.Clean(form.Title);
        if (title.Length == 0) return words["no.title"];
        return title.Length > KeyResultWriting.LongestTitle
            ? words.Text("no.tooLong", ("length", words.Number(title.Length)), ("most", words.Number(KeyResultWriting.LongestTitle)))
            : null;
    }
}
