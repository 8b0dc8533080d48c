namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>Omar joins Checkout's chat, and some weeks later his account ends. Teams says nothing, and he stays in the chat's list: the next night finds it.</summary>
internal sealed class AccountEnds(CycleStage stage)
{
    private const int JoinsIn = 4;
    private const int EndsIn = 6;
    private static readonly TimeOnly Morning = new(8, 10);

    internal async Task PlayAsync(CancellationToken cancel)
    {
        var book = stage.Books[0];
        var omar = stage.Setup.Tenant.World.AddPerson("Omar");
        await stage.Timeline.AtAsync(LocalTimes.At(LocalTimes.MondayOf(book.Team, JoinsIn), Morning), cancel);
        await stage.Client.AddMemberAsync(stage.PersonOf(book.Team.Team.Members[0].Person), book.Team.Chat.Id, omar, cancel);
        var press = new LeaversPress(stage, book, omar);
        await press.KeepAsync(JoinsIn, EndsIn - 1, cancel);
        await stage.Timeline.AtAsync(LocalTimes.At(LocalTimes.MondayOf(book.Team, EndsIn), new TimeOnly(18, 10)), cancel);
        stage.Setup.Tenant.Graph.People.Disable(omar);
        book.Gone.Add(omar);
        await stage.Timeline.AtAsync(LocalTimes.At(LocalTimes.MondayOf(book.Team, EndsIn).AddDays(2), Morning), cancel);
        await press.PressAsync(cancel);
        stage.Notes.Enqueue((EndsIn, $"{omar.Name}'s account ended. He is still in \"{book.Team.Chat.Title}\", and can do nothing there any more."));
    }
}
