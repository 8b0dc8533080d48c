using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Cards;
using OkrBot.App.Features.Holds.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Holds;

/// <summary>A programme lead's turn about one planning group.</summary>
internal sealed record TalkScene(Turn Turn, TenantEntry Tenant, Cycle Cycle, ClusterId Group, TalkPlan? Plan)
{
    public Words Words { get; } = HoldWords.In(Turn.From.Locale);
    public (DateOnly First, DateOnly Last) Window => TalkPlans.Window(Tenant, Cycle);

    /// <summary>What the button brought, with a token of its own: the group's card knows it again.</summary>
    public JsonObject Data
    {
        get
        {
            var pressed = CardData.Of(Turn.Act);
            var data = new JsonObject
            {
                [CardKey.CycleField] = Cycle.Id.Value, [TalkDesk.GroupField] = Group.Value,
                [CardKey.ViewField] = ViewToken.From(Turn.ActivityId, Turn.From.ChannelId, Turn.Verb, pressed.Id(CardKey.ViewField) ?? ""),
            };
            if (pressed.Id(TalkDesk.HereField) == "1") data[TalkDesk.HereField] = "1";
            return data;
        }
    }
}

/// <summary>Who may set when a group talks: programme leads, in their own chat, while its cycle is planned.</summary>
internal sealed class TalkDesk(ProgrammeLeads leads, IDirectory directory, TalkPlans plans)
{
    public const string GroupField = "g";
    public const string HereField = "here";

    /// <summary>Null = the answer says why not.</summary>
    public async Task<(TalkScene? Scene, Reply No)> FindAsync(Turn turn, CancellationToken cancel)
    {
        if (!leads.Includes(turn)) return (null, ProgrammeLeads.No(turn));
        var words = HoldWords.In(turn.From.Locale);
        if (turn.Chat.Kind != ChatKind.Personal) return (null, new Reply.Words(words["refused.inPerson"]));
        if (await directory.FindTenantAsync(turn.Tenant, cancel) is not { } tenant || PlanningWindow.CycleOf(tenant.Cycles, Zones.LocalDay(turn.From.Zone ?? "UTC", turn.Now)) is not { } cycle)
            return (null, new Reply.Words(words["refused.notNow"]));
        if (CardData.Of(turn.Act).Id(GroupField) is not { } group || await plans.FindAsync(turn.Tenant, HoldSubject.Of(cycle.Id, group), turn.Now, cancel) is not { } plan)
            return (null, new Reply.Words(words["refused.noGroup"]));
        return (new TalkScene(turn, tenant, cycle, new ClusterId(group), plan), Reply.None);
    }

    public static Reply Form(TalkScene scene, TalkForm form, string? problem)
    {
        var onCard = scene.Turn.Act is Act.Pressed;
        var zone = scene.Plan?.Time.Zone ?? "UTC";
        var card = TalkFormCard.Render(new TalkFormView(scene.Data, form, zone, scene.Window) { OnCard = onCard, Problem = problem }, scene.Words);
        return onCard ? new Reply.Show(card) : new Reply.Dialog(scene.Words["talk.title"], card);
    }
}

/// <summary>What stands in the form, as it was typed.</summary>
internal sealed record TalkForm(string? Day, string? Time, string? Minutes)
{
    public static TalkForm Of(TalkTime time) => new(
        time.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), time.Start.ToString("HH:mm", CultureInfo.InvariantCulture), time.Minutes.ToString(CultureInfo.InvariantCulture));

    public static TalkForm Typed(CardData data) => new(data.Text(TalkFormCard.DayField), data.Text(TalkFormCard.TimeField), data.Text(TalkFormCard.MinutesField));

    /// <summary>Null where something cannot be read.</summary>
    public TalkTime? In(string zone) => Bot.Typed.Date(Day) is { } day && TimeOnly.TryParseExact(Time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && Bot.Typed.Whole(Minutes) is { } minutes
        ? new TalkTime(day, time, minutes, zone)
        : null;
}

/// <summary>Asks when the group talks, with what is so now filled in.</summary>
internal sealed class AskTalk(TalkDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (scene, no) = await desk.FindAsync(turn, cancel);
        return scene is null ? no : TalkDesk.Form(scene, TalkForm.Of(scene.Plan!.Time), problem: null);
    }
}

/// <summary>Sets it; calendars follow at once. Saying the same twice is once.</summary>
internal sealed class SaveTalk(TalkDesk desk, IClusters clusters, TalkNews news) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (scene, no) = await desk.FindAsync(turn, cancel);
        if (scene is null) return no;
        var form = TalkForm.Typed(CardData.Of(turn.Act));
        if (form.In(scene.Plan!.Time.Zone) is not { } time) return TalkDesk.Form(scene, form, scene.Words["problem.unreadable"]);
        if (TalkTimes.Check(scene.Window, time, turn.Now) is { } refusal) return TalkDesk.Form(scene, form, Say(refusal, scene.Words));
        var isThere = false;
        await clusters.ChangeAsync(turn.Tenant, scene.Cycle.Id, stored =>
        {
            isThere = ClusterEditing.Decide(stored.Groups, new ClusterChange.SetTime(scene.Group, time)) is ClusterDecision.Changed;
            return isThere ? stored with { Groups = ((ClusterDecision.Changed)ClusterEditing.Decide(stored.Groups, new ClusterChange.SetTime(scene.Group, time))).Clusters } : stored;
        }, cancel);
        if (!isThere) return new Reply.Words(scene.Words["refused.noGroup"]);
        await news.TellAsync([new GroupPlace(turn.Tenant, scene.Cycle.Id, scene.Group)], turn.Now, cancel);
        return turn.Act is Act.DialogSent ? new Reply.CloseDialog(scene.Words["talk.saved"]) : new Reply.Continue(Verbs.ShowCluster, scene.Data);
    }

    private static string Say(Refusal refusal, Words words) => refusal switch
    {
        TalkOutsidePlanning outside => words.Text("problem.outside", ("first", words.DateAndYear(outside.First)), ("last", words.DateAndYear(outside.Last))),
        TalkLength length => words.Text("problem.length", ("least", words.Number(length.Least)), ("most", words.Number(length.Most))),
        _ => words["problem.over"],
    };
}
