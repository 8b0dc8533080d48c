using OkrBot.App.Bot;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Import.Cards;

namespace OkrBot.App.Features.Import.NewTeams;

/// <summary>The teams of the file that was sent, as things stand now.</summary>
internal sealed class ShowTeams(FileDesk files, TeamsDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await files.FindAsync(turn, cancel) is not var (key, request, name)) return FileWords.Gone(turn);
        if (!request.IsLead || TeamTable.Of(request.File).Table is not { } table) return ProgrammeLeads.No(turn);
        return new Reply.Show(TeamsCard.Render(new TeamsView(key, name, await desk.PreviewAsync(request, table, cancel)), ImportFeature.WordsIn(turn.From.Locale)));
    }
}

/// <summary>Starts the teams of one wave, so many at once as fit into the time of a press.</summary>
internal sealed class StartTeams(FileDesk files, TeamsDesk desk) : ITurnHandler
{
    private const int MostTeams = 40;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await files.FindAsync(turn, cancel) is not var (key, request, name)) return FileWords.Gone(turn);
        if (!request.IsLead || TeamTable.Of(request.File).Table is null) return ProgrammeLeads.No(turn);
        var done = await desk.StartAsync(request, request.File, key.Wave ?? -1, MostTeams, cancel);
        return new Reply.Show(TeamsCard.Render(new TeamsView(key with { Page = 0 }, name, done.After) { Done = done }, ImportFeature.WordsIn(turn.From.Locale)));
    }
}

/// <summary>Tells whoever runs the programme that a file brings teams in.</summary>
internal sealed class BringTeamsPart : IProgrammePart
{
    public int Order => 40;

    public Task<ProgrammePart?> OfAsync(Turn turn, bool here, CancellationToken cancel)
        => Task.FromResult<ProgrammePart?>(new ProgrammePart([Layout.Small(ImportFeature.WordsIn(turn.From.Locale)["teams.how"])], []));
}
