using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.Import.NewTeams;

/// <param name="File">Its name; user text.</param>
internal sealed record TeamsView(ImportKey Key, string File, TeamsPreview Preview)
{
    /// <summary>What was just done; null before anything was.</summary>
    public WaveStarted? Done { get; init; }
}

/// <summary>The teams of a file: wave by wave, what is there already, and which rows are left out.</summary>
internal static class TeamsCard
{
    private const int MostWaves = 5;
    private const int MostButtons = 4;
    private const int MostNames = 6;
    private const int OnAPage = 5;
    private const int LongestReason = 260;

    public static AdaptiveCard Render(TeamsView view, Words words)
    {
        var preview = view.Preview;
        var title = words[view.Done is null ? "teams.title" : "teams.done"];
        var there = preview.Teams.Count(team => team.IsThere);
        return new AdaptiveCard($"{title} {UserText.Line(view.File)}", words.Language,
        [
            Layout.Title(title),
            Rich.Line(Rich.Subtle(UserText.Line(view.File))) with { Spacing = Spacing.None },
            .. Done(view.Done, words),
            .. preview.Waves.Where(wave => preview.New(wave).Any()).Take(MostWaves).Select(wave => Line(preview, wave, words)),
            .. there > 0 ? [Layout.Small(words.Plural("teams.there", there)) with { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
            .. Meetings(preview, words),
            .. Problems(view, words),
            .. preview.Unknown.IsEmpty ? Array.Empty<CardElement>() : [Rich.Line(Rich.Subtle(words.Text("remark.columns", ("names", string.Join(", ", preview.Unknown.Take(8).Select(name => UserText.Line(name, 40))))))) with { Spacing = Spacing.Small }],
            // One a row: two starts beside each other are cut on a narrow card.
            .. Buttons(view, words).Select((button, at) => Layout.Buttons(button) with { Spacing = at == 0 ? Spacing.Medium : Spacing.Small }),
        ]);
    }

    private static IEnumerable<CardElement> Done(WaveStarted? done, Words words)
    {
        if (done is null) yield break;
        if (done.HasNoWeeks) yield return Layout.Notice(Rich.Line(Rich.Bold(words["teams.noWeeks"])));
        else if (done.Started.IsEmpty) yield return Rich.Line(Rich.Plain(words["teams.nothing"])) with { Spacing = Spacing.Medium };
        else yield return Rich.Labelled(words["teams.started"], Rich.Plain(Names(done.Started, words))) with { Spacing = Spacing.Medium };
    }

    private static CardElement Line(TeamsPreview preview, Wave wave, Words words)
    {
        var names = preview.New(wave).Select(team => team.Row.Name).ToList();
        return Rich.Line(Rich.Bold(Named(wave, words)), Rich.Subtle($" · {words.Plural("count.teams", names.Count)}"), Rich.Plain(" · " + Names(names, words))) with { Spacing = Spacing.Medium };
    }

    private static string Names(IReadOnlyCollection<string> names, Words words)
        => string.Join(", ", names.Take(MostNames).Select(name => UserText.Line(name, 40))) + (names.Count > MostNames ? " " + words.Plural("result.more", names.Count - MostNames) : "");

    private static string Named(Wave wave, Words words) => wave switch
    {
        { Number: { } number } => words.Text("teams.wave", ("wave", words.Number(number))),
        { Day: { } day } => words.Text("teams.day", ("day", words.DateAndYear(day))),
        _ => words["teams.now"],
    };

    private static IEnumerable<CardElement> Meetings(TeamsPreview preview, Words words)
    {
        var without = preview.Teams.Count(team => !team.IsThere && team.Meeting is null);
        if (without > 0) yield return Layout.Small(words.Plural("teams.withoutMeeting", without)) with { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> Problems(TeamsView view, Words words)
    {
        var all = view.Preview.Problems;
        if (all.IsEmpty) yield break;
        var page = Math.Min(view.Key.Page, (all.Length - 1) / OnAPage);
        yield return Layout.Heading(words.Plural("left.title", all.Length)).AsPart();
        foreach (var problem in all.Skip(page * OnAPage).Take(OnAPage))
            yield return Rich.Line(Rich.Bold(words.Text("left.row", ("row", words.Number(problem.Row))) + " "), Rich.Plain(UserText.Line(Say(problem, words), LongestReason))) with { Spacing = Spacing.Small };
    }

    private static string Say(TeamProblem problem, Words words)
    {
        var said = words.Text("team." + problem.Code, ("what", UserText.Line(problem.What, 60)));
        return problem.Column is { } column ? $"{words["teamColumn." + column]}: {said}" : said;
    }

    private static ImmutableArray<CardAction> Buttons(TeamsView view, Words words)
    {
        var (preview, key) = (view.Preview, view.Key);
        var due = preview.Waves.Select((wave, at) => (Wave: wave, At: at)).Where(one => one.Wave.MayStart(preview.Today) && preview.New(one.Wave).Any()).Take(MostButtons).ToList();
        var last = preview.Problems.IsEmpty ? 0 : (preview.Problems.Length - 1) / OnAPage;
        return
        [
            .. due.Select((one, at) => new Execute(Start(one.Wave, words), Verbs.StartTeams, (key with { Wave = one.At }).ToData()) { IsPrimary = at == 0 }),
            .. last > 0 ? [new Execute(words["button.next"], Verbs.ShowTeams, (key with { Page = key.Page >= last ? 0 : key.Page + 1 }).ToData())] : Array.Empty<CardAction>(),
        ];
    }

    private static string Start(Wave wave, Words words) => wave switch
    {
        { Number: { } number } => words.Text("button.startWave", ("wave", words.Number(number))),
        { Day: { } day } => words.Text("button.startDay", ("day", words.Date(day))),
        _ => words["button.startNow"],
    };
}
