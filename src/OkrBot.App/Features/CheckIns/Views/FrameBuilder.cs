using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>Whose eyes a card is for.</summary>
/// <param name="Person">Null for the room.</param>
/// <param name="Language">BCP 47.</param>
internal sealed record Reader(PersonId? Person, string ChannelId, string Language);

/// <summary>What every view of a segment starts from: the team, the segment, the moment and the token of the view.</summary>
internal sealed record ViewScene(TeamCycle Team, Segment Segment, DateTimeOffset Now, string View, Uri? PublicBaseUrl)
{
    /// <summary>IANA, of the one person whose view it is; null for the room, or when it is not known.</summary>
    public string? ReaderZone { get; init; }

    /// <param name="team">As the card's readers may see it.</param>
    public static ViewScene Of(TeamCycle team, Occurrence on, DateTimeOffset now, string view, Uri? publicBaseUrl) => new(team, team.Find(on)!, now, view, publicBaseUrl);

    public DateOnly Today => Zones.LocalDay(Team.Team.Zone, Now);

    /// <summary>An answer comes after the check-in: it has closed, or its meeting ended before it opened.</summary>
    public bool IsOver => OwnWeek?.Ends <= Now || (Segment.OpenedAt is not null && !Segment.IsOpen(Now)) || Segment.OverAt <= Now;

    /// <summary>Null where a meeting carries it.</summary>
    private OwnWeek? OwnWeek => Segment.Occurrence.Series == OwnWeeks.Series ? OwnWeeks.All(Team).FirstOrDefault(week => week.Occurrence == Segment.Occurrence) : null;

    /// <summary>As people call it; one's own objectives are answered for by oneself alone.</summary>
    public string NameIn(string language) => LevelWords.Name(Team.Team, TeamLevels.PersonOf(Team.Team.Id), WordBook.For(CheckInDesk.Slice, language));

    public CardKey Key => new(Team.Id.Team, Team.Id.Cycle, Segment.Occurrence.Start, View);

    public SegmentFrame Frame(string language)
    {
        var due = Team.ActiveKeyResults.Select(k => k.Id).ToImmutableArray();
        var closed = Segment.State == SegmentState.Closed || !Segment.IsOpen(Now);
        var at = closed ? Segment.ClosedAt ?? Segment.EffectiveClose : Segment.EffectiveClose;
        var week = Math.Clamp(Team.Cycle.WeekOf(Zones.LocalDay(Team.Team.Zone, Segment.Occurrence.Start)), 1, Team.Cycle.Weeks);
        return new SegmentFrame(Key, NameIn(language), week, Team.Cycle.Weeks, closed, at, Segment.Answered.Count(due.Contains), due.Length, language, Team.Team.Zone)
        {
            Until = OwnWeek is { } own ? Zones.LocalDay(Team.Team.Zone, own.Ends).AddDays(-1) : null,
            ReaderZone = ReaderZone,
            TeamPage = PublicBaseUrl is null ? null : new Uri(PublicBaseUrl, $"live/teams/{Uri.EscapeDataString(Team.Id.Team.Value)}"),
        };
    }
}
