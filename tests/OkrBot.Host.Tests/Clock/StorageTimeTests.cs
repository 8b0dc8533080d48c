using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OkrBot.Host.Clock;
using OkrBot.Host.Tests.Start;
using OkrBot.Storage;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Testing;
using OkrBot.Testing.Emulator;

namespace OkrBot.Host.Tests.Clock;

/// <summary>The program goes by storage's clock where storage has one.</summary>
public sealed class StorageTimeTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    [InlineData(0)]
    public async Task A_machines_wrong_clock_is_corrected_before_the_first_turn(int minutes)
    {
        var machine = new SkewedTime(TimeProvider.System, TimeSpan.FromMinutes(minutes));
        await using var program = Build(services => services.AddStorageTime(machine));
        await program.StartAsync();
        var time = Assert.IsType<StorageTime>(program.Services.GetRequiredService<TimeProvider>());
        // A Date header tells whole seconds, and the answer took its time.
        Assert.InRange(time.GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(-3), TimeSpan.FromSeconds(3));
        Assert.InRange(time.Offset + TimeSpan.FromMinutes(minutes), TimeSpan.FromSeconds(-3), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_clock_that_is_right_is_not_moved_however_often_storage_answers()
    {
        await using var program = Build(_ => { });
        await program.StartAsync();
        var time = Assert.IsType<StorageTime>(program.Services.GetRequiredService<TimeProvider>());
        for (var request = 0; request < 20; request++) await program.Services.GetRequiredService<IStorageProbe>().CheckAsync(CancellationToken.None);
        Assert.NotNull(program.Services.GetRequiredService<ServerDates>().Latest);
        Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    [Fact]
    public async Task A_rehearsed_clock_stays_as_it_is()
    {
        var time = new ManualTime();
        await using var program = OkrProgram.Build([], Settings(), time, services => services.AddLogging(logging => logging.ClearProviders()));
        Assert.Same(time, program.Services.GetRequiredService<TimeProvider>());
    }

    private static WebApplication Build(Action<IServiceCollection> change)
    {
        var program = OkrProgram.Build([], Settings(), change: services =>
        {
            services.AddLogging(logging => logging.ClearProviders());
            change(services);
        });
        program.Urls.Add("http://127.0.0.1:0");
        return program;
    }

    private static Dictionary<string, string?> Settings()
    {
        var settings = SettingsTests.Complete();
        settings.Remove("Storage:Path");
        foreach (var (name, value) in Azurite.Shared.Settings()) settings[name] = value;
        return settings;
    }
}
