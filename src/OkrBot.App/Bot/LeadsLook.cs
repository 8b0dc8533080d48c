using OkrBot.App.Ports;

namespace OkrBot.App.Bot;

/// <summary>Somebody whom the setting names as a lead of the programme says or presses something: whether their account has ended since is looked up before.
/// Costs one request, of leads alone.</summary>
public sealed class LeadsLook(ProgrammeLeads leads, IDirectory directory)
{
    public async Task BeforeAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender || !leads.NamedIn(turn.Tenant).Contains(sender)) return;
        leads.See(await directory.FindTenantAsync(turn.Tenant, cancel) ?? new TenantEntry(turn.Tenant, []));
    }
}
