using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.Ownership.Cards;

/// <summary>Asks why a key result is stopped, and says what that means.</summary>
public static class StopCard
{
    public const string ReasonField = "reason";
    public const int LongestReason = 300;

    /// <param name="reason">As typed before.</param>
    /// <param name="problem">Key of the words that say why it was not taken.</param>
    public static AdaptiveCard Render(OwnerForm form, string? reason, string? problem, Words words) => form.Card(
        words.Text("stop.spoken", ("kr", UserText.Line(form.Title))),
        [
            .. form.Head(words["stop.title"]),
            .. problem is null ? Array.Empty<CardElement>() : [Layout.Notice(Rich.Line(Rich.Bold(words[problem])))],
            new TextBlock(words["stop.text"]) { Spacing = Spacing.Small },
            new TextInput(ReasonField, words["stop.reason"])
            {
                IsRequired = true,
                MaxLength = LongestReason,
                Value = reason is null ? null : UserText.Field(reason, LongestReason),
                ErrorMessage = words["stop.reasonError"],
                Placeholder = words["stop.reasonHint"],
            },
        ], Verbs.SaveStop, words);
}
