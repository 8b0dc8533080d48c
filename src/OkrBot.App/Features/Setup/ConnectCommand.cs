using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Setup.Picking;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.Setup;

/// <summary><c>connect meeting</c>, said in a meeting's chat by its organiser or a presenter: asks which team checks in here, alone or beside those that do
/// already. Said in the personal chat it lists the meetings that can be chosen.</summary>
internal sealed class ConnectCommand(IDirectory directory, MeetingRoles roles, ChatLanguage languages, OwnTeams teams, OfferMeetings offer) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var words = SetupFeature.WordsIn(await languages.OfAsync(turn, cancel));
        if (turn.Chat.Kind == ChatKind.Personal) return await offer.AnswerAsync(turn, words, page: 0, cancel);
        if (turn.Chat.MeetingId is null) return new Reply.Words(words.Text("connect.inMeeting"));
        if (!await roles.RunsMeetingAsync(turn, cancel)) return new Reply.Words(words.Text("connect.organiser"));
        var here = await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel) is { } series ? series.Teams : [];
        var present = await NamesAsync(here, cancel);
        if (here.Length >= Rooming.MostTeams) return new Reply.Words(words.Text("connect.full", ("teams", MarkdownText.Escape(present))));
        var person = turn.From.Person is { } sender ? await directory.FindPersonAsync(turn.Tenant, sender, cancel) : null;
        return new Reply.Show(ConnectCard.Render(await teams.OfAsync(turn, person, here, cancel), present, words));
    }

    private async Task<string> NamesAsync(ImmutableArray<TeamCycleId> here, CancellationToken cancel)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var team in here) names.Add((await directory.FindTeamAsync(team.Tenant, team.Team, cancel))?.Name ?? team.Team.Value);
        return string.Join(", ", names);
    }
}

internal static class ConnectCard
{
    public const string TeamField = "chosenTeam";
    public const string NameField = "newTeam";
    public const int LongestName = 60;

    /// <param name="present">Names of the teams that check in here already; empty = none.</param>
    public static AdaptiveCard Render(ImmutableArray<(TeamId Team, string Name)> own, string present, Words words)
    {
        var body = ImmutableArray.CreateBuilder<CardElement>();
        body.Add(new TextBlock(words.Text("connect.title")) { Size = TextSize.Large, Weight = TextWeight.Bolder, Heading = true });
        var text = present.Length == 0 ? words.Text("connect.text") : words.Text("connect.another", ("teams", MarkdownText.Escape(present)));
        body.Add(new TextBlock(text) { Spacing = Spacing.Small });
        if (!own.IsEmpty) body.Add(new ChoiceInput(TeamField, words.Text("connect.team"), [.. own.Select(t => new Choice(UserText.Line(t.Name), t.Team.Value))]));
        body.Add(new TextInput(NameField, words.Text(own.IsEmpty ? "connect.name" : "connect.orName")) { MaxLength = LongestName, IsRequired = own.IsEmpty, ErrorMessage = words.Text("connect.name.error") });
        body.Add(new ActionSet([new Execute(words.Text("connect.save"), Verbs.ConnectMeeting, []) { IsPrimary = true, WithInputs = true }]));
        return new AdaptiveCard(words.Text("connect.title"), words.Culture.TwoLetterISOLanguageName, body.ToImmutable());
    }
}
