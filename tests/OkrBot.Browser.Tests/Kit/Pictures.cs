using OkrBot.Testing;

namespace OkrBot.Browser.Tests.Kit;

/// <summary>Where what was seen is left for people: <c>artifacts/browser</c>.</summary>
internal static class Pictures
{
    public static string PathOf(string name)
    {
        var folder = Repository.PathOf("artifacts", "browser");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }
}
