using OkrBot.Domain;

namespace OkrBot.Storage.TeamCycles;

/// <summary>The teams that this process read or wrote last, each as of one commit. Nothing in it may be believed before the head was seen to carry
/// the same mark still: every commit of every server replaces the head. Safe for many threads.</summary>
/// <param name="most">How many teams; the one that nobody asked for the longest goes first. 0 remembers nothing.</param>
internal sealed class TeamMemory(int most = TeamMemory.Most)
{
    /// <summary>Enough for the teams that meet within one hour on one server. A team of 12 key results with a cycle's 156 answers takes 46 KB, so all
    /// together stay near 25 MB.</summary>
    public const int Most = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<TeamCycleId, LinkedListNode<LoadedTeam>> _known = [];
    private readonly LinkedList<LoadedTeam> _byUse = [];

    public int Count
    {
        get
        {
            lock (_gate) return _known.Count;
        }
    }

    public LoadedTeam? Find(TeamCycleId id)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(id, out var node)) return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value;
        }
    }

    /// <summary>Takes the place of an older version. A newer one stays: a slow reader must not hide a commit that was quicker.</summary>
    public void Keep(LoadedTeam team)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(team.Id, out var node))
            {
                if (node.Value.Version > team.Version) return;
                Remove(node);
            }

            if (most > 0) _known.Add(team.Id, _byUse.AddFirst(team));
            if (_known.Count > most) Remove(_byUse.Last!);
        }
    }

    /// <summary>Only what was found wrong goes, and not what somebody put there since.</summary>
    public void Forget(LoadedTeam team)
    {
        lock (_gate)
            if (_known.TryGetValue(team.Id, out var node) && ReferenceEquals(node.Value, team)) Remove(node);
    }

    private void Remove(LinkedListNode<LoadedTeam> node)
    {
        _byUse.Remove(node);
        _known.Remove(node.Value.Id);
    }
}
