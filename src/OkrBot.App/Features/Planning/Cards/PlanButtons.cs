using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Planning.Views;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Planning.Cards;

/// <summary>The buttons of a plan's cards: the same words everywhere. Those that ask for something open a dialog, or the form on the card where the reader chose that.</summary>
internal sealed class PlanButtons(PlanKey key, Words words)
{
    public CardAction NewObjective => Ask("button.new", Verbs.EditObjective, key.ForTeam);
    public CardAction ChangeObjective => Ask("button.change", Verbs.EditObjective, key);
    public CardAction AddKeyResult => Ask("button.addKeyResult", Verbs.EditKeyResult, key with { KeyResult = null });
    public CardAction ChangeKeyResult => Ask("button.change", Verbs.EditKeyResult, key);
    public CardAction DropDraft => Ask("button.drop", Verbs.Drop, key);
    public CardAction Stop => Ask("button.stop", Verbs.Drop, key);

    public Execute WriteHere => new(words["button.here"], Verbs.ShowPlan, (key.ForTeam with { Here = true }).ToData());
    public Execute ShowAgain => new(words["button.again"], Verbs.ShowPlan, key.ForTeam.ToData());
    public Execute Programme => new(words["button.programme"], Verbs.ShowProgramme, key.Here ? new() { [PlanKey.HereField] = "1" } : []);

    /// <summary>The same team's plan for other weeks.</summary>
    public Execute Weeks(OtherWeeks other) => new(words[other.Which switch
    {
        WhichWeeks.Next => "button.nextWeeks",
        WhichWeeks.Last => "button.lastWeeks",
        _ => "button.theseWeeks",
    }], Verbs.ShowPlan, (key.ForTeam with { Cycle = other.Cycle }).ToData());


    /// <summary>As if it had been chosen in the list of teams.</summary>
    public Execute Choose(TeamId team, string title) => new(words[title], Verbs.ShowPlan, new System.Text.Json.Nodes.JsonObject { [ChooseTeamCard.TeamField] = team.Value });
    public Execute OpenObjective => new(words["button.open"], Verbs.PlanObjective, key.ForTeam.ToData()) { WithInputs = true };
    public Execute OpenKeyResult => new(words["button.open"], Verbs.PlanKeyResult, key.ToData()) { WithInputs = true };
    public Execute Links => new(words["button.links"], Verbs.ShowLinks, key.ToData());
    public Execute Waiting => new(words["button.waiting"], Verbs.WaitingLinks, key.ForTeam.ToData());
    public Execute Begin => new(words["button.begin"], Verbs.BeginObjective, key.ToData());
    public Execute BeginAll => new(words["button.beginAll"], Verbs.BeginAll, key.ForTeam.ToData());
    public Execute Talks => new(words["button.talks"], Verbs.OwnCluster, key.ForTeam.ToData());
    public Execute BeginAllNow => new(words["button.beginAll"], Verbs.BeginAllNow, key.ForTeam.ToData());
    public CardAction NameContact(LinkEnd end) => Ask("button.contact", Verbs.OpenLiaison, key.For(end.Objective) with { KeyResult = end.KeyResult });
    public CardAction WhoCares(bool onCard) => Leave("button.whoCares", Verbs.WhoCares, onCard);
    public CardAction WhoFollows(bool onCard) => Leave("button.whoFollows", Verbs.WhoFollows, onCard);
    public Execute Swap => new(words["button.replace"], Verbs.SwapObjective, key.ToData()) { WithInputs = true };
    public Execute KeepDraft => new(words["button.keepDraft"], Verbs.PlanObjective, key.ToData());
    public Execute MoveUp => new(words["button.up"], Verbs.MoveUp, key.ToData());
    public Execute BackToPlan => new(words["button.back"], Verbs.ShowPlan, key.ForTeam.ToData());
    public Execute Number => new(words["button.number"], Verbs.ShowNumber, key.ToData());
    public Execute Done => new(words["button.done"], Verbs.PlanObjective, key.ToData());

    /// <summary>Back to the objective, or to the whole plan where the form is of a new one.</summary>
    public Execute BackToObjective => key.Objective is { } id ? new Execute(words["button.back"], Verbs.PlanObjective, key.For(id).ToData()) : BackToPlan;

    /// <summary>Back to where the form was opened.</summary>
    public Execute BackToKeyResult => key.KeyResult is null ? BackToObjective : new Execute(words["button.back"], Verbs.PlanKeyResult, (key with { Kind = null }).ToData());

    /// <summary>Sends what stands in the form: from the card, or from the dialog.</summary>
    public CardAction Send(string title, string verb, bool onCard, bool isPrimary = true) => onCard
        ? new Execute(words[title], verb, key.ToData()) { IsPrimary = isPrimary, WithInputs = true }
        : new SubmitDialog(words[title], verb, key.ToData()) { IsPrimary = isPrimary };

    /// <param name="objective">Whose next key result is asked for, in the same dialog.</param>
    public CardAction Another(ObjectiveId objective, bool onCard) => onCard
        ? new Execute(words["button.another"], Verbs.EditKeyResult, key.For(objective).ToData()) { IsPrimary = true }
        : new SubmitDialog(words["button.another"], Verbs.EditKeyResult, key.For(objective).ToData()) { IsPrimary = true };

    public SubmitDialog CloseDialog => new(words["button.done"], Verbs.DoneWriting, key.ToData());

    /// <summary>From a form to another one, whatever stands in it.</summary>
    private CardAction Leave(string title, string verb, bool onCard)
        => onCard ? new Execute(words[title], verb, key.ToData()) : new SubmitDialog(words[title], verb, key.ToData()) { WithInputs = false };

    private CardAction Ask(string title, string verb, PlanKey about)
        => key.Here ? new Execute(words[title], verb, about.ToData()) : new OpenDialog(words[title], verb, about.ToData());
}
