using OkrBot.App.Ports;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal;

namespace OkrBot.Host.Tests.Matrix;

/// <summary>The situations in which buttons are offered and pressed.</summary>
internal static class Scenes
{
    private static readonly string HomeTenant = new StandInTenantOptions(TimeProvider.System).TenantId;

    /// <summary>Checkout's check-in is open; a second tenant is served as well.</summary>
    public static async Task<Stage> OpenAsync(string? otherTenant = null)
    {
        var shape = new StageShape();
        if (otherTenant is not null)
            shape = shape with { Settings = new Dictionary<string, string?> { ["Teams:AllowedTenants:0"] = HomeTenant, ["Teams:AllowedTenants:1"] = otherTenant } };
        var stage = await Stage.SetAsync(shape);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        return stage;
    }

    /// <summary>Ten minutes and a little later.</summary>
    public static async Task CloseAsync(Stage stage)
    {
        for (var part = 0; part < 22; part++)
        {
            stage.Time.Advance(TimeSpan.FromSeconds(30));
            await stage.WorkAsync();
        }
    }

    /// <summary>The versions of all teams: the same again when nothing was changed.</summary>
    public static async Task<string> VersionsAsync(this Stage stage)
    {
        var versions = new List<long>();
        foreach (var team in stage.Company.Teams) versions.Add((await stage.Get<ITeamCycles>().FindAsync(team.Id, CancellationToken.None))!.Version);
        return string.Join(',', versions);
    }

    public static async Task<IReadOnlyCollection<Offered>> CollectAsync()
    {
        await using var stage = await OpenAsync();
        var harvest = new Harvest(stage);
        foreach (var person in new[] { "Ann", "Bo", "Dina" }) await harvest.LookAsync(person);
        return harvest.Found;
    }
}
