using System.Collections.Immutable;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Calendars;

public enum MailKind { Invitation, Update, Cancellation }

/// <param name="Subject">Of the appointment then.</param>
public sealed record CalendarMail(MailKind Kind, CalendarItem Item, TenantPerson To, string Subject);

/// <summary>Mails that Exchange sends by itself for what the app does. Safe to use from any thread.</summary>
public sealed class Outbox
{
    private ImmutableList<CalendarMail> _mails = [];

    /// <summary>In order.</summary>
    public ImmutableList<CalendarMail> Mails => _mails;

    public int Invitations => Count(MailKind.Invitation);
    public int Updates => Count(MailKind.Update);
    public int Cancellations => Count(MailKind.Cancellation);

    internal void Invited(CalendarItem item) => AddAll(MailKind.Invitation, item);
    internal void Cancelled(CalendarItem item) => AddAll(MailKind.Cancellation, item);

    internal void Add(MailKind kind, CalendarItem item, TenantPerson to)
        => ImmutableInterlocked.Update(ref _mails, static (all, one) => all.Add(one), new CalendarMail(kind, item, to, item.Subject));

    private void AddAll(MailKind kind, CalendarItem item)
    {
        foreach (var person in item.Invited) Add(kind, item, person);
    }

    private int Count(MailKind kind) => _mails.Count(mail => mail.Kind == kind);
}
