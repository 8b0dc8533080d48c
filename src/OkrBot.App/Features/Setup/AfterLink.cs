using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup;

/// <summary>A meeting that was linked by hand: its series is looked for in the calendars of those who ought to have it.</summary>
internal sealed class AfterLink(IDirectory directory, SeriesWatching watching)
{
    public async Task LookForAsync(Turn turn, CancellationToken cancel)
    {
        if (await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel) is { } series) await watching.LookForAsync(series, cancel);
    }
}
