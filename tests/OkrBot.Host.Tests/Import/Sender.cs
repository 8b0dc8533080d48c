using System.Collections.Immutable;
using System.Text;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Import;

/// <summary>Somebody who gives the bot files in their own chat.</summary>
internal sealed class Sender(Stage stage, string person)
{
    public const string Names = "Team,Objective,Why,Ambition,Key result,Start,Target,Unit,Owner,Due\n";

    /// <summary>Says what the bot answers.</summary>
    public Task<string> SendAsync(string csv, string name = "okrs.csv") => SendAsync(Encoding.UTF8.GetBytes(csv), name);

    public async Task<string> SendAsync(byte[] bytes, string name = "okrs.csv") => await SendAsync(new DriveFile(name, bytes));

    public async Task<string> SendAsync(DriveFile file)
    {
        await stage.Client.SendFileAsync(stage.Person(person), file, CancellationToken.None);
        return Last();
    }

    public async Task<string> SendFromAsync(Uri download)
    {
        await stage.Client.SendFileAsync(stage.Person(person), "okrs.csv", download, CancellationToken.None);
        return Last();
    }

    public async Task<string> PressAsync(string button)
    {
        var answer = await stage.PressInPersonAsync(person, new Press(button));
        Assert.False(answer is BotAnswer.NoSuchButton or BotAnswer.Failed or BotAnswer.Error, $"{button}: {answer}");
        return Plain(Looking.Read(answer));
    }

    public string Last() => Plain(Looking.Read(stage.Tenant.World.MessagesIn(stage.PersonalChatOf(person))[^1]));

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal);

    /// <summary>A team without objectives, run by one and with others on it.</summary>
    public static async Task<TeamCycleId> TeamAsync(Stage stage, string name, string runBy, params string[] others)
    {
        PersonId Of(string who) => new(stage.Person(who).ObjectId!);
        var id = new TeamCycleId(stage.Checkout.Id.Tenant, new TeamId(name.ToLowerInvariant().Replace(' ', '-')), SampleCompany.Cycle.Id);
        ImmutableArray<Member> members = [.. others.Prepend(runBy).Select(who => new Member(Of(who), who))];
        var team = new Team(id.Team, name, TeamKind.Team, SampleCompany.Zone, "en", Of(runBy), members, null, Placement.AtStart);
        await stage.Get<ITeamCycles>().StartAsync(id, [new TeamEvent.TeamJoinedCycle(team, SampleCompany.Cycle)], new CommandStamp("start-" + name, null, stage.Time.Now), CancellationToken.None);
        await stage.Get<IDirectory>().ChangeTeamAsync(id.Tenant, id.Team, _ => new TeamEntry(id.Tenant, id.Team, name, SampleCompany.Zone, "en", id.Cycle, null, team.Facilitator), CancellationToken.None);
        return id;
    }

    public static async Task<TeamCycle> NowAsync(Stage stage, TeamCycleId id) => (await stage.Get<ITeamCycles>().FindAsync(id, CancellationToken.None))!;

    /// <summary>Of all teams that there are.</summary>
    public static async Task<string> VersionsAsync(Stage stage)
    {
        var versions = new List<string>();
        await foreach (var team in stage.Get<IDirectory>().TeamsAsync(stage.Checkout.Id.Tenant, CancellationToken.None))
            if (await stage.Get<ITeamCycles>().FindAsync(new TeamCycleId(team.Tenant, team.Team, team.Current!.Value), CancellationToken.None) is { } state)
                versions.Add($"{team.Team.Value} {state.Version}");
        return string.Join('\n', versions.Order(StringComparer.Ordinal));
    }
}
