using System.Collections.Immutable;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>What people press and type to answer: on the card in the meeting's chat, in its dialog, or in their personal chat.</summary>
internal sealed class Hands(CycleStage stage, TeamBook book)
{
    private readonly Typist _typist = new(stage);

    private string ChatId => book.Team.Chat.Id;

    internal async Task<Saved> NoChangeAsync(TenantPerson person, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, ChatId, cancel);
        return await _typist.TapAsync(person, ChatId, "No change", cancel);
    }

    internal async Task<Saved> UpdateAsync(TenantPerson person, ImmutableArray<Entry> entries, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, ChatId, cancel);
        return await _typist.InDialogAsync(person, ChatId, "Update", entries, cancel);
    }

    /// <summary>Whoever runs it answers for others.</summary>
    internal async Task<Saved> ForTheRoomAsync(TenantPerson person, ImmutableArray<Entry> entries, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, ChatId, cancel);
        return await _typist.InDialogAsync(person, ChatId, "Answer for the room", entries, cancel);
    }

    internal async Task<Saved> HereAsync(TenantPerson person, ImmutableArray<Entry> entries, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, ChatId, cancel);
        return await _typist.HereAsync(person, ChatId, entries, cancel);
    }

    /// <summary>Says "check in" in the personal chat and fills the form that comes.</summary>
    internal async Task<Saved> InPersonAsync(TenantPerson person, ImmutableArray<Entry> entries, CancellationToken cancel)
    {
        var chat = stage.Setup.Tenant.World.PersonalChat(person).Id;
        var before = stage.Client.NewestCard(chat)?.Id;
        await stage.Client.SayAsync(person, chat, "check in", cancel);
        if (stage.Client.NewestCard(chat) is not { Card: { } card } message || message.Id == before) return new(new Outcome(false, false, "no form came"));
        return await _typist.OnCardAsync(person, chat, new BotAnswer.Card(card), entries, cancel);
    }
}
