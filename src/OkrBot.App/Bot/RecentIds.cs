using System.Security.Cryptography;
using System.Text;

namespace OkrBot.App.Bot;

/// <summary>Remembers that something was done lately, in a memory that does not grow with how much there is: the last ids, as fingerprints of 16
/// bytes. What was forgotten is done once more, which has to be harmless. Not for two threads at once.</summary>
/// <param name="most">So many are remembered at least, once there were as many, and twice as many at most.</param>
internal sealed class RecentIds(int most)
{
    private HashSet<UInt128> _now = [];
    private HashSet<UInt128> _before = [];

    public int Held => _now.Count + _before.Count;

    public bool Contains(string id)
    {
        var print = PrintOf(id);
        return _now.Contains(print) || _before.Contains(print);
    }

    public void Add(string id)
    {
        if (_now.Count >= most) (_before, _now) = (_now, []);
        _now.Add(PrintOf(id));
    }

    public void Clear()
    {
        _now.Clear();
        _before.Clear();
    }

    private static UInt128 PrintOf(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return BitConverter.ToUInt128(hash);
    }
}
