namespace OkrBot.Domain.Alignment;

/// <summary>A link says why, in one line.</summary>
public sealed record LinkWhyMissing() : Refusal("link.whyMissing");

/// <summary>Links are between teams.</summary>
public sealed record SameTeam() : Refusal("link.sameTeam");

/// <summary>The other team has no such objective or key result, or not for this reader, or it is over.</summary>
public sealed record UnknownEnd() : Refusal("link.unknownEnd");

public sealed record UnknownLink(LinkId Link) : Refusal("link.unknown");

/// <summary>It stands or is asked already.</summary>
public sealed record LinkIsThere(LinkState State) : Refusal("link.isThere");

/// <summary>The other end already leads back here, so that each would wait for the other.</summary>
public sealed record LinkLoop() : Refusal("link.loop");

/// <summary>This team has made so many links that nobody reads them any more.</summary>
public sealed record TooManyLinks(int Most) : Refusal("link.tooMany");

/// <summary>So many teams need something of the other one that it has to answer those first.</summary>
public sealed record TooManyNeeds(int Most) : Refusal("link.tooManyNeeds");

/// <summary>There is no room for more links in the whole tenant's cycle.</summary>
public sealed record NoRoomForLinks(int Most) : Refusal("link.noRoom");

/// <summary>The weeks of these objectives are over.</summary>
public sealed record CycleIsOver(DateOnly End) : Refusal("link.cycleIsOver");

/// <summary>Whoever says no says why.</summary>
public sealed record DeclineReasonMissing() : Refusal("link.reasonMissing");

/// <summary>It has its answer already, or was taken back.</summary>
public sealed record NeedIsSettled(LinkState State) : Refusal("link.settled");

public sealed record UnknownLinkQuestion(LinkId Link) : Refusal("link.unknownQuestion");

/// <summary>Somebody answered it otherwise before.</summary>
public sealed record LinkQuestionIsSettled(LinkAnswer Answer) : Refusal("link.questionSettled");
