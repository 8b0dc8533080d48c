namespace OkrBot.Host.CommandLine;

/// <summary>How every verb ends.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Something was not done or is not all right; the text says what.</summary>
    public const int NotDone = 1;

    /// <summary>EX_CONFIG of sysexits.h: a setting is wrong, starting it again would not help.</summary>
    public const int NotConfigured = 78;
}
