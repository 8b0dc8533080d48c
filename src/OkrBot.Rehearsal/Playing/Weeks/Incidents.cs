using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>What happens to the program, to Teams and to chats once in a cycle, beside the meetings.</summary>
internal sealed class Incidents(CycleStage stage)
{
    private const int WithoutBotFrom = 6;
    private const int BackIn = 8;
    private const int JoinsIn = 3;
    private const int LeavesIn = 9;

    /// <summary>Odd seconds, at which nobody else does anything: a restart needs the stage for itself.</summary>
    private static readonly TimeSpan InTheMiddle = new(0, 5, 7);
    private static readonly TimeOnly Morning = new(8, 0);

    private TenantPerson Newcomer => stage.Setup.Tenant.World.AddPerson("Nia");
    private SampleCompany Company => stage.Setup.Company;
    private int RestartIn => (stage.Weeks + 1) / 2;
    private int ThrottledIn => Math.Min(4, stage.Weeks);

    /// <summary>Growth takes the bot out of its chat for two weeks.</summary>
    internal static bool IsWithoutBot(CycleStage stage, SampleTeam team, int week)
        => team == stage.Setup.Company.Growth && stage.Weeks >= BackIn && week is >= WithoutBotFrom and < BackIn;

    internal IEnumerable<Func<CancellationToken, Task>> All()
    {
        yield return RestartAsync;
        yield return ThrottleAsync;
        yield return DuplicateAsync;
        if (stage.Weeks >= BackIn) yield return TakeOutAsync;
        if (stage.Weeks >= JoinsIn) yield return JoinAsync;
        if (stage.Weeks >= LeavesIn)
        {
            yield return LeaveAsync;
            yield return new AccountEnds(stage).PlayAsync;
        }
        if (SeriesAnew.IsPlayed(stage)) yield return new SeriesAnew(stage).PlayAsync;
    }

    private async Task RestartAsync(CancellationToken cancel)
    {
        await stage.Timeline.AtAsync(LocalTimes.StartOf(Company.Checkout, RestartIn) + InTheMiddle, cancel);
        using (stage.Setup.Time.AtRealSpeed())
            stage.Client.Bot = await stage.Setup.RestartAsync(cancel);
        var stored = await StoredCycle.ReadAsync(stage, cancel);
        var (found, lost, _) = CycleLedger.Compare(stage.Books, stored);
        Note(RestartIn, $"The program was stopped in open check-ins and started again: {Words.Count(found, "answer")} found, {Words.Of(lost)} lost.");
    }

    private async Task ThrottleAsync(CancellationToken cancel)
    {
        var at = LocalTimes.StartOf(Company.Checkout, ThrottledIn).AddSeconds(107);
        await stage.Timeline.AtAsync(at, cancel);
        stage.Setup.Tenant.Faults.ThrottleUntil(at.AddMinutes(1));
        Note(ThrottledIn, "Teams took no call for a minute of Tuesday's meetings.");
    }

    /// <summary>In each fourth week Teams delivers twice what it says when Wednesday's meetings begin.</summary>
    private async Task DuplicateAsync(CancellationToken cancel)
    {
        for (var week = 2; week <= stage.Weeks; week += 4)
        {
            await stage.Timeline.AtAsync(LocalTimes.StartOf(Company.Growth, week).AddSeconds(-5), cancel);
            stage.Setup.Tenant.Faults.DuplicateNextDeliveries(8);
            Note(week, "On Wednesday eight deliveries came twice.");
        }
    }

    private async Task TakeOutAsync(CancellationToken cancel)
    {
        var (team, by) = (Company.Growth, stage.PersonOf(Company.Growth.Team.Members[0].Person));
        await stage.Timeline.AtAsync(LocalTimes.At(LocalTimes.MondayOf(team, WithoutBotFrom), Morning), cancel);
        await stage.Client.UninstallAsync(by, team.Chat.Id, cancel);
        var before = stage.Setup.Tenant.World.MessagesIn(team.Chat.Id).Count;
        Note(WithoutBotFrom, $"{by.Name} took the bot out of \"{team.Chat.Title}\".");
        await stage.Timeline.AtAsync(LocalTimes.At(LocalTimes.MondayOf(team, BackIn), Morning), cancel);
        if (stage.Setup.Tenant.World.MessagesIn(team.Chat.Id).Count != before) stage.Miss($"The bot wrote into \"{team.Chat.Title}\" while it was out.");
        await stage.Client.InstallAsync(by, team.Chat.Id, cancel);
        Note(BackIn, $"{by.Name} brought the bot back into \"{team.Chat.Title}\".");
    }

    private async Task JoinAsync(CancellationToken cancel)
    {
        var (team, newcomer) = (Company.Payouts, Newcomer);
        await stage.Timeline.AtAsync(LocalTimes.At(LocalTimes.MondayOf(team, JoinsIn), Morning), cancel);
        await stage.Client.AddMemberAsync(stage.PersonOf(team.Team.Members[0].Person), team.Chat.Id, newcomer, cancel);
        Note(JoinsIn, $"{newcomer.Name} joined \"{team.Chat.Title}\".");
    }

    /// <summary>Somebody who owns nothing: for an owner who left, whoever runs the check-in answers, which is another story.</summary>
    private async Task LeaveAsync(CancellationToken cancel)
    {
        var book = stage.Books.First(one => one.Team == Company.Payouts);
        var press = new LeaversPress(stage, book, Newcomer);
        await press.KeepAsync(JoinsIn + 1, LeavesIn - 1, cancel);
        await stage.Timeline.AtAsync(LocalTimes.At(LocalTimes.MondayOf(book.Team, LeavesIn), Morning), cancel);
        await stage.Client.RemoveMemberAsync(stage.PersonOf(book.Team.Team.Members[0].Person), book.Team.Chat.Id, Newcomer, cancel);
        book.Gone.Add(Newcomer);
        await press.PressAsync(cancel);
        Note(LeavesIn, $"{Newcomer.Name} left \"{book.Team.Chat.Title}\".");
    }

    private void Note(int week, string text) => stage.Notes.Enqueue((week, text));
}
