using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>Time that the bot keeps free in somebody's calendar, and in those of whom it invites.</summary>
/// <param name="Key">Ours and for ever: who puts the same key again changes the same appointment.</param>
/// <param name="Owner">In whose calendar it stands; they organise it and are not invited.</param>
/// <param name="Title">User text.</param>
/// <param name="Day">In <paramref name="Zone"/>, as is <paramref name="Start"/>.</param>
/// <param name="Zone">IANA.</param>
public sealed record CalendarHold(string Key, PersonId Owner, string Title, DateOnly Day, TimeOnly Start, TimeSpan Length, string Zone)
{
    /// <summary>Paragraphs, with which it is made and which stay as they are: user text.</summary>
    public ImmutableArray<string> Text { get; init; } = [];

    /// <summary>Words of a link to the bot below them; null = none.</summary>
    public string? Link { get; init; }

    /// <summary>In order. Whoever has no address is left out.</summary>
    public ImmutableArray<Invitee> Invited { get; init; } = [];

    /// <summary>Who is invited stays as it is, and nobody is where it is made: no address is asked for.</summary>
    public bool LeavesPeople { get; init; }

    /// <summary>With a Teams meeting of its own.</summary>
    public bool IsOnline { get; init; }

    /// <summary>How often it was made anew under its key, after it had been cancelled or deleted.</summary>
    public int Generation { get; init; }

    /// <summary>Of nobody.</summary>
    public static string NobodyMark { get; } = ViewToken.From();

    /// <summary>Of what people are told when it changes.</summary>
    public string FaceMark => ViewToken.From(Title, FormattableString.Invariant($"{Day:yyyy-MM-dd},{Start:HH:mm},{Length.Ticks}"), Zone);

    /// <summary>Of who is invited.</summary>
    public string PeopleMark => ViewToken.From([.. Invited.Select(one => FormattableString.Invariant($"{one.Person.Value},{one.IsOptional}"))]);
}

public sealed record Invitee(PersonId Person, bool IsOptional);

/// <summary>An appointment as it was put.</summary>
/// <param name="Event">Its id in its owner's calendar; null = it may have been made and nobody knows: it is looked for by its key.</param>
/// <param name="Face"><see cref="CalendarHold.FaceMark"/> of what stands there.</param>
/// <param name="People"><see cref="CalendarHold.PeopleMark"/> of it; empty where nobody could be invited.</param>
public sealed record PutHold(string? Event, string Face, string People)
{
    /// <inheritdoc cref="CalendarHold.Generation"/>
    public int Generation { get; init; }
}

/// <summary>Holds: made once, changed in place, cancelled. Any crash between two steps is mended by doing it again. People are written to by their own
/// calendars: once when they are invited, and once for each change of the time or title; who is invited later is told alone.</summary>
public interface ICalendarHolds
{
    /// <summary>Whether anything can be put for this tenant at all.</summary>
    bool Serves(TenantId tenant);

    /// <summary>Answered without <see cref="PutHold.Event"/> where the calendar says that it was made before, and does not find it: maybe not yet, maybe its owner
    /// deleted it. A higher <see cref="CalendarHold.Generation"/> makes it anew.</summary>
    /// <param name="before">How it was put; null = never, and it is made without looking for it. What is as it was costs no request.</param>
    Task<Asked<PutHold>> PutAsync(TenantId tenant, CalendarHold hold, PutHold? before, CancellationToken cancel);

    /// <summary>Answers whether there was one.</summary>
    /// <param name="why">For the people who were invited; null where nobody was.</param>
    Task<Asked<bool>> CancelAsync(TenantId tenant, PersonId owner, HoldName name, string? why, CancellationToken cancel);
}

/// <param name="Key"><see cref="CalendarHold.Key"/>.</param>
/// <param name="Event">Its id in the calendar, as far as it is known.</param>
public sealed record HoldName(string Key, string? Event);
