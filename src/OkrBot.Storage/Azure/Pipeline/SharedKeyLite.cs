using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using OkrBot.Storage.Azure.Credentials;

namespace OkrBot.Storage.Azure.Pipeline;

/// <summary>Signs each try with the account's key (Learn: "Authorize with Shared Key", the Lite variants). The date is the machine's, for storage lives in
/// real time.</summary>
internal abstract class SharedKeyLitePolicy(StorageAccount account) : HttpPipelineSynchronousPolicy
{
    private const string Date = "x-ms-date";

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue(Date, TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        var key = account.Key ?? throw new InvalidOperationException("The account has no key.");
        request.Headers.SetValue("Authorization", $"SharedKeyLite {account.Name}:{key.Sign(TextToSign(request))}");
    }

    protected abstract string TextToSign(Request request);

    protected static string Header(Request request, string name) => request.Headers.TryGetValue(name, out var value) ? value ?? "" : "";

    protected static string DateOf(Request request) => Header(request, Date);

    /// <summary><c>/account/path</c>, and of the query only what names a component.</summary>
    protected string Resource(Request request)
    {
        var uri = request.Uri.ToUri();
        var component = uri.Query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith("comp=", StringComparison.Ordinal));
        return $"/{account.Name}{uri.AbsolutePath}{(component is null ? "" : "?" + component)}";
    }
}

/// <summary>As the table service wants it.</summary>
internal sealed class TableSharedKeyPolicy(StorageAccount account) : SharedKeyLitePolicy(account)
{
    protected override string TextToSign(Request request) => $"{DateOf(request)}\n{Resource(request)}";
}

/// <summary>As the queue service wants it: with all <c>x-ms-</c> headers, in the order of their names.</summary>
internal sealed class QueueSharedKeyPolicy(StorageAccount account) : SharedKeyLitePolicy(account)
{
    protected override string TextToSign(Request request)
    {
        var text = new StringBuilder();
        text.Append(request.Method.Method).Append('\n');
        text.Append(Header(request, "Content-MD5")).Append('\n');
        text.Append(Header(request, "Content-Type")).Append('\n');
        // The date stands among the others.
        text.Append('\n');
        var headers = request.Headers.Select(header => (Name: header.Name.ToLowerInvariant(), header.Value))
            .Where(header => header.Name.StartsWith("x-ms-", StringComparison.Ordinal)).OrderBy(header => header.Name, StringComparer.Ordinal);
        foreach (var (name, value) in headers) text.Append(name).Append(':').Append(value).Append('\n');
        return text.Append(Resource(request)).ToString();
    }
}
