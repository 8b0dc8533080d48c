using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns.Previews;

/// <summary>Finds the teams that somebody leads, and shows the card of a team's next meeting. Nothing is sent and nothing is stored.</summary>
internal sealed class PreviewDesk(IDirectory directory, ITeamCycles teams, RoomPeople people, PublicAddress address)
{
    /// <summary>In the order in which the person joined them.</summary>
    public async Task<ImmutableArray<TeamCycle>> LedByAsync(Turn turn, PersonId sender, CancellationToken cancel)
    {
        var led = ImmutableArray.CreateBuilder<TeamCycle>();
        foreach (var id in (await directory.FindPersonAsync(turn.Tenant, sender, cancel))?.Teams ?? [])
            if (await teams.FindAsync(id, cancel) is { } state && state.Team.Facilitator == sender) led.Add(state);
        return led.ToImmutable();
    }

    public async Task<Reply> ShowAsync(Turn turn, TeamCycle state, CancellationToken cancel)
    {
        var words = WordsOf(turn);
        if (state.Team.Meeting is null) return Say(words, "preview.noMeeting", state);
        if (!state.ActiveKeyResults.Any()) return Say(words, "preview.noObjectives", state);
        if (Previewing.Of(state, turn.Now) is not { } own) return Say(words, "preview.none", state);
        var all = await BesideAsync(turn, state, own, cancel);
        var isCountsOnly = await IsCountsOnlyAsync(turn, state.Team.Meeting, all, cancel);
        var (first, later) = (Scenes(turn, all, p => p.Opened), Scenes(turn, all, p => p.Ranked));
        // What the button changes is this team's.
        var key = new CardKey(state.Id.Team, state.Id.Cycle, own.Occurrence.Start, first.First.View);
        var view = new PreviewView(
            key, ViewBuilder.Room(first, words.Language, isCountsOnly), ViewBuilder.Room(later, words.Language, isCountsOnly), state.Team.Meeting.Title);
        return new Reply.Show(PreviewCard.Render(view, words));
    }

    public static Words WordsOf(Turn turn) => WordBook.For(CheckInDesk.Slice, turn.From.Locale);

    private static Reply.Words Say(Words words, string key, TeamCycle state) => new(words.Text(key, ("team", MarkdownText.Escape(state.Team.Name))));

    /// <summary>The other teams of the same meeting share its card.</summary>
    private async Task<ImmutableArray<Preview>> BesideAsync(Turn turn, TeamCycle state, Preview own, CancellationToken cancel)
    {
        var series = await directory.FindSeriesAsync(turn.Tenant, own.Occurrence.Series, cancel);
        var all = ImmutableArray.CreateBuilder<Preview>();
        foreach (var id in series?.Teams ?? [state.Id])
        {
            if (id == state.Id) all.Add(own);
            else if (await teams.FindAsync(id, cancel) is { } other && Previewing.Of(other, turn.Now) is { } preview && preview.Occurrence == own.Occurrence) all.Add(preview);
        }
        return all.Count == 0 ? [own] : all.ToImmutable();
    }

    private async Task<bool> IsCountsOnlyAsync(Turn turn, Domain.Teams.ConnectedMeeting meeting, ImmutableArray<Preview> all, CancellationToken cancel)
    {
        if (await directory.FindSeriesAsync(turn.Tenant, meeting.Series, cancel) is not { } series) return false;
        ImmutableArray<TeamCycle> states = [.. all.Select(p => p.Opened)];
        var room = await people.ReadAsync(new Room(turn.Tenant, all[0].Occurrence, meeting.Chat, series.ServiceUrl, []), states, cancel);
        return new RoomNow(all[0].Occurrence, states).IsCountsOnly(room);
    }

    // As the chat would see it: what is restricted is not on its card.
    private ViewScenes Scenes(Turn turn, ImmutableArray<Preview> all, Func<Preview, TeamCycle> then)
    {
        var view = ViewToken.From(turn.ActivityId, turn.From.ChannelId, "preview");
        return new ViewScenes([.. all.Select(p => ViewScene.Of(Veil.Over(then(p), reader: null, WordsOf(turn)), p.Occurrence, turn.Now, view, address.BaseUrl))]);
    }
}
