using System.Collections.Concurrent;
using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Clock;
using OkrBot.Rehearsal.Playing.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>What all scripts of a cycle share: the clock, the clients, the books of what people saw, and the story.</summary>
internal sealed class CycleStage(RehearsalSetup setup, TeamsClient client, Timeline timeline, Narrator narrator)
{
    private readonly ConcurrentQueue<string> _missed = new();
    private readonly Dictionary<string, TenantPerson> _people = setup.Company.People.Where(person => person.ObjectId is not null)
        .ToDictionary(person => person.ObjectId!, StringComparer.Ordinal);

    internal RehearsalSetup Setup { get; } = setup;
    internal TeamsClient Client { get; } = client;
    internal Timeline Timeline { get; } = timeline;
    internal Narrator Narrator { get; } = narrator;

    /// <summary>One for each team, in the company's order.</summary>
    internal ImmutableArray<TeamBook> Books { get; } = BooksOf(setup);

    /// <summary>What Microsoft 365 tells of calendars, and what it does not.</summary>
    internal Notices Notices => field ??= new Notices(Setup.Tenant.Graph.Subscriptions, Miss);

    /// <summary>People who left, each with whether the bot refused what they pressed afterwards.</summary>
    internal ConcurrentQueue<(TenantPerson Person, bool Refused)> Leavers { get; } = new();

    /// <summary>What happened to all teams in a week, as the story tells it; and cards worth showing.</summary>
    internal ConcurrentQueue<(int Week, string Text)> Notes { get; } = new();
    internal ConcurrentQueue<ShownCard> Cards { get; } = new();

    /// <summary>What did not go as scripted.</summary>
    internal ImmutableArray<string> Missed => [.. _missed];

    internal int Weeks => Setup.Options.Weeks;

    internal void Miss(string what) => _missed.Enqueue(what);

    internal TenantPerson PersonOf(PersonId person) => _people[person.Value];

    private static ImmutableArray<TeamBook> BooksOf(RehearsalSetup setup)
    {
        var books = ImmutableArray.CreateBuilder<TeamBook>();
        foreach (var team in setup.Company.Teams)
        {
            var host = books.FirstOrDefault(book => book.Team.Chat == team.Chat);
            if (host is not null) host.IsShared = true;
            books.Add(new TeamBook(team, books.Count) { Host = host, IsShared = host is not null, Series = setup.Calendars?.Of(team.Chat) });
        }
        return books.ToImmutable();
    }

    /// <summary>The newest card of a check-in in the chat; other messages of the bot are passed over.</summary>
    internal Message? CheckInCard(string chatId)
        => Setup.Tenant.World.MessagesIn(chatId).LastOrDefault(message => message.Card is { } card && CardSight.IsCheckIn(card));
}

/// <summary>A card as it stood, for the story.</summary>
/// <param name="Audience">Who sees it so, and when.</param>
internal sealed record ShownCard(int Week, string Title, string Audience, ImmutableArray<string> Lines);
