using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>A check-in's card in the team's chat, from its coming to its summary, and what people read on it.</summary>
internal sealed class RoomSight(CycleStage stage, TeamBook book, WeekBook week)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A close by time is told to the second; the card that tells it comes up to this much after the opening.</summary>
    private static readonly TimeSpan Punctual = TimeSpan.FromSeconds(20);

    /// <summary>In weeks.</summary>
    private const int OldAge = 4;

    private Message? Card => stage.CheckInCard(book.Team.Chat.Id);

    internal string? CardId => Card?.Id;

    internal bool IsOver => Card?.Card is { } card && CardSight.ClosedAt(card) is not null;

    /// <summary>Waits for another card than the one before; null when none comes in time.</summary>
    internal async Task<CheckInSeen?> AppearsAsync(string? before, DateTimeOffset due, CancellationToken cancel)
    {
        await stage.Timeline.AtAsync(due, cancel);
        if (!await stage.Timeline.UntilAsync(() => CardId != before, due + Patience, cancel))
        {
            stage.Miss($"Week {Words.Of(week.Week)}: no card came in \"{book.Team.Chat.Title}\" ({week.Fate}).");
            return null;
        }
        var seen = new CheckInSeen(Card!.PostedAt);
        // Who answered the day before is in the first card of the week from its first second.
        if (week.CheckIns.Count == 0) seen.Answerers.UnionWith(week.Early);
        week.CheckIns.Add(seen);
        return seen;
    }

    /// <summary>Waits for the summary and reads it.</summary>
    /// <param name="due">When it has to be over; it may be over before.</param>
    internal async Task ClosesAsync(CheckInSeen seen, DateTimeOffset due, CancellationToken cancel)
    {
        if (!IsOver) await stage.Timeline.AtAsync(due, cancel);
        if (!await stage.Timeline.UntilAsync(() => IsOver, due + Patience, cancel))
        {
            stage.Miss($"Week {Words.Of(week.Week)}: the card of \"{book.Team.Chat.Title}\" did not become the summary.");
            return;
        }
        seen.ClosedAt = CardSight.ClosedAt(Card!.Card!);
        week.IsOver = true;
        week.OldestBlocker = Own is { } card ? CardSight.OldestBlocker(card) : 0;
        if (IsShown && week.Week == stage.Weeks) Keep($"{Reader.Name}, after the close");
        if (seen.ClosedAt > due + Punctual) stage.Miss($"Week {Words.Of(week.Week)}: \"{book.Team.Chat.Title}\" closed late.");
    }

    /// <summary>Keeps the card for the story in the first week in which a blocker is old.</summary>
    internal Task ShowAsync(CancellationToken cancel)
    {
        if (IsShown && Own is { } card && CardSight.OldestBlocker(card) == OldAge) Keep($"{Reader.Name}: a blocker in its {Words.Nth(OldAge)} week");
        return Task.CompletedTask;
    }

    // While outsiders are in the chat, everybody's card shows counts alone: what a member sees is their own.
    private TenantPerson Reader => book.Team.Team.Members.Select(member => stage.PersonOf(member.Person)).First(person => !book.Gone.Contains(person));

    private JsonObject? Own => stage.Client.CardFor(Reader, book.Team.Chat.Id);

    private bool IsShown => book.Team == stage.Setup.Company.Checkout;

    private void Keep(string audience)
    {
        if (Own is { } card) stage.Cards.Enqueue(new ShownCard(week.Week, book.Team.Chat.Title, audience, stage.Narrator.CardText.Render(card)));
    }
}
