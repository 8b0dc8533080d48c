using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Programme.Forms;
using OkrBot.App.Features.Programme.Views;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme.Cards;

/// <summary>When the next weeks begin, how many they are, and how people call them.</summary>
internal static class CycleFormCard
{
    public static AdaptiveCard Render(CycleFormView view, ProgrammeButtons buttons, Words words)
    {
        var form = view.Form;
        var range = words.Text("problem.weeksRange", ("fewest", words.Number(Cycle.FewestWeeks)), ("most", words.Number(Cycle.MostWeeks)));
        var card = new AdaptiveCard(view.Problem ?? words["spoken.cycleForm"], words.Language,
        [
            Layout.Title(words["form.title"]),
            .. ProgrammeWords.Told(done: null, view.Problem is { } problem ? [problem] : []),
            new TextBlock(words["form.hint"]) { Spacing = Spacing.Small },
            new DateInput(CycleForm.StartField, words["label.start"], Typed.Date(form.Start) is null ? null : form.Start) { IsRequired = true, ErrorMessage = words["error.day"] },
            new NumberInput(CycleForm.WeeksField, words["label.weeks"]) { Value = Typed.Whole(form.Weeks), Min = Cycle.FewestWeeks, Max = Cycle.MostWeeks, IsRequired = true, ErrorMessage = range },
            new TextInput(CycleForm.NameField, words["label.name"])
            {
                Value = form.Name is null ? null : UserText.Field(form.Name, CycleOpening.LongestName), MaxLength = CycleOpening.LongestName, Placeholder = words["hint.name"],
            },
        ]);
        var open = buttons.Send("button.open", Verbs.OpenCycleNow, view.OnCard);
        return view.OnCard ? card with { Body = [.. card.Body, Layout.Buttons(open, buttons.Back)] } : card with { Actions = [open] };
    }
}
