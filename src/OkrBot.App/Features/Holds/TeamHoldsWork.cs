using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Holds;

/// <summary>Brings review and reflection of one team in its members' calendars in step with what is stored. Running twice asks the calendar nothing the second time.</summary>
internal sealed class TeamHoldsWork(IDirectory directory, ITeamCycles teams, CheckpointDates dates, HoldKeeper keeper, TellLater tell) : IWorkHandler
{
    public const string Kind = "holds.team";

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Team is not { } id) return new WorkResult.Failed("appointments of the cycle are a team's");
        var now = tell.Now;
        if (!tell.Serves(id.Tenant) || await teams.FindAsync(id, cancel) is not { } state) return WorkResult.Done;
        var tenant = await directory.FindTenantAsync(id.Tenant, cancel);
        var facts = HoldFacts.Of(state, HoldFacts.Has(await directory.FindTeamAsync(id.Tenant, id.Team, cancel), id.Cycle));
        var scene = new HoldScene(state, tenant?.Cycles.Find(id.Cycle), facts, now)
        {
            Calendar = await dates.OfAsync(state, cancel),
            Series = state.Team.Meeting is { } meeting ? await directory.FindSeriesAsync(id.Tenant, meeting.Series, cancel) : null,
        };
        var mark = HoldMark.Of(facts, scene.Cycle, tenant, scene.Calendar?.Country);
        var (sheet, result) = await keeper.KeepAsync(id.Tenant, HoldSubject.Of(id), known => scene.Derive(known, mark), now, cancel);
        if (sheet.Without is HoldsWithout.Right or HoldsWithout.Mailbox && sheet.ToldAt is null && result is WorkResult.Finished) await tell.QueueAsync(id, cancel);
        return result;
    }

    public static WorkItem ItemFor(TeamCycleId team, DateTimeOffset now)
        => new(Kind, string.Create(CultureInfo.InvariantCulture, $"{Kind}:{team.Team}:{team.Cycle}:{now.UtcTicks}"), now, now) { Team = team };
}

/// <summary>What a team's appointments follow from.</summary>
/// <param name="Cycle">As the tenant has it; null = it was withdrawn.</param>
internal sealed record HoldScene(TeamCycle State, Cycle? Cycle, HoldFacts Facts, DateTimeOffset Now)
{
    public TeamCalendar? Calendar { get; init; }

    /// <summary>The team's meeting.</summary>
    public SeriesEntry? Series { get; init; }

    /// <summary>Made once the team works on something; changed with its meeting, people and weeks; ended with its meeting or weeks. What is over stays.</summary>
    public WantedHolds Derive(HoldSheet known, string mark)
    {
        var wanted = new WantedHolds([], [], Owners(), mark) { MayStay = [.. State.Team.Members.Where(member => !member.Guest).Select(member => member.Person)], Why = HoldWords.In(State.Team.Language)["cancel.why"] };
        if (Cycle is null || !Facts.IsThere || State.Team.Meeting is null) return wanted with { Ended = [HoldKind.Review, HoldKind.Reflection] };
        if (Calendar?.Dates(known, Now) is not { } dates || (!Facts.HasBegun && !known.IsAhead(Now))) return wanted;
        ImmutableArray<Invitee> invited = [.. Invited()];
        ImmutableArray<KeptHold> without = [.. known.Holds.Where(kept => !kept.IsOver && kept.Start > Now && dates.Found.All(date => HoldWords.KindOf(date) != kept.Kind))];
        return wanted with
        {
            Holds = [.. dates.Found.Where(date => date.Start > Now).Select(date => new WantedHold(HoldWords.KindOf(date), date.Start, HoldWords.Of(State, date) with { Invited = invited }))],
            Ended = [.. dates.Found.Where(date => date.Start <= Now).Select(HoldWords.KindOf), .. without.Where(IsLost).Select(kept => kept.Kind)],
            // Another series may take its place; once that is hoped for no longer the same facts mean something else.
            Mark = without.Any(kept => !IsLost(kept)) && IsEnded ? "" : mark,
        };
    }

    private bool IsEnded => State.Team.Meeting is { IsScheduled: false } && Series is { News.What: SeriesTurn.Ended };

    /// <summary>No time can be found for it any more: the calendar, or the rhythm, tells of all its weeks and has none, or its series has ended for good.</summary>
    private bool IsLost(KeptHold kept) => State.Team.Meeting switch
    {
        { IsScheduled: false } => Series is { } series && SeriesEnds.IsOver(series, Now),
        { } meeting => meeting.Schedule is not null || meeting.Known?.Covers(kept.Start) == true,
        null => true,
    };

    /// <summary>In whose calendar the team's meeting stands, as far as it is known, else who runs the check-in.</summary>
    private ImmutableArray<PersonId> Owners() => [.. new[] { Series?.Calendar?.Owner, State.Team.Facilitator }.OfType<PersonId>().Distinct()];

    private IEnumerable<Invitee> Invited() => State.Team.Members.Where(State.Team.LetsIn).Select(member => member.Person)
        .Concat(State.Team.Facilitator is { } runner ? [runner] : []).Distinct().Order().Select(person => new Invitee(person, IsOptional: false));
}
