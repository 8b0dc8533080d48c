using OkrBot.Storage;
using OkrBot.Storage.Azure.Pipeline;

namespace OkrBot.Host.Clock;

internal static class ClockRegistration
{
    private static readonly TimeSpan Briefly = TimeSpan.FromSeconds(1);

    /// <summary>The clock of the whole program: the given one; else as <c>Clock:*</c> says; else the machine's, and with shared storage storage's.
    /// A rehearsed clock is the only one of its rehearsal and is not corrected.</summary>
    public static IServiceCollection AddClock(this IServiceCollection services, IConfiguration configuration, TimeProvider? given)
    {
        var time = given ?? ClockOptions.Read(configuration);
        var isReal = ReferenceEquals(time, TimeProvider.System);
        if (given is not null || !ClockOptions.KeepsPace(configuration)) services.PostConfigure<StorageOptions>(HideBriefly);
        if (!isReal || configuration.GetValue<StorageKind>("Storage:Kind") != StorageKind.Azure) return services.AddSingleton(time);
        return services.AddStorageTime(time);
    }

    /// <param name="machine">The machine's clock, which may be wrong.</param>
    internal static IServiceCollection AddStorageTime(this IServiceCollection services, TimeProvider machine)
    {
        var dates = new ServerDates(machine);
        return services.AddSingleton(dates).AddSingleton<TimeProvider>(new StorageTime(dates, machine)).AddHostedService<ClockStart>();
    }

    /// <summary>Storage lives in real time: what it is asked to hide for longer could come too late for another clock.</summary>
    private static void HideBriefly(StorageOptions storage)
    {
        if (storage.LongestDelay > Briefly) storage.LongestDelay = Briefly;
    }
}
