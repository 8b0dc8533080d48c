using System.Globalization;
using OkrBot.App.Bot;

namespace OkrBot.App.Tests.Bot;

public sealed class RecentIdsTests
{
    [Fact]
    public void The_last_are_remembered_and_the_memory_does_not_grow()
    {
        var recent = new RecentIds(1_000);
        for (var at = 0; at < 10_000; at++)
        {
            recent.Add(at.ToString(CultureInfo.InvariantCulture));
            Assert.InRange(recent.Held, 0, 2_000);
            if (at >= 999) Assert.True(recent.Contains((at - 999).ToString(CultureInfo.InvariantCulture)));
            Assert.False(recent.Contains((at + 1).ToString(CultureInfo.InvariantCulture)));
        }
        Assert.False(recent.Contains("0"));
        recent.Clear();
        Assert.Equal(0, recent.Held);
    }
}
