using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar;

/// <summary>What a subscription gets when it begins and brings back with each notification. It names the calendar, for lifecycle notifications name none, and this
/// one beginning, and is signed over both and the tenant: what was made elsewhere is told from ours without asking storage for anything but the secret, once a
/// process. Whether the subscription still stands only its watch knows.</summary>
public sealed class ClientStates(IOwnSecrets secrets)
{
    /// <summary>Characters. Source: "subscription resource type", learn.microsoft.com, 2026-09-17.</summary>
    public const int Longest = 128;
    private const string Purpose = "client-states";
    private const char Between = '.';
    private const int BeginningBytes = 16;

    /// <summary>Another one each time.</summary>
    public async ValueTask<string> NewAsync(TenantId tenant, PersonId owner, CancellationToken cancel)
        => Signed(await secrets.OfAsync(Purpose, cancel), tenant, $"{owner.Value}{Between}{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(BeginningBytes))}");

    /// <summary>Made here, for this tenant, under the secret of now.</summary>
    /// <param name="state">Hostile.</param>
    public async ValueTask<bool> IsOursAsync(TenantId tenant, string state, CancellationToken cancel)
        => state.Length <= Longest && state.LastIndexOf(Between) is > 0 and var end && IsSame(Signed(await secrets.OfAsync(Purpose, cancel), tenant, state[..end]), state);

    /// <summary>Reads the secret now, so that nobody waits for it later.</summary>
    public async Task GetReadyAsync(CancellationToken cancel) => await secrets.OfAsync(Purpose, cancel);

    /// <summary>Takes as long wherever they differ.</summary>
    public static bool IsSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    /// <summary>One state has one form: it is compared as the text that would be written.</summary>
    private static string Signed(byte[] secret, TenantId tenant, string named)
        => $"{named}{Between}{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{tenant.Value.ToUpperInvariant()}\n{named}")))}";
}
