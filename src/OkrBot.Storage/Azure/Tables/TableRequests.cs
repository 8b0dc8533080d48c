using Azure.Core;

namespace OkrBot.Storage.Azure.Tables;

/// <summary>Headers that every request to the table service has.</summary>
internal static class TableRequests
{
    public const string Json = "application/json";
    public const string MinimalMetadata = "application/json;odata=minimalmetadata";

    public static void Fill(Request request)
    {
        request.Headers.SetValue("Accept", MinimalMetadata);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("MaxDataServiceVersion", "3.0;NetFx");
    }

    /// <summary>With a body of which no copy is wanted back.</summary>
    public static void Fill(Request request, ReadOnlyMemory<byte> body, string type = Json)
    {
        Fill(request);
        request.Headers.SetValue("Prefer", "return-no-content");
        request.Headers.SetValue("Content-Type", type);
        request.Content = RequestContent.Create(body);
    }
}
