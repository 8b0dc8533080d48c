using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Matrix;

/// <summary>A program in the wanted moment for each press: the same one as long as no press has changed anything, then a fresh one.</summary>
internal sealed class Stages(string moment, string otherTenant) : IAsyncDisposable
{
    private Stage? _stage;
    private string _untouched = "";

    public async Task<Stage> NextAsync()
    {
        if (_stage is not null && await _stage.VersionsAsync() == _untouched) return _stage;
        if (_stage is not null) await _stage.DisposeAsync();
        _stage = await Scenes.OpenAsync(otherTenant);
        if (moment == "closed") await Scenes.CloseAsync(_stage);
        _untouched = await _stage.VersionsAsync();
        return _stage;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stage is not null) await _stage.DisposeAsync();
    }
}
