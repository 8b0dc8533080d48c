using System.Text;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Tests.Doubles;

namespace OkrBot.Rehearsal.Tests.Connector;

public sealed class RosterTests : TenantTest
{
    [Theory]
    [InlineData("members")]
    [InlineData("pagedmembers?pageSize=200")]
    public async Task The_roster_tells_guests_and_anonymous_people_apart(string path)
    {
        var (status, body, _) = await Caller.CallAsync(HttpMethod.Get, Path(path));
        Assert.Equal(200, status);
        var members = (body as JsonArray ?? body!["members"]!.AsArray()).ToDictionary(member => (string)member!["name"]!);
        Assert.Equal(4, members.Count);
        Assert.Equal("user", (string?)members["Ann"]!["userRole"]);
        Assert.Equal("guest", (string?)members["Eve"]!["userRole"]);
        Assert.Equal(Eve.ObjectId, (string?)members["Eve"]!["aadObjectId"]);
        Assert.Equal("anonymous", (string?)members["Max"]!["userRole"]);
        Assert.Null(members["Max"]!["aadObjectId"]);
    }

    [Theory]
    [InlineData("", 200, 200, 30)]
    [InlineData("pageSize=10", 50, 50, 50)]
    [InlineData("pageSize=5000", 430)]
    public async Task A_big_roster_comes_in_pages_of_50_to_500(string query, params int[] firstPages)
    {
        Chat.Members.AddRange(Enumerable.Range(Chat.Members.Count, 430 - Chat.Members.Count).Select(at => Tenant.World.AddPerson($"Person {at}")));
        var (seen, sizes, token) = (new HashSet<string>(), new List<int>(), (string?)null);
        do
        {
            var (status, body, _) = await Caller.CallAsync(HttpMethod.Get, Path($"pagedmembers?{query}{(token is null ? "" : "&continuationToken=" + Uri.EscapeDataString(token))}"));
            Assert.Equal(200, status);
            var members = body!["members"]!.AsArray();
            sizes.Add(members.Count);
            foreach (var member in members) Assert.True(seen.Add((string)member!["id"]!));
            token = (string?)body["continuationToken"];
        }
        while (token is not null);
        Assert.Equal(430, seen.Count);
        Assert.Equal(firstPages, sizes.Take(firstPages.Length));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("MjAwIzE5Om90aGVy")]
    public async Task A_token_of_another_roster_is_refused(string token)
        => Assert.Equal(400, (await Caller.CallAsync(HttpMethod.Get, Path($"pagedmembers?continuationToken={token}"))).Status);

    [Fact]
    public async Task One_member_is_found_by_either_id()
    {
        foreach (var id in new[] { Bo.ChannelId, Bo.ObjectId! })
        {
            var (status, body, _) = await Caller.CallAsync(HttpMethod.Get, Path($"members/{Uri.EscapeDataString(id)}"));
            Assert.Equal(200, status);
            Assert.Equal("Bo", (string?)body!["name"]);
        }
        Assert.Equal(404, (await Caller.CallAsync(HttpMethod.Get, Path($"members/{Guid.Empty}"))).Status);
    }

    [Fact]
    public async Task A_meeting_names_its_chat_and_its_organiser()
    {
        var (status, body, _) = await Caller.CallAsync(HttpMethod.Get, $"v1/meetings/{Uri.EscapeDataString(Chat.Meeting!.Id)}");
        Assert.Equal(200, status);
        Assert.Equal(Chat.Id, (string?)body!["conversation"]!["id"]);
        Assert.Equal(Ann.ObjectId, (string?)body["organizer"]!["aadObjectId"]);
        Assert.Equal("2026-11-03T08:30:00Z", (string?)body["details"]!["scheduledStartTime"]);
        Assert.Equal($"0#{Chat.Id}#0", Encoding.UTF8.GetString(Convert.FromBase64String((string)body["details"]!["id"]!)));
    }

    [Fact]
    public async Task A_participant_has_a_role_and_is_in_the_meeting_or_not()
    {
        Chat.Meeting!.Joined.Add(Ann);
        var ann = await ParticipantAsync(Ann.ObjectId!);
        var bo = await ParticipantAsync(Bo.ObjectId!);
        Assert.Equal("Organizer", (string?)ann.Body!["meeting"]!["role"]);
        Assert.True((bool?)ann.Body["meeting"]!["inMeeting"]);
        Assert.Equal("Attendee", (string?)bo.Body!["meeting"]!["role"]);
        Assert.False((bool?)bo.Body["meeting"]!["inMeeting"]);
        Assert.Equal(404, (await ParticipantAsync(Guid.Empty.ToString())).Status);
    }

    [Fact]
    public async Task A_participant_is_not_told_without_the_tenant()
        => Assert.Equal(400, (await Caller.CallAsync(HttpMethod.Get, $"v1/meetings/{Uri.EscapeDataString(Chat.Meeting!.Id)}/participants/{Ann.ObjectId}")).Status);

    private Task<(int Status, JsonNode? Body, TimeSpan? RetryAfter)> ParticipantAsync(string objectId) => Caller.CallAsync(HttpMethod.Get,
        $"v1/meetings/{Uri.EscapeDataString(Chat.Meeting!.Id)}/participants/{objectId}?tenantId={Tenant.Options.TenantId}");

    private string Path(string below) => $"v3/conversations/{Uri.EscapeDataString(Chat.Id)}/{below}";
}
