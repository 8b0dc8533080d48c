using Microsoft.Playwright;

namespace OkrBot.Browser.Tests.Kit;

/// <summary>One Chromium, of the system, for all tests here. Its pages reach this machine and nothing else.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Usual = "/usr/bin/chromium";

    private static readonly string[] Alone = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Milliseconds that an element may take to come on a busy machine.</summary>
    private const float Patience = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("OKRBOT_CHROMIUM") ?? Usual;
        Assert.True(File.Exists(path), $"There is no Chromium at {path}. tests/run.sh installs it; OKRBOT_CHROMIUM names another one.");
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Alone, ChromiumSandbox = false });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page of a reader in Berlin.</summary>
    public async Task<IPage> OpenAsync(int width, int height)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, TimezoneId = "Europe/Berlin", Locale = "en-GB" });
        context.SetDefaultTimeout(Patience);
        await context.RouteAsync(url => !new Uri(url).IsLoopback, route => route.AbortAsync());
        return await context.NewPageAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}
