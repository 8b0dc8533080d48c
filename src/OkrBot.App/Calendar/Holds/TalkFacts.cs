using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Calendar.Holds;

/// <summary>What people read of a planning conversation.</summary>
public sealed record TalkView(TalkTime Time)
{
    public bool InCalendar { get; init; }

    /// <summary>A file for people's own calendars; null where it is put into them, or no page of ours can be reached.</summary>
    public Uri? File { get; init; }

    /// <summary>The bot brings it into nobody's calendar.</summary>
    public bool IsByHand { get; init; }

    /// <summary>It is on its way into calendars.</summary>
    public bool IsSoon { get; init; }
}

/// <summary>Puts together what a card shows of a planning conversation: one request for the group's sheet, one for each of its teams. What is read first of a proposed time is noted.</summary>
public sealed class TalkFacts(IDirectory directory, TalkPlans plans, IHoldSheets sheets, HoldLinks links, ICalendarHolds holds)
{
    /// <summary>Null where no time is left.</summary>
    public async Task<TalkView?> OfAsync(TenantId tenant, CycleId cycle, Cluster group, DateTimeOffset now, CancellationToken cancel)
    {
        if (group.Teams.Length < 2 || await directory.FindTenantAsync(tenant, cancel) is not { } entry || entry.Cycles.Find(cycle) is not { } planned) return null;
        var subject = HoldSubject.Of(cycle, group.Id.Value);
        var sheet = await sheets.FindAsync(tenant, subject, cancel);
        if (await plans.OfAsync(entry, planned, group, sheet, now, cancel) is not { } plan) return null;
        // From now on people know this time: it may not be another one tomorrow.
        if (group.Talk is null && sheet.Proposed != plan.Time.At) sheet = await sheets.ChangeAsync(tenant, subject, known => known with { Proposed = plan.Time.At }, cancel);
        var isPut = sheet.Find(HoldKind.Talk) is { IsWithEveryone: true } kept && kept.Start == plan.Time.At;
        var needsFile = !isPut && DatesFacts.NeedsFile(holds, sheet);
        return new TalkView(plan.Time)
        {
            InCalendar = isPut, IsByHand = needsFile, IsSoon = group.ConfirmedBy is not null || group.Talk is not null, File = needsFile ? await links.OfAsync(tenant, subject, now, cancel) : null,
        };
    }
}

/// <summary>A planning conversation on a card.</summary>
public static class TalkPart
{
    public static IEnumerable<CardElement> Lines(TalkView? view, string language)
    {
        if (view is null) yield break;
        var words = HoldWords.In(language);
        var time = words.Text("talk.line", ("day", words.DayAndDate(view.Time.Day)), ("time", view.Time.Start.ToString("t", words.Culture)), ("minutes", words.Number(view.Time.Minutes)), ("zone", UserText.Line(view.Time.Zone, 40)));
        yield return Rich.Labelled(words["talk.label"], Rich.Plain(time)) with { Spacing = Spacing.Medium };
        yield return Layout.Small(words[view switch
        {
            { InCalendar: true } => "talk.inCalendar",
            { File: not null } => "talk.byFile",
            { IsByHand: true } => "talk.byHand",
            { IsSoon: true } => "talk.soon",
            _ => "talk.later",
        }]) with { Spacing = Spacing.None };
        if (view.File is { } file) yield return Layout.Buttons(DatesPart.File(file, words)) with { Spacing = Spacing.Small };
    }
}
