using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Holds.Cards;

/// <summary>How long review and reflection take.</summary>
internal static class LengthFormCard
{
    public const string MinutesField = "checkpointMinutes";

    public static AdaptiveCard Render(JsonObject data, int? minutes, bool onCard, string? problem, Words words)
    {
        var range = words.Text("problem.length", ("least", words.Number(Checkpoints.LeastMinutes)), ("most", words.Number(Checkpoints.MostMinutes)));
        var card = new AdaptiveCard(problem ?? words["length.title"], words.Language,
        [
            Layout.Title(words["length.title"]),
            .. problem is null ? Array.Empty<CardElement>() : [Layout.Notice(Rich.Line(Rich.Bold(problem)))],
            new TextBlock(words["length.hint"]) { Spacing = Spacing.Small },
            new NumberInput(MinutesField, words["label.minutes"]) { Value = minutes, Min = Checkpoints.LeastMinutes, Max = Checkpoints.MostMinutes, IsRequired = true, ErrorMessage = range },
        ]);
        CardAction save = onCard
            ? new Execute(words["button.save"], Verbs.SaveLength, (JsonObject)data.DeepClone()) { IsPrimary = true, WithInputs = true }
            : new SubmitDialog(words["button.save"], Verbs.SaveLength, (JsonObject)data.DeepClone()) { IsPrimary = true };
        return onCard
            ? card with { Body = [.. card.Body, Layout.Buttons(save, new Execute(words["button.back"], Verbs.ShowProgramme, (JsonObject)data.DeepClone()))] }
            : card with { Actions = [save] };
    }
}
