using OkrBot.App.Calendar;
using OkrBot.App.Numbers;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives.Numbers;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Company;

namespace OkrBot.Host.Sample;

/// <summary>Brings the sample company into a store of its own, through the same ports as everything else. Seeding twice changes nothing.</summary>
internal static class SampleSeed
{
    private const string KeyedKeyResult = "kr2";

    public static async Task SowAsync(IServiceProvider services, SampleCompany company, StandInTenant tenant, CancellationToken cancel)
    {
        var directory = services.GetRequiredService<IDirectory>();
        var teams = services.GetRequiredService<ITeamCycles>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var entry = company.TenantEntry;
        await directory.ChangeTenantAsync(entry.Tenant, known => known ?? entry, cancel);
        foreach (var team in company.Teams)
            await teams.StartAsync(team.Id, team.Events, new CommandStamp("sample", null, now), cancel);
        foreach (var team in company.TeamEntries)
            await directory.ChangeTeamAsync(team.Tenant, team.Team, known => known ?? team, cancel);
        // Chats and people keep their ids between starts; where they are reached changes with the port.
        foreach (var series in company.SeriesEntries(tenant.ServiceUrl))
            await directory.ChangeSeriesAsync(series.Tenant, series.Series, _ => series, cancel);
        foreach (var person in company.PersonEntries(tenant.ServiceUrl))
            await directory.ChangePersonAsync(person.Tenant, person.Person, _ => person, cancel);
    }

    /// <summary>The meetings that stand in calendars are followed there from now on, as after they were connected by hand.</summary>
    public static async Task FollowAsync(IServiceProvider services, SampleCompany company, SampleCalendars calendars, CancellationToken cancel)
    {
        var (directory, watching) = (services.GetRequiredService<IDirectory>(), services.GetRequiredService<SeriesWatching>());
        foreach (var chat in calendars.Series.Keys.Order(StringComparer.Ordinal))
            if (await directory.FindSeriesAsync(company.TenantEntry.Tenant, new SeriesId(chat), cancel) is { } series) await watching.LookForAsync(series, cancel);
    }

    /// <summary>A write key of "Median time to pay", made new with each start, so that somebody can try it with curl. Answers the key.</summary>
    public static async Task<string> KeyAsync(IServiceProvider services, SampleCompany company, CancellationToken cancel)
    {
        var (key, now) = (WriteKeyText.New(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var (team, owner, keyResult) = (company.Checkout.Id, company.Checkout.Team.Facilitator!.Value, new KeyResultId(KeyedKeyResult));
        await services.GetRequiredService<ITeamCycles>().ChangeAsync(
            team, new CommandStamp($"sample-{key.Id}", owner, now), state => NumberSources.Decide(state, new MakeWriteKey(owner, keyResult, key.Id), now), cancel);
        await services.GetRequiredService<IWriteKeys>().AddAsync(new WriteKeyEntry(key.Id, team, keyResult, key.Hash), cancel);
        return key.Whole;
    }

    /// <summary>From now on Checkout's chat is reached there: at an Agents Playground, which knows that chat alone.</summary>
    public static async Task MoveCheckoutAsync(IServiceProvider services, SampleCompany company, Uri serviceUrl, CancellationToken cancel)
    {
        var checkout = company.SeriesEntries(serviceUrl).Single(series => series.Chat.Value == company.Checkout.Chat.Id);
        await services.GetRequiredService<IDirectory>().ChangeSeriesAsync(checkout.Tenant, checkout.Series, _ => checkout, cancel);
    }
}
