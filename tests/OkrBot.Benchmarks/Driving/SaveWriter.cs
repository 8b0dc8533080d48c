using System.Buffers;
using OkrBot.Benchmarks.Companies;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Benchmarks.Driving;

/// <summary>Writes save after save: over all teams first, then over the people of each, and round again with new values.</summary>
internal sealed class SaveWriter
{
    private readonly SaveTemplate[] _templates;

    public SaveWriter(StandInTenant tenant, Crowd crowd)
    {
        var activities = new Activities(tenant);
        _templates = [.. from at in Enumerable.Range(0, crowd.Teams[0].Owners.Length) from team in crowd.Teams select new SaveTemplate(activities, crowd, team, at)];
    }

    public int People => _templates.Length;

    public void Write(IBufferWriter<byte> output, int number) => _templates[number % _templates.Length].Write(output, number, TimeProvider.System.GetUtcNow());
}
