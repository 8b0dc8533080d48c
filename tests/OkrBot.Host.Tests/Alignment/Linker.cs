using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Planning;
using OkrBot.Rehearsal.Company;

namespace OkrBot.Host.Tests.Alignment;

/// <summary>Somebody who links their team's objectives to those of others, in their own chat.</summary>
internal sealed class Linker(Stage stage, string person, SampleTeam team)
{
    public Writer Writer { get; } = new(stage, person);
    public SampleTeam Team => team;

    public static Linker Bo(Stage stage) => new(stage, "Bo", stage.Checkout);
    public static Linker Ines(Stage stage) => new(stage, "Ines", stage.Company.Payouts);
    public static Linker Goran(Stage stage) => new(stage, "Goran", stage.Company.Growth);

    public Task PlanAsync()
    {
        // The limit of messages a second holds for tests too.
        stage.Time.Advance(TimeSpan.FromSeconds(2));
        return Writer.PlanAsync(team: team.Team.Name);
    }

    /// <summary>The links of an objective, or of one of its key results.</summary>
    public async Task<string> LinksAsync(string objective, string? keyResult = null)
    {
        await PlanAsync();
        await Writer.PressAsync("Open", ("chosenObjective", objective));
        if (keyResult is not null) await Writer.PressAsync("Open", ("chosenKeyResult", keyResult));
        return await Writer.PressAsync("Other teams");
    }

    public async Task<string> NeedAsync(string objective, string name, string what, string why)
    {
        await LinksAsync(objective);
        await Writer.PressAsync("Who it needs");
        await Writer.PressAsync("Find", ("teamName", name));
        return await Writer.PressAsync("Ask them", ("what", what), ("linkWhy", why));
    }

    public async Task<string> HelpAsync(string objective, string name, string what, string why)
    {
        await LinksAsync(objective);
        await Writer.PressAsync("Who it helps");
        await Writer.PressAsync("Find", ("teamName", name));
        return await Writer.PressAsync("Save", ("what", what), ("linkWhy", why));
    }

    /// <summary>Runs of one line stand beside each other, as people read them.</summary>
    public static string Flat(string read) => read.Replace("\n", "", StringComparison.Ordinal).Replace('\u00A0', ' ');

    public async Task<TeamCycle> StateAsync() => (await stage.Get<ITeamCycles>().FindAsync(team.Id, CancellationToken.None))!;

    public async Task<Link> OnlyLinkAsync() => Assert.Single((await StateAsync()).Links.Values);
}
