using System.Collections.Immutable;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Planning.Views;

/// <summary>What a team works on, and its drafts, as its members see it.</summary>
/// <param name="Team">User text, as all titles.</param>
/// <param name="Objectives">Those that the team works on first, then the drafts.</param>
internal sealed record PlanView(PlanKey Key, string Team, int Week, int Weeks, ImmutableArray<PlannedObjective> Objectives)
{
    /// <summary>Planning is open: the reader may see with whom the team should talk.</summary>
    public bool ShowsTalks { get; init; }

    /// <summary>The reader may begin all drafts at once.</summary>
    public bool MayBeginAll { get; init; }

    public int Active => Objectives.Count(o => o.State == ObjectiveState.Active);

    /// <summary>So much of what concerns other teams waits for this team's answer.</summary>
    public int Waiting { get; init; }

    /// <summary>No objective of the team helps another one, and no other team cares. For whoever runs its check-in; information, not an error.</summary>
    public bool AllInternal { get; init; }

    /// <summary>What of other teams matters to this one; user text.</summary>
    public ImmutableArray<(string Team, string Title)> Concerns { get; init; } = [];

    /// <summary>When review and reflection are; null = nothing to say.</summary>
    public DatesView? Dates { get; init; }
    public DatesReader Reader { get; init; } = new(null, null);

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    /// <summary>The first day, while it has not come: people plan. Null = these weeks run, or are over.</summary>
    public DateOnly? Begins { get; init; }

    /// <summary>The same team in other weeks in which something may be written; null = there are none.</summary>
    public OtherWeeks? Other { get; init; }

    /// <summary>What was learned in the weeks before; user text.</summary>
    public ImmutableArray<string> Lessons { get; init; } = [];

    /// <summary>The reader runs the OKR programme too.</summary>
    public bool LeadsProgramme { get; init; }

    /// <summary>The reader's own objectives, offered beside their one team; null = they are chosen elsewhere.</summary>
    public TeamId? Own { get; init; }
}

internal enum WhichWeeks { These, Next, Last }

/// <summary>The weeks of another plan of the same team, as seen from those that run.</summary>
internal sealed record OtherWeeks(CycleId Cycle, WhichWeeks Which);

/// <param name="Missing">What keeps a draft from being begun, beside the limit of three; null = nothing.</param>
internal sealed record PlannedObjective(ObjectiveId Id, string Title, string Why, Ambition Ambition, ObjectiveState State, Refusal? Missing, ImmutableArray<PlannedKeyResult> KeyResults)
{
    public bool Restricted { get; init; }

    /// <summary>Of a draft: all that is looked at before it begins.</summary>
    public ImmutableArray<ActivationCheck> Checks { get; init; } = [];

    /// <summary>Teams that care: their names as far as they are known here, and how many they are. User text.</summary>
    public ImmutableArray<string> Interested { get; init; } = [];
    public int InterestedCount { get; init; }

    /// <summary>"Who else cares if we hit this?" was answered.</summary>
    public bool AskedWhoCares { get; init; }

    /// <summary>People beside the team who may read it, where it is restricted.</summary>
    public int Followers { get; init; }

    /// <summary>What others need of it and nobody is the contact for; null = nothing.</summary>
    public LinkEnd? WantsContact { get; init; }

    /// <summary>With other teams, those of its key results included.</summary>
    public ImmutableArray<LinkFacts> Links { get; init; } = [];

    /// <summary>Why it was stopped.</summary>
    public string? Stopped { get; init; }

    public string TitleOf(KeyResultId id) => KeyResults.FirstOrDefault(k => k.Id == id)?.Title ?? "";
}

/// <param name="Owner">First name; user text, empty where nobody owns it.</param>
internal sealed record PlannedKeyResult(KeyResultId Id, string Title, Measure Measure, string Owner, DateOnly Due, decimal Weight);

/// <summary>One objective to look at and to change.</summary>
internal sealed record ObjectiveCardView(PlanKey Key, string Team, PlannedObjective Objective)
{
    /// <summary>The reader may begin, stop and order.</summary>
    public bool Leads { get; init; }

    /// <summary>Who else may; empty = nobody in particular. User text.</summary>
    public string Runner { get; init; } = "";

    /// <summary>Of a draft: what was learned in the weeks before, the most useful first. User text.</summary>
    public ImmutableArray<string> Lessons { get; init; } = [];

    /// <summary>Of a draft: what people get when it begins; Markdown. Null = nothing new.</summary>
    public string? Announced { get; init; }
    public bool IsFirst { get; init; }
    public ImmutableArray<ChangeFacts> Changes { get; init; } = [];
    public string? Done { get; init; }
    public string? Problem { get; init; }
}

/// <summary>One key result to look at and to change.</summary>
internal sealed record KeyResultCardView(PlanKey Key, string Objective, ObjectiveState State, PlannedKeyResult KeyResult)
{
    /// <inheritdoc cref="ObjectiveCardView.Leads"/>
    public bool Leads { get; init; }

    /// <inheritdoc cref="ObjectiveCardView.Runner"/>
    public string Runner { get; init; } = "";
    public bool IsFirst { get; init; }

    /// <summary>Why it was stopped.</summary>
    public string? Stopped { get; init; }

    /// <summary>To what is worked on another key result is added from here.</summary>
    public bool MayAdd { get; init; }

    /// <summary>With other teams.</summary>
    public ImmutableArray<LinkFacts> Links { get; init; } = [];

    /// <summary>Where its number can be looked up; https.</summary>
    public Uri? Source { get; init; }

    /// <summary>The reader decides where its number comes from.</summary>
    public bool MaySayNumber { get; init; }
    public ImmutableArray<ChangeFacts> Changes { get; init; } = [];
    public string? Done { get; init; }
}
