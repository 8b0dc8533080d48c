using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OkrBot.Testing.Emulator;

/// <summary>An emulator of its own that takes Entra tokens, and nothing without encryption. It looks at a token's issuer, audience and times, and not at
/// its signature.</summary>
public sealed class TokenAzurite : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly AzuriteProcess _process;

    private TokenAzurite(DirectoryInfo folder, AzuriteProcess process, string thumbprint)
    {
        _folder = folder;
        _process = process;
        Thumbprint = thumbprint;
    }

    public Uri Tables => new(_process.Tables, "devstoreaccount1");
    public Uri Queues => new(_process.Queues, "devstoreaccount1");

    /// <summary>Of its certificate, which nobody else trusts.</summary>
    public string Thumbprint { get; }

    public static async Task<TokenAzurite> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-azurite-");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var (certPath, keyPath) = (Path.Combine(folder.FullName, "cert.pem"), Path.Combine(folder.FullName, "key.pem"));
        await File.WriteAllTextAsync(certPath, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyPath, key.ExportPkcs8PrivateKeyPem());
        return new(folder, await AzuriteProcess.StartAsync("--oauth", "basic", "--cert", certPath, "--key", keyPath), certificate.Thumbprint);
    }

    public void Dispose()
    {
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
