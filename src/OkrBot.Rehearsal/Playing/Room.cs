using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing;

/// <summary>The beginning and the end of a check-in, which all meetings share.</summary>
internal sealed class Room(Stage stage, SampleTeam team)
{
    /// <summary>Edits of the card are gathered for up to 15 s, so the summary may come a little after the close.</summary>
    private static readonly TimeSpan Punctual = TimeSpan.FromSeconds(30);

    /// <summary>The ten minutes count from the opening when the card is posted within this time of it.</summary>
    private static readonly TimeSpan Posting = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    private const int MostDeliveries = 3;

    internal Chat Chat => team.Chat;

    /// <summary>People join, Teams says that the meeting began, and the card appears. False when none does.</summary>
    internal async Task<bool> OpensAsync(DateTimeOffset at, IReadOnlyList<TenantPerson> joined, MeetingEventCasing casing, CancellationToken cancel)
    {
        await stage.AtAsync(at, cancel);
        foreach (var person in joined) Chat.Meeting?.Joined.Add(person);
        var before = stage.Client.NewestCard(Chat.Id)?.Id;
        using var patiently = stage.Patiently();
        await BeginsAsync(joined[0], casing, cancel);
        if (!await stage.UntilAsync(() => stage.Client.NewestCard(Chat.Id)?.Id != before, at + Patience, cancel))
        {
            stage.Miss($"\"{Chat.Title}\" began and no card came.");
            return false;
        }
        await stage.Client.RefreshedAsync(cancel);
        return true;
    }

    /// <summary>Teams brings an event again that was not taken: a program that has only just started may be too slow for the first.</summary>
    private async Task BeginsAsync(TenantPerson first, MeetingEventCasing casing, CancellationToken cancel)
    {
        for (var delivery = 1; delivery <= MostDeliveries; delivery++)
            if ((await stage.Client.MeetingStartsAsync(first, Chat.Id, casing, cancel)).Status < 500) return;
    }

    /// <summary>Waits for the summary after ten minutes.</summary>
    internal async Task<bool> ClosesByItselfAsync(CancellationToken cancel)
    {
        if (stage.Client.NewestCard(Chat.Id) is not { } card) return false;
        var planned = card.PostedAt + Length;
        await stage.AtAsync(planned, cancel);
        return await SummaryAsync(planned - Posting, cancel);
    }

    /// <summary>Waits for the card's edit at or after <paramref name="from"/>.</summary>
    internal async Task<bool> SummaryAsync(DateTimeOffset from, CancellationToken cancel)
    {
        var closed = await stage.UntilAsync(() => stage.Client.NewestCard(Chat.Id)?.EditedAt >= from, from + Patience, cancel);
        await stage.Client.RefreshedAsync(cancel);
        if (!closed) stage.Miss($"The card of \"{Chat.Title}\" did not become the summary.");
        else if (stage.Client.NewestCard(Chat.Id)?.EditedAt - from <= Punctual) stage.ClosedOnTime++;
        return closed;
    }

    internal async Task EndsAsync(TenantPerson last, MeetingEventCasing casing, CancellationToken cancel)
    {
        Chat.Meeting?.Joined.Clear();
        await stage.Client.MeetingEndsAsync(last, Chat.Id, casing, cancel);
    }
}
