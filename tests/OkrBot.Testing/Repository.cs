namespace OkrBot.Testing;

/// <summary>The checked-out sources, for tests that read them.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("No folder above the tests holds OkrBot.sln."),
        _ when File.Exists(Path.Combine(folder.FullName, "OkrBot.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
