using OkrBot.Storage.Azure.Queues;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Azure.Queues;

/// <summary>How often a server looks into a queue that does not tell what is hidden.</summary>
public sealed class NextLookTests
{
    private readonly ManualTime _time = new();
    private readonly NextLook _look;

    public NextLookTests() => _look = new NextLook(_time, TimeSpan.FromSeconds(5), patientLooks: 1);

    [Fact]
    public void While_nothing_comes_the_rests_grow_and_after_something_they_begin_anew()
    {
        Assert.Equal([1, 2, 4, 5, 5], Rests(5));
        _look.Found();
        Assert.Equal([1, 2], Rests(2));
    }

    [Fact]
    public void An_idle_server_looks_less_than_18_000_times_a_day()
    {
        var (looks, end) = (0, _time.Now + TimeSpan.FromDays(1));
        for (; _time.Now < end; looks++) _time.Advance(_look.Rest());
        Assert.InRange(looks, 17_000, 18_000);
    }

    [Fact]
    public void What_this_server_queued_is_looked_for_when_it_is_due_and_not_again()
    {
        _look.Know(_time.Now + TimeSpan.FromSeconds(3.25));
        _look.Know(_time.Now + TimeSpan.FromSeconds(3.28));
        Assert.Equal(1, _look.Rest().TotalSeconds);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, _look.Rest().TotalSeconds);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(0.3, _look.Rest().TotalSeconds, 6);
        _time.Advance(TimeSpan.FromSeconds(0.3));
        // Another server may have taken it.
        Assert.Equal(0.1, _look.Rest().TotalSeconds);
        Assert.Equal(5, _look.Rest().TotalSeconds);
    }

    [Fact]
    public void Where_clocks_differ_it_is_looked_for_as_long_as_storage_may_hide_it()
    {
        var patient = new NextLook(_time, TimeSpan.FromSeconds(5), patientLooks: 10);
        patient.Know(_time.Now);
        for (var look = 0; look < 10; look++) Assert.Equal(0.1, patient.Rest().TotalSeconds);
        Assert.Equal(1, patient.Rest().TotalSeconds);
    }

    private IEnumerable<double> Rests(int count) => [.. Enumerable.Range(0, count).Select(_ => _look.Rest().TotalSeconds)];
}
