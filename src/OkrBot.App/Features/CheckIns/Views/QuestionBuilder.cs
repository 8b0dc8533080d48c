using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>Finds the one thing to ask whoever runs the check-in, and the one next step to ask an owner for.</summary>
internal static class QuestionBuilder
{
    private const int DaysAWeek = 7;

    /// <summary>A silent key result first, for it is asked about only now; then who leads; then who owns; then who is the contact for other teams.</summary>
    public static RunnerQuestion? ForRunner(ViewScenes scenes, PersonId? reader)
    {
        var run = scenes.All.Where(s => reader is not null && s.Segment.RunBy == reader).ToList();
        return run.Select(Silent).OfType<RunnerQuestion>().FirstOrDefault()
            ?? run.Select(Leaderless).OfType<RunnerQuestion>().FirstOrDefault()
            ?? run.Select(Ownerless).OfType<RunnerQuestion>().FirstOrDefault()
            ?? run.Select(Contactless).OfType<RunnerQuestion>().FirstOrDefault();
    }

    /// <summary>Off track and answered, perhaps in one tap: whoever owns it is asked for one next step, while the team has room for one.</summary>
    public static KeyResult? NeedsStep(ViewScene scene, PersonId? reader) => Commitments.HasRoom(scene.Team)
        ? scene.Team.ActiveKeyResults.FirstOrDefault(k => k.Owner == reader && scene.Segment.Answered.Contains(k.Id)
            && StatusRules.Suggest(scene.Team, k, scene.Now).Status == Status.OffTrack
            && !scene.Team.Commitments.Values.Any(c => c.KeyResult == k.Id && (c.IsOpen || c.MadeIn == scene.Segment.Occurrence)))
        : null;

    private static RunnerQuestion.Silent? Silent(ViewScene scene)
    {
        if (Silences.Asked(scene.Team, scene.Segment.Occurrence) is not { } keyResult) return null;
        var last = keyResult.Latest is { } latest ? Zones.LocalDay(scene.Team.Team.Zone, latest.At) : keyResult.ActiveFrom;
        return new(keyResult.Id, keyResult.Title, Math.Max(1, (scene.Today.DayNumber - last.DayNumber) / DaysAWeek)) { Of = scene.Key.Team };
    }

    private static RunnerQuestion.NobodyLeads? Leaderless(ViewScene scene) => scene.Team.Team.Facilitator is null ? new() { Of = scene.Key.Team } : null;

    private static RunnerQuestion.ContactLeft? Contactless(ViewScene scene) => Liaising.Standing(scene.Team).FirstOrDefault() is { } end
        ? new(end.Objective, end.KeyResult, LinkEnds.Title(scene.Team, end) ?? "") { Of = scene.Key.Team }
        : null;

    private static RunnerQuestion.OwnerLeft? Ownerless(ViewScene scene)
        => Owners.Missing(scene.Team).FirstOrDefault() is { } keyResult ? new(keyResult.Id, keyResult.Title) { Of = scene.Key.Team } : null;
}
