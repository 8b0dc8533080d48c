using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup.Picking;

/// <summary>The recurring meetings that whoever asks organises, read afresh each time: what a card says of them may be weeks old or forged.</summary>
internal sealed class OwnMeetings(IMeetingCalendar calendar)
{
    /// <summary>A monthly meeting is held within it.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(35);

    public Task<Asked<ImmutableArray<RecurringMeeting>>> OfAsync(Turn turn, PersonId person, CancellationToken cancel)
        => calendar.OrganisedByAsync(turn.Tenant, person, new TimeWindow(turn.Now, turn.Now + Ahead), cancel);

    /// <summary>Short, and good in a card: the calendar's own ids are long and have signs that ours have not.</summary>
    public static string TokenOf(RecurringMeeting meeting) => "m-" + ViewToken.From(meeting.Series);
}
