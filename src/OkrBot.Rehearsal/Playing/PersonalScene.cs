using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing;

/// <summary>The afternoon: Emre, who owns a key result and was not in the meeting, gets his one personal card and answers.</summary>
internal sealed class PersonalScene(Stage stage)
{
    private static readonly TimeSpan AfterTheStandup = TimeSpan.FromHours(4.5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SampleTeam _team = stage.Setup.Company.Checkout;
    private readonly TenantPerson _emre = stage.Setup.Company.Person("Emre");

    internal async Task PlayAsync(CancellationToken cancel)
    {
        var at = _team.Today.Start + AfterTheStandup;
        var chat = stage.Setup.Tenant.World.PersonalChat(_emre);
        await stage.SkipToAsync(at.AddSeconds(-30), cancel);
        stage.Narrator.Plain();
        if (!await stage.UntilAsync(() => stage.Client.NewestCard(chat.Id) is not null, at + Patience, cancel))
        {
            stage.Miss($"{_emre.Name}, who owns a key result and was away, got no card.");
            return;
        }
        stage.Narrator.Happens(at, $"{_emre.Name}, who owns it and was away, gets one personal card for all his teams.");
        stage.Narrator.Card(stage.RoomLines(chat), "Personal chat", $"only {_emre.Name}");
        at = at.AddSeconds(stage.Dice.Next(35, 50));
        await stage.AtAsync(at, cancel);
        var outcome = Outcome.Of(await stage.Client.PressAsync(_emre, chat.Id, "No change", cancel), stage.Narrator.CardText);
        if (outcome.Saved) stage.Ledger.Told(_team, _emre);
        else
        {
            stage.Ledger.Unsure(_team, _emre);
            stage.Miss($"{_emre.Name} in the personal chat: {outcome.Words}");
        }
        stage.Narrator.Does(at, _emre.Name, "No change", outcome.Words);
    }
}
