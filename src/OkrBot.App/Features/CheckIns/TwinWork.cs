using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns;

/// <summary>After an ambiguous send the room may show its card twice. Whoever presses the twin is answered, and the twin goes.</summary>
internal sealed class TwinWatch(RoomFinder finder, IWorkQueue queue)
{
    /// <summary>Looks at what this server remembers, so that a press costs no read; the work itself asks storage.</summary>
    public async Task NoteAsync(CardPress press, TeamCycle state, CancellationToken cancel)
    {
        if (press.Turn.ReplyToId is not { } pressed || press.Turn.Chat.Kind == ChatKind.Personal || press.OccurrenceIn(state) is not { } on) return;
        if (finder.Recall(press.Turn.Tenant, on) is not { ActivityId: { } card } room || card == pressed || !TwinWork.HasTwin(room)) return;
        var now = press.Turn.Now;
        await queue.EnqueueAsync([new WorkItem(TwinWork.Kind, $"twin:{on.Series}:{pressed}", now, now) { Team = state.Id, Occurrence = on, EffectId = pressed }], cancel);
    }
}

/// <summary>Deletes a card that was sent twice. Only as many as were sent again: a forged message id takes nothing else with it.</summary>
internal sealed class TwinWork(IRooms rooms, RoomFinder finder, IMessenger messenger) : IWorkHandler
{
    public const string Kind = "twin";

    public static bool HasTwin(Room room) => room.Resent > room.TwinsDeleted;

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Team: { } team, Occurrence: { } on, EffectId: { } twin }) return new WorkResult.Failed("a twin item names a team, an occurrence and a message");
        if (await rooms.FindAsync(team.Tenant, on, cancel) is not { Room: { ActivityId: { } card } room } stored || card == twin || !HasTwin(room)) return WorkResult.Done;
        var result = await messenger.DeleteAsync(new ChatAddress(room.Tenant, room.Chat, room.ServiceUrl), twin, cancel);
        if (result is SendResult.Throttled throttled) return new WorkResult.Later(throttled.Until);
        if (result is not SendResult.Sent) return WorkResult.Done;
        finder.Forget(room);
        return await rooms.ReplaceAsync(stored, room with { TwinsDeleted = room.TwinsDeleted + 1 }, cancel) is null
            ? new WorkResult.Failed("the room changed meanwhile")
            : WorkResult.Done;
    }
}
