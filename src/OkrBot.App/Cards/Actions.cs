using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace OkrBot.App.Cards;

/// <summary>A button.</summary>
public abstract record CardAction(string Title)
{
    /// <summary>The one that is meant; first among its neighbours.</summary>
    public bool IsPrimary { get; init; }
    public string? Tooltip { get; init; }
}

/// <summary>A Universal Action: the sender gets a reply in the same response. Written with a Submit fallback for old clients.</summary>
/// <param name="Data">Ids and a view token only; it comes back from a client and is hostile.</param>
public sealed record Execute(string Title, string Verb, JsonObject Data) : CardAction(Title)
{
    /// <summary>Whether the card's inputs travel with it.</summary>
    public bool WithInputs { get; init; }
}

/// <summary>Opens a dialog (<c>task/fetch</c>).</summary>
public sealed record OpenDialog(string Title, string Verb, JsonObject Data) : CardAction(Title);

/// <summary>Sends a dialog's form (<c>task/submit</c>).</summary>
public sealed record SubmitDialog(string Title, string Verb, JsonObject Data) : CardAction(Title)
{
    /// <summary>Without them nothing of the form has to be filled in first.</summary>
    public bool WithInputs { get; init; } = true;
}

public sealed record OpenUrl(string Title, Uri Url) : CardAction(Title);

/// <summary>Shows or hides elements on the client.</summary>
public sealed record ToggleVisibility(string Title, ImmutableArray<string> Targets) : CardAction(Title);
