using System.Text.RegularExpressions;
using OkrBot.Graph.Settings;
using OkrBot.Storage;
using OkrBot.Storage.Tables;
using OkrBot.Teams.Files;
using OkrBot.Teams.Settings;
using OkrBot.Testing;

namespace OkrBot.Host.Tests;

/// <summary>What README says of settings, verbs, rooms, tables and metrics is what the program has. Nobody would notice a line that was forgotten.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    private static readonly IReadOnlyList<string> Sources = [.. Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)];

    // Who the bot is stands in one section alone.
    private static readonly string[] ReadFromTeams = ["`Graph:AppId`", "`Graph:TenantId`"];

    [Theory]
    [InlineData(TeamsOptions.Section, typeof(TeamsOptions))]
    [InlineData(StorageOptions.Section, typeof(StorageOptions))]
    [InlineData(FilesOptions.Section, typeof(FilesOptions))]
    [InlineData(GraphOptions.Section, typeof(GraphOptions))]
    public void Every_setting_is_told(string section, Type options)
    {
        var told = Section("### Settings");
        var names = options.GetProperties().Where(property => property.SetMethod is { IsPublic: true } || property.PropertyType == typeof(List<string>))
            .Select(property => $"`{section}:{property.Name}`").Except(ReadFromTeams).ToList();
        Assert.NotEmpty(names);
        Assert.Equal("", string.Join(", ", names.Where(name => !told.Contains(name, StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_verb_of_the_program_is_told()
    {
        var verbs = Sources.SelectMany(source => Verb().Matches(source)).Select(match => match.Groups["name"].Value).Distinct().ToList();
        var told = Section("### Verbs");
        Assert.True(verbs.Count >= 4, $"{verbs.Count} verbs were found");
        Assert.Equal("", string.Join(", ", verbs.Where(verb => !TellsVerb(told, verb))));
    }

    [Fact]
    public void Every_table_has_its_row()
        => Assert.Equal("", string.Join(", ", TableNames.All.Where(table => !Regex.IsMatch(Section("## Tables and keys"), $@"(?m)^\|[^|]*`{table}`", RegexOptions.None, TimeSpan.FromSeconds(1)))));

    [Fact]
    public void Every_room_and_every_slice_is_on_the_map()
    {
        var map = Section("## Map");
        var rooms = Directory.EnumerateDirectories(Repository.PathOf("src")).Select(path => $"`src/{Path.GetFileName(path)}");
        var slices = Directory.EnumerateDirectories(Repository.PathOf("src", "OkrBot.App", "Features")).Select(path => $"`{Path.GetFileName(path)}`");
        Assert.Equal("", string.Join(", ", rooms.Concat(slices).Where(name => !map.Contains(name, StringComparison.Ordinal))));
    }

    [Fact]
    public void Metrics_are_those_that_the_program_has()
    {
        var made = Sources.SelectMany(source => Instrument().Matches(source)).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal);
        var told = MetricRow().Matches(Section("## Metrics and traces")).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal);
        Assert.Equal(made.Distinct(), told);
    }

    [Fact]
    public void Every_file_it_leads_to_is_there()
    {
        var pictures = Picture().Matches(Readme).Select(match => match.Groups["name"].Value).ToList();
        var paths = RepositoryPath().Matches(Readme).Select(match => match.Groups["name"].Value);
        Assert.NotEmpty(pictures);
        Assert.Equal("", string.Join(", ", pictures.Concat(paths).Where(path => !File.Exists(Repository.PathOf(path)) && !Directory.Exists(Repository.PathOf(path)))));
        var screenshots = Directory.EnumerateFiles(Repository.PathOf("manifest", "screenshots"), "*.png").Select(path => $"manifest/screenshots/{Path.GetFileName(path)}");
        Assert.Equal("", string.Join(", ", screenshots.Except(pictures)));
    }

    private static string Section(string heading)
    {
        var from = Readme.IndexOf($"{heading}\n", StringComparison.Ordinal);
        Assert.True(from >= 0, $"README has no {heading}");
        var body = from + heading.Length;
        var next = Regex.Match(Readme[body..], heading.StartsWith("###", StringComparison.Ordinal) ? "\n##+ " : "\n## ", RegexOptions.None, TimeSpan.FromSeconds(1));
        return next.Success ? Readme.Substring(body, next.Index) : Readme[body..];
    }

    private static bool TellsVerb(string told, string verb) => Regex.IsMatch(told, $@"(?m)^\|[^|]*`{Regex.Escape(verb)}[ `]", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("const string Verb = \"(?<name>[a-z]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Verb();

    [GeneratedRegex("""(?:CreateCounter<long>|CreateHistogram(?:<\w+>)?|CreateObservable(?:Gauge|Counter)(?:<\w+>)?|\.Seconds)\(\s*"(?<name>okrbot\.[a-z_.]+)""", RegexOptions.None, 1000)]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| `(?<name>okrbot\.[a-z_.]+)` \|", RegexOptions.Multiline, 1000)]
    private static partial Regex MetricRow();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<name>[^)]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Picture();

    // Whole paths alone: patterns such as `*.approved.txt` lead to many files.
    [GeneratedRegex(@"`(?<name>(?:src|tests|manifest|infra)/[A-Za-z0-9_./-]+)`", RegexOptions.None, 1000)]
    private static partial Regex RepositoryPath();
}
