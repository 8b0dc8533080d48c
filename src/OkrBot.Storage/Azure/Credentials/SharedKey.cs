using System.Security.Cryptography;
using System.Text;

namespace OkrBot.Storage.Azure.Credentials;

/// <summary>An account's key. It signs, and never shows itself.</summary>
internal sealed class SharedKey(byte[] key)
{
    public string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    public override string ToString() => "(key)";
}
