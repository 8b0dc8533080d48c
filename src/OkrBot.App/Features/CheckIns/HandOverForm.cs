using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Asks to whom the check-in is handed over.</summary>
internal sealed class HandOverForm(CheckInDesk desk) : ITurnHandler
{
    public const string PersonField = "person";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || await desk.FindAsync(press, cancel) is not { } state || desk.Scene(press, state) is not { } scene)
            return CheckInDesk.Gone(turn);
        if (!press.ComesFromItsChat(state) || turn.From.Person is not { } sender || Authority.RunnerOnly(state.Team, scene.Segment, sender) is not null)
            return desk.Show(press, state);
        var words = AnswerForms.Words(press, state);
        var key = scene.Frame(words.Language).Key.ToData();
        var people = state.Team.Members.Where(m => !m.Guest && m.Person != sender).Select(m => new Choice(UserText.Line(m.Name), m.Person.Value));
        return new Reply.Show(new AdaptiveCard(words["handOver.title"], words.Language,
        [
            new TextBlock(words["handOver.title"]) { Size = TextSize.Large, Weight = TextWeight.Bolder, Heading = true },
            new ChoiceInput(PersonField, words["handOver.person"], [.. people]) { IsRequired = true, ErrorMessage = words["decision.itemError"] },
            new ActionSet(
            [
                new Execute(words["button.handOver"], Verbs.HandOverTo, key) { IsPrimary = true, WithInputs = true },
                new Execute(words["button.back"], Verbs.View, (System.Text.Json.Nodes.JsonObject)key.DeepClone()),
            ]),
        ]));
    }
}
