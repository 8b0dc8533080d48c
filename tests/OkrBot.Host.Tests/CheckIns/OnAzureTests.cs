using OkrBot.App.Ports;
using OkrBot.Host.Tests.Kit;
using OkrBot.Testing.Emulator;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>The real program on the emulator of Azure storage. Its clock stands until a test moves it and storage's does not, so nothing is hidden for longer
/// than the program says: what is not due is received, and put back.</summary>
public sealed class OnAzureTests
{
    [Fact]
    public async Task A_whole_check_in_with_all_that_goes_wrong_in_one_ends_as_on_the_file()
    {
        var settings = Azurite.Shared.Settings();
        settings["Storage:LongestDelay"] = "00:00:00";
        await using var stage = await Stage.SetAsync(new StageShape { Settings = settings });

        await WholeCheckIn.PlayAsync(stage);

        Assert.Equal(1, await stage.CountAsync<Domain.TeamEvent.SegmentOpened>());
        Assert.Equal(1, await stage.CountAsync<Domain.TeamEvent.SegmentClosed>());
        // The work that nobody can do, and nothing else.
        var dead = await stage.Get<IWorkQueue>().DeadLettersAsync(10, CancellationToken.None);
        Assert.Equal([("dance", 5), ("segment", 5)], dead.Select(letter => (letter.Item.Kind, letter.Item.Attempts)).Order());
    }
}
