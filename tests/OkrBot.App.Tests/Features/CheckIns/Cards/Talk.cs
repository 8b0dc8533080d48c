using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Tests.Features.CheckIns.Cards;

/// <summary>The states in which the room talks: what was agreed, what is in the way, what whoever runs it is asked. In both languages.</summary>
internal static class Talk
{
    private static readonly CarriedLine.Agreed Asked = (CarriedLine.Agreed)Checkout.AgreedLast with { IsAsked = true };
    private static readonly CarriedLine.Agreed NotYet = new(new CommitmentId("c0"), "the bank stays silent", "Bo visits them", new DateOnly(2026, 10, 30), FromLastTime: true)
    {
        On = new DateOnly(2026, 10, 20),
        Kept = Kept.No,
    };

    private static readonly CarriedLine Resolved = new CarriedLine.Resolved(new BlockerId("b1"), "A signed data agreement");

    private static readonly OwnView Emre = Checkout.Chidi with
    {
        Reader = "29:1emre",
        Mine =
        [
            Checkout.Shops with { Answered = false, Value = new Reading.Number(2), ValueBefore = new Reading.Number(2) },
            Checkout.Terms,
        ],
        Room = Checkout.FirstMinutes with { Carried = [Asked] },
    };

    private static readonly RoomView Talking = Checkout.Open with { Frame = Checkout.Frame with { Answered = 6 }, Carried = [] };

    private static readonly OwnView Runner = Checkout.Bo with { Room = Talking };

    private static readonly RunnerQuestion Silent = new RunnerQuestion.Silent(new KeyResultId("kr7"), "Local terms and tax rules approved", 3);

    public static IReadOnlyDictionary<string, Func<Words, AdaptiveCard>> Cards { get; } = new Dictionary<string, Func<Words, AdaptiveCard>>(StringComparer.Ordinal)
    {
        ["own-agreed-last"] = words => OwnCard.Render(Emre, words),
        ["own-agreed-answered"] = words => OwnCard.Render(Answered, words),
        ["own-resolved-just-now"] = words => OwnCard.Render(Checkout.Chidi with { Mine = [Checkout.MedianTime], Room = Talking with { Carried = [Resolved, AskedOfReader] } }, words),
        ["own-needs-next-step"] = words => OwnCard.Render(NeedsStep, words),
        ["facilitator-silent"] = words => OwnCard.Render(Runner with { Question = Silent }, words),
        ["facilitator-silent-own-open"] = words => OwnCard.Render(Runner with { Question = Silent, Mine = [Checkout.Contract] }, words),
        ["facilitator-owner-left"] = words => OwnCard.Render(OwnerLeft, words),
        ["facilitator-nobody-leads"] = words => OwnCard.Render(Runner with { Question = new RunnerQuestion.NobodyLeads(), Room = Talking with { Carried = [Asked] } }, words),
        ["room-agreed-answered"] = words => RoomCard.Render(Checkout.Open with { Carried = [Checkout.Blocked, Asked with { IsAsked = false, Kept = Kept.Yes }, NotYet] }, words),
        ["member-closed"] = words => SummaryCard.Render(Checkout.Summary with { IsMember = true, Carried = [Resolved, Asked, NotYet] }, words),
        ["update-steps-full"] = words => AnswerFormCard.Render(Checkout.Update with { Fields = [Checkout.Field(Checkout.Shops) with { OpenSteps = [Asked, NotYet, Contract] }] }, words),
        ["update-too-many-steps"] = words => AnswerFormCard.Render(TooMany, words),
    };

    private static CarriedLine.Agreed Contract => new(new CommitmentId("c3"), "they do not sign", "we ask the second bank", new DateOnly(2026, 11, 12), FromLastTime: true);

    private static CarriedLine AskedOfReader => (CarriedLine.Blocked)Checkout.Blocked with { From = "Chidi", AskedBy = "Dina", Age = 3 };

    private static OwnView Answered => Emre with
    {
        Mine = [.. Emre.Mine.Select(kr => kr with { Answered = true })],
        Room = Talking with { Carried = [Asked with { IsAsked = false, Kept = Kept.Yes }] },
    };

    private static OwnView NeedsStep => Emre with { Mine = [Checkout.Shops], NeedsStep = Checkout.Shops, JustSaved = 1, Room = Talking };

    private static OwnView OwnerLeft => Runner with
    {
        Question = new RunnerQuestion.OwnerLeft(new KeyResultId("kr5"), "Payout questions to support"),
        Room = Talking with { Agenda = [.. Talking.Agenda.Select(line => line with { KeyResult = line.KeyResult with { Owner = line.Number == 3 ? "" : line.KeyResult.Owner } })] },
    };

    private static AnswerForm TooMany => Checkout.Update with
    {
        Fields = [Checkout.Field(Checkout.Shops, "3") with { AskNextStep = true, If = "the shops wait", Then = "Emre calls them", By = new DateOnly(2026, 11, 6) }],
        Problem = Checkout.Problem("problem.nextStepsFull") with { OpenSteps = [Asked, NotYet, Contract] },
    };
}
