using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Setup.Picking;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>What whoever linked a meeting and a team is told, and what comes next.</summary>
internal sealed class LinkReplies(ProgrammeLeads leads, PeopleFinder people, IDirectory directory)
{
    private const int MostNames = 3;
    private const int NameLength = 40;

    /// <param name="picked">The meeting, where it was picked in the personal chat.</param>
    public async Task<Reply> SayAsync(Turn turn, Linked linked, RecurringMeeting? picked, Words words, CancellationToken cancel) => linked switch
    {
        Linked.Done done => Next(turn, done.Team, Done(turn, done, picked, words), words),
        Linked.Already { Team: { } team } already => Next(turn, team, Already(already, words), words),
        Linked.Already already => new Reply.Words(Already(already, words)),
        Linked.Full full => new Reply.Words(words.Text("connect.full", ("teams", MarkdownText.Escape(full.Teams)))),
        Linked.NoCycle => new Reply.Words(words.Text("connect.noCycle", ("leads", await LeadsAsync(turn.Tenant, words, cancel)))),
        Linked.NoRoster => new Reply.Words(words["pick.noRoster"]),
        Linked.NotTheirs => new Reply.Words(words["pick.notYourTeam"]),
        _ => new Reply.Words(words["connect.name.error"]),
    };

    private static Reply.Show Next(Turn turn, TeamCycle team, string text, Words words)
    {
        var view = new ConnectedView(team.Id, team.Team.Name, text, ViewToken.From(turn.ActivityId, turn.From.ChannelId, team.Id.Team.Value))
        {
            HasObjectives = team.ActiveKeyResults.Any(), IsPersonal = turn.Chat.Kind == ChatKind.Personal,
        };
        return new Reply.Show(ConnectedCard.Render(view, words));
    }

    private static string Already(Linked.Already already, Words words) => words.Text("connect.already", ("teams", MarkdownText.Escape(already.Name)));

    private static string Done(Turn turn, Linked.Done done, RecurringMeeting? picked, Words words)
    {
        var team = ("team", MarkdownText.Escape(done.Team.Team.Name));
        if (picked is null) return words.Text(done.First ? "connect.done" : "connect.doneAnother", team);
        var next = NextOf(done.Team, picked, turn.Now);
        return words.Text(done.Team.Team.Placement == Placement.AtStart ? "pick.done" : "pick.doneLater", team,
            ("meeting", PickWords.Title(picked, words)), ("next", words.Text("pick.when", ("day", Clock.Day(next)), ("time", Clock.Time(next)))));
    }

    /// <summary>The next meeting as it is really held, unless that one has no check-in: the weeks begin later, or it is every other one.</summary>
    private static DateTimeOffset NextOf(TeamCycle team, RecurringMeeting picked, DateTimeOffset now)
        => CheckInTargets.NextStart(team, now) is { } own && own > picked.Next.Original ? own : picked.Next.Start;

    private async Task<string> LeadsAsync(TenantId tenant, Words words, CancellationToken cancel)
    {
        var lead = leads.Of(await directory.FindTenantAsync(tenant, cancel) ?? new TenantEntry(tenant, []));
        var known = await people.NamesAsync(tenant, lead.Take(MostNames), cancel);
        string[] names = [.. known.Select(one => MarkdownText.Escape(one.Name, NameLength))];
        return names switch
        {
            [] => words["connect.leads.unknown"],
            [var only] => only,
            _ => words.Text("connect.leads.or", ("names", string.Join(", ", names[..^1])), ("last", names[^1])),
        };
    }
}
