using System.Net;
using System.Text;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Testing;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Teams tells with each activity where it takes messages for the chat, and that may change. The Agents Playground is such a place.</summary>
public sealed class MovedChatTests
{
    [Fact]
    public async Task The_card_goes_to_where_the_meeting_event_came_from()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        var moved = new Uri($"http://localhost:{stage.Tenant.BaseUrl.Port}/teams");
        await StartMeetingAsync(stage, moved);

        var series = await stage.Get<IDirectory>().FindSeriesAsync(stage.Checkout.Id.Tenant, new SeriesId(stage.ChatId), CancellationToken.None);
        Assert.Equal(moved, series!.ServiceUrl);
        Assert.Equal(stage.Checkout.Id, Assert.Single(series.Teams));
        var segment = await stage.SegmentAsync();
        var room = await stage.Get<IRooms>().FindAsync(stage.Checkout.Id.Tenant, segment.Occurrence, CancellationToken.None);
        Assert.Equal(moved, room!.Room.ServiceUrl);
        Assert.Single(stage.Cards());
    }

    [Fact]
    public async Task A_chat_that_stays_costs_no_write()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AdvanceToAsync("09:30:00");
        var before = stage.Counts.Of(Storage.Tables.TableNames.Directory);
        await StartMeetingAsync(stage, stage.Tenant.ServiceUrl);
        var staying = stage.Counts.Of(Storage.Tables.TableNames.Directory) - before;

        await using var other = await Stage.OpenAsync();
        Assert.Equal(other.Counts.Of(Storage.Tables.TableNames.Directory), staying);
    }

    private static async Task StartMeetingAsync(Stage stage, Uri serviceUrl)
    {
        var start = await File.ReadAllTextAsync(Repository.PathOf("manifest", "playground", "meeting-start.json"));
        var moved = start.Replace("http://localhost:56150/_connector", serviceUrl.OriginalString, StringComparison.Ordinal);
        stage.Tenant.Playground.Bot = stage.Address;
        using var http = new HttpClient();
        using var answer = await http.PostAsync(stage.Tenant.Playground.Address, new StringContent(moved, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await stage.WorkAsync();
    }
}
