using System.Security.Cryptography;
using System.Text;

namespace OkrBot.Rehearsal.World;

public enum PersonRole { User, Guest, Anonymous }

/// <summary>Somebody who uses Teams.</summary>
/// <param name="ChannelId">The <c>29:</c> id that this bot sees.</param>
/// <param name="ObjectId">The Entra object id; null for anonymous people, who have none.</param>
public sealed record TenantPerson(string Name, string ChannelId, string? ObjectId, PersonRole Role)
{
    /// <summary>Somebody of another organisation; null = of this tenant.</summary>
    public string? HomeTenant { get; init; }

    public string Locale { get; init; } = "en-GB";

    /// <summary>IANA.</summary>
    public string Zone { get; init; } = "Europe/Berlin";

    /// <summary>Ids are a function of the name and the seed, so that two rehearsals of one seed are the same.</summary>
    public static TenantPerson Create(string name, PersonRole role, int seed)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{name}"));
        var channelId = $"29:1{Convert.ToBase64String(hash).Replace('+', '-').Replace('/', '_').TrimEnd('=')}";
        var objectId = role == PersonRole.Anonymous ? null : new Guid(hash.AsSpan(0, 16)).ToString();
        return new TenantPerson(name, channelId, objectId, role);
    }
}
