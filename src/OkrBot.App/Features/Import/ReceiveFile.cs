using OkrBot.App.Bot;
using OkrBot.App.Features.Import.Cards;
using OkrBot.App.Features.Import.NewTeams;
using OkrBot.App.Features.Import.Plans;
using OkrBot.App.Ports;
using OkrBot.App.Sheets;
using OkrBot.Domain;

namespace OkrBot.App.Features.Import;

/// <summary>A file was dropped to the bot in the personal chat: fetches it and shows what would come of it. Nothing is written.</summary>
internal sealed class ReceiveFile(IFileFetch fetch, FileDesk files, ImportDesk desk, TeamsDesk newTeams) : ITurnHandler
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
        var (teams, wrong) = TeamTable.Of(file);
        if (wrong is not null) return new Reply.Words(FileWords.Say(wrong, words));
        return teams is null ? await ObjectivesAsync(turn, sender, file, only.Name, cancel) : await TeamsAsync(turn, sender, (file, teams), only.Name, cancel);
    }

    /// <summary>Who does not run the programme is told so, and the file is not kept.</summary>
    private async Task<Reply> TeamsAsync(Turn turn, PersonId sender, (SheetFile File, TeamTable Table) read, string name, CancellationToken cancel)
    {
        var request = files.Request(turn, sender, read.File, Weeks.Planned);
        if (!request.IsLead) return ProgrammeLeads.No(turn);
        var preview = await newTeams.PreviewAsync(request, read.Table, cancel);
        await files.KeepAsync(turn, sender, read.File, name, cancel);
        return new Reply.Show(TeamsCard.Render(new TeamsView(KeyOf(turn, read.File), name, preview), ImportFeature.WordsIn(turn.From.Locale)));
    }

    private async Task<Reply> ObjectivesAsync(Turn turn, PersonId sender, SheetFile file, string name, CancellationToken cancel)
    {
        var words = ImportFeature.WordsIn(turn.From.Locale);
        var preview = await desk.PreviewAsync(files.Request(turn, sender, file, Weeks.Planned), cancel);
        if (preview.Problem is { } problem) return new Reply.Words(FileWords.Say(problem, words));
        await files.KeepAsync(turn, sender, file, name, cancel);
        return new Reply.Show(PreviewCard.Render(new PreviewView(KeyOf(turn, file), name, preview), words));
    }

    private static ImportKey KeyOf(Turn turn, SheetFile file) => new(file.Hash, Weeks.Planned, ViewToken.From(turn.ActivityId, turn.From.ChannelId, file.Hash));
}
