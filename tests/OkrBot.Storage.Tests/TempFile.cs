namespace OkrBot.Storage.Tests;

/// <summary>A storage file of its own, gone with the test.</summary>
public sealed class TempFile : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("okrbot-storage-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "sub", "okrbot.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
