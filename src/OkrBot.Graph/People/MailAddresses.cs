using System.Collections.Immutable;
using Microsoft.Graph.Models;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Client;

namespace OkrBot.Graph.People;

/// <summary>Where calendars write to. One request for fifteen people; whoever has no address, or is gone, is left out.</summary>
internal sealed class MailAddresses(GraphCalls calls)
{
    /// <summary>As many as one filter takes.</summary>
    private const int AtOnce = 15;
    private static readonly string[] Fields = ["id", "displayName", "mail", "userPrincipalName"];

    /// <summary>In the order of the people.</summary>
    public Task<Asked<List<Attendee>>> OfAsync(TenantId tenant, ImmutableArray<Invitee> people, CancellationToken cancel)
    {
        ImmutableArray<Invitee> known = [.. people.Where(one => Guid.TryParse(one.Person.Value, out _))];
        if (known.IsEmpty) return Task.FromResult(new Asked<List<Attendee>>([], null));
        return calls.AskAsync(tenant, Rights.ReadPeople, async (graph, stopped) =>
        {
            var found = new Dictionary<string, EmailAddress>(StringComparer.OrdinalIgnoreCase);
            foreach (var some in known.Chunk(AtOnce))
            {
                var page = await graph.Users.GetAsync(c => (c.QueryParameters.Filter, c.QueryParameters.Select)
                    = ($"id in ({string.Join(',', some.Select(one => $"'{one.Person.Value}'"))})", Fields), stopped);
                foreach (var user in page?.Value ?? [])
                    if (user is { Id: { } id } && (user.Mail ?? user.UserPrincipalName) is { Length: > 0 } address) found[id] = new EmailAddress { Address = address, Name = user.DisplayName };
            }
            return known.Where(one => found.ContainsKey(one.Person.Value))
                .Select(one => new Attendee { Type = one.IsOptional ? AttendeeType.Optional : AttendeeType.Required, EmailAddress = found[one.Person.Value] }).ToList();
        }, cancel);
    }
}
