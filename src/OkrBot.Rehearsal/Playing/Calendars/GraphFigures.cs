using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.Graph.Calendars;

namespace OkrBot.Rehearsal.Playing.Calendars;

/// <summary>What a rehearsal had to do with Microsoft Graph.</summary>
/// <param name="Calls">Requests, those in a batch counted each.</param>
/// <param name="Invalid">Of those, which Graph would not take as they are.</param>
/// <param name="PastLimits">Kinds of limits that were passed, each mailbox and chat once.</param>
/// <param name="Told">Notifications that were brought to the program, each time counted.</param>
/// <param name="Lost">Notifications that never came.</param>
public sealed record GraphFigures(int Calls, int Invalid, int PastLimits, int Told, int Lost)
{
    /// <summary>Appointments of the cycle that the program made: reviews, reflections, planning conversations.</summary>
    public int Appointments { get; init; }

    /// <summary>Invitations that somebody got twice for the same appointment.</summary>
    public int InvitedTwice { get; init; }

    internal const string InvalidRule = "graph-invalid-request";

    internal bool IsClean => Invalid == 0 && PastLimits == 0 && InvitedTwice == 0;

    internal static GraphFigures Of(StandInTenant tenant, Notices notices)
    {
        var invited = tenant.Graph.Outbox.Mails.Where(mail => mail.Kind == MailKind.Invitation).ToList();
        return new GraphFigures(tenant.Graph.Counts.Total, tenant.Graph.Counts.Invalid, tenant.Violations.All.Count(IsLimit), notices.Told, notices.Lost)
        {
            Appointments = tenant.Graph.Calendars.Made.Count,
            InvitedTwice = invited.Count - invited.DistinctBy(mail => (mail.Item, mail.To)).Count(),
        };
    }

    internal string InWords => $"{Words.Count(Calls, "call")}, {Words.Of(Invalid)} not valid, {Words.Of(PastLimits)} limits passed; "
        + $"{Words.Count(Told, "notification")} told, {Words.Of(Lost)} lost; {Words.Count(Appointments, "appointment")} made, {Words.Of(InvitedTwice)} twice.";

    private static bool IsLimit(Violation violation) => violation.Rule.StartsWith("graph-", StringComparison.Ordinal) && violation.Rule != InvalidRule;
}
