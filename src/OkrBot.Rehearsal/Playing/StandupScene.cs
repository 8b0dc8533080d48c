using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing;

/// <summary>Checkout's standup, from the meeting's start to the summary, with all that may go wrong in ten minutes.</summary>
internal sealed class StandupScene(Stage stage)
{
    private readonly SampleCompany _company = stage.Setup.Company;
    private readonly SampleTeam _team = stage.Setup.Company.Checkout;
    private readonly Actor _actor = new(stage, stage.Setup.Company.Checkout);
    private readonly Room _room = new(stage, stage.Setup.Company.Checkout);

    private DateTimeOffset Start => _team.Today.Start;
    private TenantPerson Bo => _company.Person("Bo");

    internal async Task PlayAsync(CancellationToken cancel)
    {
        string[] early = ["Ann", "Bo", "Chidi", "Dina"];
        stage.Narrator.Happens(Start, $"\"{_team.Chat.Title}\" starts. {Words.List(early)} have joined.");
        if (!await _room.OpensAsync(Start, [.. early.Select(_company.Person)], MeetingEventCasing.Pascal, cancel)) return;
        stage.Narrator.Card(stage.RoomLines(_team.Chat), _team.Chat.Title, "everyone");

        await AnswersAsync(cancel);
        await OrderAsync(cancel);
        await BlockerAsync(cancel);
        await RestartAsync(cancel);
        await LastCallAsync(cancel);
        await CloseAsync(cancel);
    }

    private async Task AnswersAsync(CancellationToken cancel)
    {
        var second = stage.Dice.Next(0, 6);
        await _actor.ComeAsync(Start.AddSeconds(14), _company.Person("Ann"), cancel);
        var copied = _actor.CopyOf(_company.Person("Ann"));
        await _actor.NoChangeAsync(Start.AddSeconds(14 + second), _company.Person("Ann"), cancel);
        var both = stage.Dice.Next(31, 35);
        await _actor.UpdateAsync(Start.AddSeconds(both), _company.Person("Chidi"),
            [new("Median time to pay", "70", 4, "Apple Pay opens slowly")], times: 2, cancel);
        stage.Setup.Tenant.Faults.DuplicateNextDeliveries(stage.Dice.Next(0, 2));
        await _actor.UpdateAsync(Start.AddSeconds(both + 10), Bo,
            [new("Failed cards recovered", "16", 7, "Retrying at night works"), new("BLIK live with 40 shops", "6", 5, "Legal forms are slow")], times: 1, cancel);
        await _actor.AnswerHereAsync(Start.AddSeconds(56), _company.Person("Dina"),
            [new("Payout questions to support", Words.Of(stage.Dice.Next(358, 366)), 7)], cancel);
        await _actor.RefusedAsync(Start.AddSeconds(65), _company.Guest, "a guest", copied, cancel);
        await _actor.RefusedAsync(Start.AddSeconds(72), _company.Visitor, "no account", copied, cancel);
    }

    private async Task OrderAsync(CancellationToken cancel)
    {
        var at = Start.AddMinutes(2);
        await stage.AtAsync(at.AddSeconds(25), cancel);
        await stage.Client.RefreshedAsync(cancel);
        stage.Narrator.Plain();
        stage.Narrator.Happens(at, "Two minutes are over. The order is set:");
        stage.Narrator.Part(stage.RoomLines(_team.Chat));
    }

    private async Task BlockerAsync(CancellationToken cancel)
    {
        var at = Start.AddMinutes(4).AddSeconds(stage.Dice.Next(5, 15));
        await _actor.ComeAsync(at, Bo, cancel);
        var raised = await _actor.DialogAsync(Bo, "Raise a blocker", form => FillBlocker(form), cancel);
        stage.Narrator.Does(at, Bo.Name, "raises a blocker on BLIK: needs a signed form from Legal", raised ? "" : "not raised");
        if (!raised) stage.Miss("The blocker could not be raised.");
    }

    private static void FillBlocker(Form form)
    {
        ChooseBlik(form);
        foreach (var input in form.Fields.Where(input => input.Kind == "Text"))
            input.Fill(input.Label.Contains("whom", StringComparison.OrdinalIgnoreCase) ? "Legal" : "A signed form");
    }

    /// <summary>In whatever list offers it.</summary>
    private static void ChooseBlik(Form form)
    {
        foreach (var input in form.Fields)
            if (input.Choices.FirstOrDefault(choice => choice.Title.Contains("BLIK", StringComparison.Ordinal)).Value is { } blik) input.Fill(blik);
    }

    private async Task RestartAsync(CancellationToken cancel)
    {
        var at = Start.AddMinutes(6);
        await stage.AtAsync(at, cancel);
        await stage.Client.RefreshedAsync(cancel);
        using (stage.Setup.Time.AtRealSpeed())
            stage.Client.Bot = await stage.Setup.RestartAsync(cancel);
        var (found, lost, _) = stage.Ledger.Compare(await stage.Setup.ReadBackAsync(cancel));
        stage.Narrator.Happens(at, $"The program is stopped and started again. {Words.Count(found, "answer")} found again, {Words.Of(lost)} lost.");
    }

    private async Task LastCallAsync(CancellationToken cancel)
    {
        var at = Start.AddMinutes(8);
        await _actor.ComeAsync(at.AddSeconds(25), Bo, cancel);
        var open = stage.ViewLines(Bo, _team.Chat).Concat(stage.RoomLines(_team.Chat))
            .FirstOrDefault(line => line.Contains("open:", StringComparison.OrdinalIgnoreCase))?.Trim();
        stage.Narrator.Happens(at, open ?? "Two minutes are left.");
    }

    /// <summary>The decision is added while the room is open, or to the summary where the card offers it there.</summary>
    private async Task CloseAsync(CancellationToken cancel)
    {
        var at = Start.AddMinutes(9).AddSeconds(20);
        await _actor.ComeAsync(at, Bo, cancel);
        var decided = await DecideAsync(at, cancel);
        var closed = await _room.ClosesByItselfAsync(cancel);
        if (closed) stage.Narrator.Happens(Start.AddMinutes(10), "Closed on time. The card is now the summary.");
        if (!decided)
        {
            at = Start.AddMinutes(10).AddSeconds(40);
            await _actor.ComeAsync(at, Bo, cancel);
            decided = await DecideAsync(at, cancel);
            await stage.AtAsync(at.AddSeconds(20), cancel);
        }
        if (!decided) stage.Miss("The decision could not be added.");
        stage.Narrator.Part(stage.RoomLines(_team.Chat));
        await stage.AtAsync(Start.AddMinutes(24), cancel);
        await _room.EndsAsync(Bo, MeetingEventCasing.Camel, cancel);
    }

    private async Task<bool> DecideAsync(DateTimeOffset at, CancellationToken cancel)
    {
        const string decision = "Poland starts with 20 shops";
        var added = await _actor.DialogAsync(Bo, "Add the decision", form =>
        {
            ChooseBlik(form);
            foreach (var input in form.Fields.Where(input => input.Kind == "Text")) input.Fill(decision);
        }, cancel);
        if (added) stage.Narrator.Does(at, Bo.Name, $"adds the decision: {decision}", "");
        return added;
    }
}
