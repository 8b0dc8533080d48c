using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using OkrBot.Domain;

namespace OkrBot.App.Bot;

/// <summary>Finds by name among all that a tenant has. All are read when somebody looks, and once a minute at most; a look that finds nothing reads again,
/// so that what is new is found by whoever made it.</summary>
internal sealed class NameShelf<T>(Func<TenantId, CancellationToken, IAsyncEnumerable<T>> read, Func<T, string> nameOf)
{
    private const int MostTenants = 50;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Newest = TimeSpan.FromSeconds(2);
    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    private readonly ConcurrentDictionary<TenantId, (ImmutableArray<T> All, DateTimeOffset ReadAt)> _known = [];

    /// <summary>What is called so first, then what begins so, then what has it anywhere, each in order of its name. Capitals and accents do not count;
    /// no text finds all.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="counts">Which of them are looked for; the others take no place.</param>
    public async Task<ImmutableArray<T>> FindAsync(TenantId tenant, string? text, Func<T, bool> counts, int most, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = PlainText.Clean(text, 100);
        var (all, readAt) = await AllAsync(tenant, now - Fresh, now, cancel);
        var found = Find(all.Where(counts), wanted, most);
        return found.IsEmpty && readAt < now - Newest ? Find((await AllAsync(tenant, now - Newest, now, cancel)).All.Where(counts), wanted, most) : found;
    }

    /// <inheritdoc cref="FindAsync(TenantId, string?, Func{T, bool}, int, DateTimeOffset, CancellationToken)"/>
    public Task<ImmutableArray<T>> FindAsync(TenantId tenant, string? text, int most, DateTimeOffset now, CancellationToken cancel)
        => FindAsync(tenant, text, _ => true, most, now, cancel);

    private async Task<(ImmutableArray<T> All, DateTimeOffset ReadAt)> AllAsync(TenantId tenant, DateTimeOffset notBefore, DateTimeOffset now, CancellationToken cancel)
    {
        if (_known.TryGetValue(tenant, out var known) && known.ReadAt >= notBefore) return known;
        var all = ImmutableArray.CreateBuilder<T>();
        await foreach (var one in read(tenant, cancel)) all.Add(one);
        if (_known.Count >= MostTenants) _known.Clear();
        return _known[tenant] = (all.ToImmutable(), now);
    }

    private ImmutableArray<T> Find(IEnumerable<T> all, string wanted, int most) =>
    [
        .. (from one in all
            let name = nameOf(one)
            let at = Place(name, wanted)
            where at is not null
            orderby at, name
            select one).Take(most),
    ];

    private static int? Place(string name, string wanted)
    {
        const CompareOptions Alike = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
        if (name.Length == 0) return null;
        if (Compare.Compare(name, wanted, Alike) == 0) return 0;
        if (Compare.IsPrefix(name, wanted, Alike)) return 1;
        return Compare.IndexOf(name, wanted, Alike) >= 0 ? 2 : null;
    }
}
