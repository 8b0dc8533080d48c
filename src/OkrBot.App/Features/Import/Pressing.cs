using OkrBot.App.Bot;
using OkrBot.App.Features.Import.Cards;
using OkrBot.App.Features.Import.Plans;

namespace OkrBot.App.Features.Import;

/// <summary>What would come of the file, as things stand now.</summary>
internal sealed class ShowImport(FileDesk files, ImportDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await files.FindAsync(turn, cancel) is not var (key, request, name)) return FileWords.Gone(turn);
        var preview = await desk.PreviewAsync(request, cancel);
        return new Reply.Show(PreviewCard.Render(new PreviewView(key, name, preview), ImportFeature.WordsIn(turn.From.Locale)));
    }
}

/// <summary>The rows that are left out, page by page.</summary>
internal sealed class ShowProblems(FileDesk files, ImportDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await files.FindAsync(turn, cancel) is not var (key, request, name)) return FileWords.Gone(turn);
        var preview = await desk.PreviewAsync(request, cancel);
        return new Reply.Show(ProblemsCard.Render(new PreviewView(key, name, preview), ImportFeature.WordsIn(turn.From.Locale)));
    }
}

/// <summary>Brings the file in, so many teams at once as fit into the time of a press.</summary>
internal sealed class ApplyImport(FileDesk files, ImportDesk desk) : ITurnHandler
{
    /// <summary>A team is one read and one write; Teams waits for some seconds.</summary>
    public const int MostTeams = 60;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await files.FindAsync(turn, cancel) is not var (key, request, name)) return FileWords.Gone(turn);
        var result = await desk.ApplyAsync(request, MostTeams, cancel);
        return new Reply.Show(ResultCard.Render(new ResultView(key, name, result), ImportFeature.WordsIn(turn.From.Locale)));
    }
}
