using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Graph.Checks;

/// <summary>What Graph says of this app when it is asked on purpose. Nothing is changed, and nothing is noted.</summary>
public sealed record GraphState(MicrosoftCloud Cloud, Uri Address, string ManifestId)
{
    /// <summary>The application permissions in our own token; null = no token could be had.</summary>
    public ImmutableArray<string>? Roles { get; init; }

    /// <summary>Of the enterprise app, as our own token names it.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Whose mailbox and meetings were asked about; null = nobody's.</summary>
    public PersonId? Tried { get; init; }

    /// <summary>Why the app was not found in the tenant's catalogue; null = it was.</summary>
    public NoAnswer? NoApp { get; init; }

    /// <summary>By the right's name, how a question about one person's mailbox or meetings ended: null = answered. What was not asked is not there.</summary>
    public ImmutableDictionary<string, NoAnswer?> Probed { get; init; } = ImmutableDictionary<string, NoAnswer?>.Empty;
}

public interface IGraphLook
{
    /// <param name="person">Whose mailbox and meetings are asked about; null = nobody's.</param>
    /// <returns>Null while Graph is switched off.</returns>
    Task<GraphState?> LookAsync(PersonId? person, CancellationToken cancel);
}
