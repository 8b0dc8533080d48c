using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests.Azure;

public sealed class SigningTests
{
    private static readonly byte[] Key = Convert.FromBase64String("c2VjcmV0LXNlY3JldC1zZWNyZXQ=");

    private static HttpResponseMessage Nothing(int number, Sent sent) => ScriptedHandler.Answer(HttpStatusCode.NotFound, ScriptedHandler.Error("ResourceNotFound"));

    private static string Signed(string text) => Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(text)));

    [Fact]
    public async Task A_request_to_a_table_is_signed_by_its_date_and_its_address()
    {
        using var scripted = Scripted.Of(Nothing);
        await scripted.Table.GetAsync("a|b", "it's 50%", default);

        var sent = scripted.Handler.Sent[^1];
        Assert.EndsWith("Board(PartitionKey='a%7Cb',RowKey='it%27%27s%2050%25')", sent.Address.AbsolutePath.Replace("%28", "(").Replace("%29", ")"), StringComparison.Ordinal);
        Assert.Equal($"SharedKeyLite okrbot:{Signed($"{sent.Header("x-ms-date")}\n/okrbot{sent.Address.AbsolutePath}")}", sent.Header("Authorization"));
        Assert.True(DateTimeOffset.TryParseExact(sent.Header("x-ms-date"), "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    [Fact]
    public async Task A_request_to_a_queue_is_signed_with_its_headers_in_order()
    {
        using var scripted = Scripted.Of(Nothing);
        using var answer = await scripted.Queues.SendAsync(
            RequestMethod.Put, "work/messages?visibilitytimeout=1&comp=metadata", request => request.Headers.SetValue("x-ms-meta-a", "1"), scripted.Queues.Limits.Request, default);

        var sent = Assert.Single(scripted.Handler.Sent);
        var headers = string.Concat(sent.Headers.Where(h => h.Key.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .OrderBy(h => h.Key.ToLowerInvariant(), StringComparer.Ordinal).Select(h => $"{h.Key.ToLowerInvariant()}:{h.Value}\n"));
        Assert.Contains("x-ms-meta-a:1\nx-ms-return-client-request-id:true\nx-ms-version:2020-12-06\n", headers, StringComparison.Ordinal);
        Assert.Equal($"SharedKeyLite okrbot:{Signed($"PUT\n\n\n\n{headers}/okrbot/work/messages?comp=metadata")}", sent.Header("Authorization"));
    }

    [Fact]
    public async Task Every_request_names_its_version_and_carries_no_trace()
    {
        using var scripted = Scripted.Of(Nothing);
        using var activity = new System.Diagnostics.Activity("turn").Start();
        await scripted.Table.GetAsync("p", "r", default);

        var sent = scripted.Handler.Sent[^1];
        Assert.Equal("2020-12-06", sent.Header("x-ms-version"));
        Assert.Equal("application/json;odata=minimalmetadata", sent.Header("Accept").Replace(" ", "", StringComparison.Ordinal));
        Assert.True(Guid.TryParse(sent.Header("x-ms-client-request-id"), out _));
        Assert.Equal("", sent.Header("traceparent"));
    }

    [Fact]
    public async Task With_a_token_nothing_is_signed_and_the_token_is_for_storage()
    {
        var token = new FixedToken();
        using var scripted = Scripted.Of(Nothing, token);
        await scripted.Table.GetAsync("p", "r", default);

        Assert.Equal("Bearer the-token", scripted.Handler.Sent[^1].Header("Authorization"));
        Assert.Equal(["https://storage.azure.com/.default"], token.Asked.Distinct());
    }

    [Fact]
    public async Task A_token_never_goes_out_without_encryption()
    {
        using var scripted = Scripted.Of(Nothing, new FixedToken(), Scripted.Account + ";TableEndpoint=http://127.0.0.1:1/okrbot;QueueEndpoint=http://127.0.0.1:1/okrbot");
        await Assert.ThrowsAsync<InvalidOperationException>(() => scripted.Table.GetAsync("p", "r", default));
        Assert.Empty(scripted.Handler.Sent);
    }

    [Fact]
    public async Task Without_a_token_storage_is_not_there_and_nothing_was_written()
    {
        using var scripted = Scripted.Of(Nothing, new NoToken());
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => scripted.Table.GetAsync("p", "r", default));
        Assert.Equal(("There is no token for Azure storage.", false), (error.Message, error.MayHaveHappened));
    }
}
