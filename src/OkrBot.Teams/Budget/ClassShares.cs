using OkrBot.App.Ports;

namespace OkrBot.Teams.Budget;

/// <summary>A lower class may fill only a share of each window, so that there is always room for a higher one.</summary>
internal static class ClassShares
{
    /// <summary>0 to 1.</summary>
    public static double Of(SendClass sendClass) => sendClass switch
    {
        SendClass.Close => 1,
        SendClass.Open => 0.9,
        SendClass.RoomCard => 0.8,
        SendClass.Reminder => 0.6,
        _ => 0.5,
    };

    /// <summary>How many of a window's sends there may be when one of this class is the last; at least one.</summary>
    public static int Ceiling(int limit, SendClass sendClass) => Math.Max(1, (int)(limit * Of(sendClass)));
}
