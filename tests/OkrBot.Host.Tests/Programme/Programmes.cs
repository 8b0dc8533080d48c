using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Programme;

/// <summary>What Hana, who runs the programme, does in her own chat; and the weeks that pass.</summary>
internal static class Programmes
{
    public const string Lead = "Hana";

    /// <summary>A Monday of week 11, 08:00 in Berlin: planning of the next weeks opens.</summary>
    public const string Week11 = "2026-12-14T07:00:00Z";
    public static readonly Cycle Spring = new(new("2027-01-04"), new(2027, 1, 4)) { Name = "Spring" };

    public static TeamCycleId InSpring(this TeamCycleId team) => team with { Cycle = Spring.Id };

    /// <summary>Sends a verb as this person in their own chat.</summary>
    public static Task<BotAnswer> SendAsync(this Stage stage, string person, string verb, params (string Field, string Value)[] typed)
    {
        var data = new JsonObject { ["view"] = "v", ["here"] = "1" };
        foreach (var (field, value) in typed) data[field] = value;
        return stage.ForgeAsync(person, verb, data, stage.PersonalChatOf(person));
    }

    public static Task<BotAnswer> OpenSpringAsync(this Stage stage, string person = Lead)
        => stage.SendAsync(person, "programme.openNow", ("cycleStart", "2027-01-04"), ("cycleWeeks", "13"), ("cycleName", "Spring"));

    public static async Task<TenantEntry> TenantAsync(this Stage stage)
        => (await stage.Get<IDirectory>().FindTenantAsync(stage.Checkout.Id.Tenant, CancellationToken.None))!;

    public static async Task<TeamEntry> RowAsync(this Stage stage, string team = "checkout")
        => (await stage.Get<IDirectory>().FindTeamAsync(stage.Checkout.Id.Tenant, new(team), CancellationToken.None))!;

    public static Task<TeamCycle?> FindAsync(this Stage stage, TeamCycleId id) => stage.Get<ITeamCycles>().FindAsync(id, CancellationToken.None);

    /// <summary>The clock jumps there, and everything that is due meanwhile is done.</summary>
    public static async Task GoToAsync(this Stage stage, string instant)
    {
        stage.Time.Advance(DateTimeOffset.Parse(instant) - stage.Time.Now);
        await stage.SettleAsync();
    }

    /// <summary>What planners and workers have to do now is done, and the Board tells what was changed.</summary>
    public static async Task SettleAsync(this Stage stage)
    {
        for (var round = 0; round < 2; round++)
        {
            await stage.WorkAsync();
            await stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
            await stage.PlanAsync();
        }
        await stage.WorkAsync();
        await stage.Get<BoardPublisher>().PublishAsync(CancellationToken.None);
    }

    public static long Requests(this Stage stage, string table) => stage.Counts.Of(table);

    public static long DirectoryRequests(this Stage stage) => stage.Requests(TableNames.Directory);
}
