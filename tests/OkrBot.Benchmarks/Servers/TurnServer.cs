using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Benchmarks.Doubles;
using OkrBot.Host;
using OkrBot.Host.Jobs;

namespace OkrBot.Benchmarks.Servers;

/// <summary>The real program with everything that it stores kept in memory: what a turn costs without storage.</summary>
internal static class TurnServer
{
    public static WebApplication Build(ServeOrder order) => OkrProgram.Build([], order.Settings, time: null, KeepInMemory);

    private static void KeepInMemory(IServiceCollection services) => services
        .AddSingleton<MemoryWorkQueue>().AddSingleton<MemoryTeamCycles>()
        .AddSingleton<IWorkQueue>(provider => provider.GetRequiredService<MemoryWorkQueue>())
        .AddSingleton<ITeamCycles>(provider => new AnnouncedTeamCycles(
            provider.GetRequiredService<MemoryTeamCycles>(), provider.GetRequiredService<BoardPublisher>()))
        .AddSingleton<IDirectory, MemoryDirectory>().AddSingleton<IRooms, MemoryRooms>().AddSingleton<IBoard, MemoryBoard>()
        .AddSingleton<ISendSlots, MemorySendSlots>();
}
