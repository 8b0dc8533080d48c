using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Holds.Cards;

/// <param name="Zone">IANA, of most of the teams.</param>
internal sealed record TalkFormView(JsonObject Data, TalkForm Form, string Zone, (DateOnly First, DateOnly Last) Window)
{
    public bool OnCard { get; init; }
    public string? Problem { get; init; }
}

/// <summary>Day, time and length of a planning conversation.</summary>
internal static class TalkFormCard
{
    public const string DayField = "talkDay";
    public const string TimeField = "talkTime";
    public const string MinutesField = "talkMinutes";
    private const int FirstHour = 7;
    private const int LastHour = 18;

    public static AdaptiveCard Render(TalkFormView view, Words words)
    {
        var text = words.Text("talk.text", ("first", words.DateAndYear(view.Window.First)), ("last", words.DateAndYear(view.Window.Last)), ("zone", UserText.Line(view.Zone, 40)));
        var card = new AdaptiveCard(view.Problem ?? words["talk.title"], words.Language,
        [
            Layout.Title(words["talk.title"]),
            .. view.Problem is { } problem ? [Layout.Notice(Rich.Line(Rich.Bold(problem)))] : Array.Empty<CardElement>(),
            new TextBlock(text) { Spacing = Spacing.Small },
            new DateInput(DayField, words["label.day"], Typed.Date(view.Form.Day) is null ? null : view.Form.Day) { IsRequired = true, ErrorMessage = words["problem.unreadable"] },
            new ChoiceInput(TimeField, words["label.time"], Times(view.Form.Time, words)) { Value = view.Form.Time, IsRequired = true, ErrorMessage = words["problem.unreadable"] },
            new NumberInput(MinutesField, words["label.minutes"])
            {
                Value = Typed.Whole(view.Form.Minutes), Min = TalkTimes.LeastMinutes, Max = TalkTimes.MostMinutes, IsRequired = true,
                ErrorMessage = words.Text("problem.length", ("least", words.Number(TalkTimes.LeastMinutes)), ("most", words.Number(TalkTimes.MostMinutes))),
            },
        ]);
        CardAction save = view.OnCard
            ? new Execute(words["button.save"], Verbs.SaveTalk, (JsonObject)view.Data.DeepClone()) { IsPrimary = true, WithInputs = true }
            : new SubmitDialog(words["button.save"], Verbs.SaveTalk, (JsonObject)view.Data.DeepClone()) { IsPrimary = true };
        return view.OnCard
            ? card with { Body = [.. card.Body, Layout.Buttons(save, new Execute(words["button.back"], Verbs.ShowCluster, (JsonObject)view.Data.DeepClone()))] }
            : card with { Actions = [save] };
    }

    /// <summary>Every half hour of a working day, and what stands there now.</summary>
    private static ImmutableArray<Choice> Times(string? now, Words words)
    {
        var times = Enumerable.Range(2 * FirstHour, 2 * (LastHour - FirstHour) + 1).Select(half => new TimeOnly(half / 2, half % 2 * 30)).ToList();
        if (TimeOnly.TryParseExact(now, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var other) && !times.Contains(other)) times.Add(other);
        return [.. times.Order().Select(time => new Choice(time.ToString("t", words.Culture), time.ToString("HH:mm", CultureInfo.InvariantCulture)))];
    }
}
