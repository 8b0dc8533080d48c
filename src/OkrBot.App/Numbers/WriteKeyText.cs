using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OkrBot.App.Numbers;

/// <summary>A write key as people copy it: <c>okrk_</c>, an id of 16 hexadecimal digits, <c>_</c>, and a secret of 64. Scanners for leaked secrets find it by its
/// beginning.</summary>
/// <param name="Secret">Shown once, stored nowhere.</param>
public sealed partial record WriteKeyText(string Id, string Secret)
{
    private const int IdBytes = 8;
    private const int SecretBytes = 32;

    public static WriteKeyText New() => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>Null for anything that cannot be one of ours.</summary>
    public static WriteKeyText? Read(string? text)
        => text is { Length: < 200 } && Shape().Match(text) is { Success: true } match ? new(match.Groups["id"].Value, match.Groups["secret"].Value) : null;

    /// <inheritdoc cref="Ports.WriteKeyEntry.Hash"/>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));

    /// <summary>Takes as long whatever is wrong.</summary>
    public bool Fits(string hash) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Hash), Encoding.UTF8.GetBytes(hash));

    /// <summary>All of it, secret included.</summary>
    public string Whole => $"okrk_{Id}_{Secret}";

    /// <summary>Logs and traces never see the secret.</summary>
    public override string ToString() => $"okrk_{Id}_…";

    [GeneratedRegex(@"^okrk_(?<id>[0-9a-f]{16})_(?<secret>[0-9a-f]{64})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
