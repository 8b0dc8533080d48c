using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Holds.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Holds;

/// <summary>Who may set how long review and reflection take: programme leads, in their own chat.</summary>
internal sealed class LengthDesk(ProgrammeLeads leads, IDirectory directory)
{
    /// <summary>Why this sender is shown nothing; null = nothing speaks against it.</summary>
    public Reply? Refused(Turn turn)
    {
        if (!leads.Includes(turn)) return ProgrammeLeads.No(turn);
        return turn.Chat.Kind == ChatKind.Personal ? null : new Reply.Words(ProgrammeLeads.Words(turn.From.Locale)["inPerson"]);
    }

    public async Task<int> MinutesAsync(Turn turn, CancellationToken cancel) => (await directory.FindTenantAsync(turn.Tenant, cancel))?.CheckpointMinutes ?? Checkpoints.DefaultMinutes;

    public static JsonObject Data(Turn turn, bool here) => new()
    {
        [CardKey.ViewField] = ViewToken.From(turn.ActivityId, turn.From.ChannelId, turn.Verb, CardData.Of(turn.Act).Id(CardKey.ViewField) ?? ""), [TalkDesk.HereField] = here ? "1" : "0",
    };

    public static Reply Form(Turn turn, int? minutes, string? problem)
    {
        var (words, onCard) = (HoldWords.In(turn.From.Locale), turn.Act is Act.Pressed);
        var card = LengthFormCard.Render(Data(turn, onCard), minutes, onCard, problem, words);
        return onCard ? new Reply.Show(card) : new Reply.Dialog(words["length.title"], card);
    }
}

internal sealed class AskLength(LengthDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel) => desk.Refused(turn) ?? LengthDesk.Form(turn, await desk.MinutesAsync(turn, cancel), problem: null);
}

/// <summary>From the next morning on calendars follow.</summary>
internal sealed class SaveLength(LengthDesk desk, IDirectory directory) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (desk.Refused(turn) is { } refused) return refused;
        var words = HoldWords.In(turn.From.Locale);
        var minutes = Typed.Whole(CardData.Of(turn.Act).Text(LengthFormCard.MinutesField));
        if (minutes is not (>= Checkpoints.LeastMinutes and <= Checkpoints.MostMinutes))
            return LengthDesk.Form(turn, minutes, words.Text("problem.length", ("least", words.Number(Checkpoints.LeastMinutes)), ("most", words.Number(Checkpoints.MostMinutes))));
        await directory.ChangeTenantAsync(turn.Tenant, known => (known ?? new TenantEntry(turn.Tenant, [])) with { CheckpointMinutes = minutes }, cancel);
        return turn.Act is Act.DialogSent
            ? new Reply.CloseDialog(words.Text("length.saved", ("minutes", words.Number(minutes.Value))))
            : new Reply.Continue(Verbs.ShowProgramme, LengthDesk.Data(turn, here: true));
    }
}

/// <summary>The line on the programme's card.</summary>
internal sealed class LengthPart(LengthDesk desk) : IProgrammePart
{
    public int Order => 30;

    public async Task<ProgrammePart?> OfAsync(Turn turn, bool here, CancellationToken cancel)
    {
        var words = HoldWords.In(turn.From.Locale);
        var text = words.Text("length.text", ("minutes", words.Number(await desk.MinutesAsync(turn, cancel))));
        var data = LengthDesk.Data(turn, here);
        CardAction ask = here ? new Execute(words["length.button"], Verbs.AskLength, data) : new OpenDialog(words["length.button"], Verbs.AskLength, data);
        return new ProgrammePart([Rich.Labelled(words["length.label"], Rich.Plain(text))], [ask]);
    }
}
