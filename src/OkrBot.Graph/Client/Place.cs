namespace OkrBot.Graph.Client;

internal enum PlaceKind { Mailbox, Chat, Subscriptions, People, Other }

/// <summary>What a request is about: that whose limit it counts against, and for which Graph may ask for quiet.</summary>
/// <param name="Id">Of the mailbox or chat; of what is limited by none of ours, the collection; empty else.</param>
internal readonly record struct Place(PlaceKind Kind, string Id)
{
    private const string Version = "/v1.0/";

    /// <param name="address">A path, or the address of one request in a batch, which begins behind the version; escaped.</param>
    public static Place Of(string method, string address)
    {
        var path = address.Split('?')[0];
        var at = path.IndexOf(Version, StringComparison.Ordinal);
        return (at < 0 ? path.TrimStart('/') : path[(at + Version.Length)..]).Split('/') switch
        {
            ["chats", var id, ..] => new(PlaceKind.Chat, Uri.UnescapeDataString(id)),
            ["users", { Length: > 0 } id, ..] => new(PlaceKind.Mailbox, Uri.UnescapeDataString(id).ToLowerInvariant()),
            ["users", ..] => new(PlaceKind.People, ""),
            ["subscriptions", ..] when method != HttpMethod.Get.Method => new(PlaceKind.Subscriptions, ""),
            var other => new(PlaceKind.Other, other[0]),
        };
    }
}
