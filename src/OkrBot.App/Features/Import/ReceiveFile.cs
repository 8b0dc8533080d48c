using OkrBot.App.Bot;
using OkrBot.App.Features.Import.Cards;
using OkrBot.App.Features.Import.Plans;
using OkrBot.App.Ports;
using OkrBot.App.Sheets;

namespace OkrBot.App.Features.Import;

/// <summary>A file was dropped to the bot in the personal chat: fetches it and shows what would come of it. Nothing is written.</summary>
internal sealed class ReceiveFile(IFileFetch fetch, FileDesk files, ImportDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Act is not Act.FilesSent { Files: var sent } || turn.Chat.Kind != ChatKind.Personal) return Reply.None;
        var words = ImportFeature.WordsIn(turn.From.Locale);
        if (turn.From.Person is not { } sender) return new Reply.Words(words["refused.anonymous"]);
        if (sent is not [var only]) return new Reply.Words(words["refused.oneFile"]);
        var fetched = await fetch.FetchAsync(only.Download, SheetLimits.Default.MostBytes, cancel);
        if (fetched is not FetchedFile.Got { Bytes: var bytes }) return new Reply.Words(FileWords.Not(fetched, words));
        var file = new SheetFile(bytes);
        var preview = await desk.PreviewAsync(files.Request(turn, sender, file, Weeks.Planned), cancel);
        if (preview.Problem is { } problem) return new Reply.Words(FileWords.Say(problem, words));
        await files.KeepAsync(turn, sender, file, only.Name, cancel);
        var key = new ImportKey(file.Hash, Weeks.Planned, ViewToken.From(turn.ActivityId, turn.From.ChannelId, file.Hash));
        return new Reply.Show(PreviewCard.Render(new PreviewView(key, only.Name, preview), words));
    }
}
