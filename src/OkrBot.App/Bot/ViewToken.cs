using System.Security.Cryptography;
using System.Text;

namespace OkrBot.App.Bot;

/// <summary>A new token for every rendered view, yet the same for the same request delivered again, so that its reply is the same too.</summary>
public static class ViewToken
{
    public static string From(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!)));
        return Convert.ToBase64String(hash.AsSpan(0, 9)).Replace('+', '-').Replace('/', '_');
    }
}
