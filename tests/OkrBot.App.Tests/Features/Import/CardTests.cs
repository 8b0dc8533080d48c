using System.Text.RegularExpressions;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Import;
using OkrBot.App.Features.Import.Cards;
using OkrBot.App.Features.Import.Plans;
using OkrBot.App.Features.Import.Reading;
using OkrBot.Domain;
using OkrBot.Testing;

namespace OkrBot.App.Tests.Features.Import;

/// <summary>The cards of a file as somebody has looked at them, in both languages.</summary>
public sealed partial class CardTests
{
    private const string File = """
        Team,Objective,Why,Ambition,Key result,Start,Target,Unit,Owner,Due,Colour
        Search,Shoppers find it at once,Half leave without a hit,high,Searches without a hit,20,8,%,Chidi,2026-12-18,red
        Search,Shoppers find it at once,,,Median time to first result,900,400,ms,Ann,,red
        Search,Sellers see what is sought,They ask for it weekly,promised,Sellers who open the list,0,300,sellers,Nobody [x](http://evil.example),,red
        Search,Sellers see what is sought,,,Lists sent,0,nine,lists,Ann,,red
        """;

    private static readonly ImportKey Key = new("f1", Weeks.Planned, "v1");

    public static TheoryData<string, string> Cards => new()
    {
        { "preview", "en" }, { "preview", "de" }, { "nothing", "en" }, { "nothing", "de" }, { "problems", "en" }, { "problems", "de" }, { "result", "en" }, { "result", "de" }, { "open", "en" }, { "open", "de" },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public void Looks_as_approved(string card, string language)
    {
        var json = CardJson.Write(Card(card, ImportFeature.WordsIn(language)));

        Assert.True(json.ToJsonString().Length < 20_000);
        Approved.Json(json, $"{card}.{language}", "tests", "OkrBot.App.Tests", "Features", "Import");
    }

    [Fact]
    public void A_file_of_very_many_teams_and_problems_still_makes_a_card_that_Teams_takes()
    {
        var preview = Preview() with
        {
            Teams = [.. Enumerable.Range(0, 700).Select(at => Files.Plan(File) with { Name = new string('W', 90) + at })],
            Problems = [.. Enumerable.Range(0, 9_000).Select(at => new RowProblem(at, App.Features.Import.Columns.Column.Team, "teamUnknown", new string('W', 30_000)))],
        };

        var result = new ImportResult(preview, [.. preview.Teams.Select(team => (team, TeamOutcome.NotYet))]);
        foreach (var card in new[] { PreviewCard.Render(new PreviewView(Key, new string('W', 200), preview), Files.Words), ProblemsCard.Render(new PreviewView(Key with { Page = 99 }, "x", preview), Files.Words), ResultCard.Render(new ResultView(Key, "x", result), Files.Words) })
            Assert.True(CardJson.Weigh(card) < 20_000, $"{CardJson.Weigh(card)}");
    }

    [Fact]
    public void Every_problem_has_words_in_both_languages_and_none_is_left_over()
    {
        var sources = string.Concat(Directory.GetFiles(Repository.PathOf("src", "OkrBot.App", "Features", "Import"), "*.cs", SearchOption.AllDirectories).Select(System.IO.File.ReadAllText));
        foreach (var key in Files.Words.Texts.Keys.Where(key => key.StartsWith("row.", StringComparison.Ordinal) && !key.Contains(".one", StringComparison.Ordinal)))
            Assert.Contains($"\"{key[4..]}\"", sources, StringComparison.Ordinal);
        foreach (Match code in Codes().Matches(sources))
            Assert.True(Files.Words.Has("row." + code.Groups["code"].Value), code.Groups["code"].Value);
    }

    private static AdaptiveCard Card(string card, Words words) => card switch
    {
        "preview" => PreviewCard.Render(new PreviewView(Key, "OKRs Q4.xlsx", Preview() with { HasChoice = true }), words),
        "nothing" => PreviewCard.Render(new PreviewView(Key, "OKRs Q4.xlsx", Preview() with { Teams = [] }), words),
        "problems" => ProblemsCard.Render(new PreviewView(Key with { Page = 1 }, "OKRs Q4.xlsx", Preview() with { Problems = [.. Enumerable.Range(0, 20).SelectMany(_ => Preview().Problems)] }), words),
        "result" => ResultCard.Render(new ResultView(Key, "OKRs Q4.xlsx", Result(TeamOutcome.Applied, TeamOutcome.AlreadyThere)), words),
        _ => ResultCard.Render(new ResultView(Key, "OKRs Q4.xlsx", Result(TeamOutcome.Applied, TeamOutcome.Busy, TeamOutcome.NotYet, TeamOutcome.Refused)), words),
    };

    private static ImportResult Result(params TeamOutcome[] outcomes)
        => new(Preview(), [.. outcomes.Select(outcome => (Files.Plan(File) with { Name = $"Team {outcome}" }, outcome))]);

    private static ImportPreview Preview()
    {
        var (plans, problems) = Files.Plans(File);
        return new ImportPreview(new ImportRequest(new("t"), Files.Csv(File), new PersonId("a"), false, Files.Now)) { Map = Files.Read(File).Map, Rows = 4, Teams = plans, Problems = [.. problems.OrderBy(one => one.Row)] };
    }

    [GeneratedRegex("""RowProblem\([^"\n]*"(?<code>[A-Za-z]+)"\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Codes();
}
