using System.Collections.Immutable;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Identity;

namespace OkrBot.Benchmarks.Driving;

/// <summary>Callers' tokens, signed before the run with the stand-in tenant's key: the server checks each request's signature, the driver signs nothing meanwhile.</summary>
internal sealed class TokenPool(StandInTenant tenant)
{
    private const int Tokens = 64;
    private static readonly TimeSpan Life = TimeSpan.FromHours(6);

    private readonly ImmutableArray<string> _headers = [.. Enumerable.Range(0, Tokens).Select(number => "Bearer " + Sign(tenant, number))];

    public string HeaderOf(int save) => _headers[save % Tokens];

    private static string Sign(StandInTenant tenant, int number)
    {
        var now = tenant.Options.Time.GetUtcNow();
        return tenant.Key.Sign(new TokenText(tenant.TokenIssuer, tenant.Options.AppId, now, now + Life,
            ImmutableDictionary<string, object>.Empty.Add("serviceurl", tenant.ServiceUrl.OriginalString).Add("jti", $"benchmark-{number}")));
    }
}
