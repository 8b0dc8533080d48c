using System.Collections.Immutable;
using OkrBot.App.Cards.KeyResults;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>What a person sees of their own answers in the personal chat, for one or several teams.</summary>
/// <param name="Mine">The reader's own key results of these teams.</param>
/// <param name="JustSaved">How many answers were saved by the press that this view answers; 0 = none.</param>
public sealed record PersonalView(SegmentFrame Frame, ImmutableArray<KeyResultFacts> Mine, int JustSaved);
