using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.CheckIns.Cards;

namespace OkrBot.App.Tests.Features.CheckIns.Cards;

/// <summary>The cards on which a number has arrived by itself, and those of a week that no meeting carries.</summary>
internal static class Arrived
{
    private static readonly KeyResultFacts Time = Checkout.Chidi.Mine[0] with { Arrived = (70.9m, new DateOnly(2026, 11, 3)), Source = new Uri("https://reports.example.com/checkout_time") };

    public static readonly IReadOnlyDictionary<string, Func<Words, AdaptiveCard>> Cards = new Dictionary<string, Func<Words, AdaptiveCard>>(StringComparer.Ordinal)
    {
        ["own-arrived"] = words => OwnCard.Render(Checkout.Chidi with { Mine = [Time, Checkout.Chidi.Mine[1]] }, words),
        ["update-arrived"] = words => AnswerFormCard.Render(Checkout.Update with { Fields = [Checkout.Field(Time, "70.9") with { TakesArrived = true }, Checkout.Update.Fields[1]] }, words),
        ["update-arrived-changed"] = words => AnswerFormCard.Render(Checkout.Update with { Fields = [Checkout.Field(Time, "68")] }, words),
        ["answer-by-week"] = words => AnswerFormCard.Render(
            Checkout.Update with { Frame = Checkout.Frame with { Team = words["level.own"], Until = new DateOnly(2026, 11, 8) }, OnCard = true, Fields = [Checkout.Update.Fields[1]] }, words),
        ["answer-by-week-after"] = words => AnswerFormCard.Render(
            Checkout.Update with { Frame = Checkout.ClosedFrame with { Team = words["level.own"], Until = new DateOnly(2026, 11, 1) }, OnCard = true, AfterClose = true, Fields = [Checkout.Update.Fields[1]] }, words),
    };
}
