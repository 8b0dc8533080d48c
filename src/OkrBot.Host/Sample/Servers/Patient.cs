using OkrBot.Storage.Tables;

namespace OkrBot.Host.Sample.Servers;

/// <summary>Reads on while a machine with everything on it leaves storage no time to answer.</summary>
internal static class Patient
{
    private const int MostTries = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await read();
            }
            catch (StorageUnavailableException) when (tries < MostTries)
            {
            }
            await Task.Delay(Pause, TimeProvider.System, cancel);
        }
    }
}
