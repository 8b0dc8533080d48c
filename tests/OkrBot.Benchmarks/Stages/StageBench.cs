using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Benchmarks.Companies;
using OkrBot.Benchmarks.Driving;
using OkrBot.Benchmarks.Servers;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Sample;
using OkrBot.Rehearsal;
using OkrBot.Teams.Protocol;

namespace OkrBot.Benchmarks.Stages;

/// <summary>The turn's server without its network, and one team to press buttons of.</summary>
internal sealed class StageBench : IAsyncDisposable
{
    private static readonly JsonWebTokenHandler Tokens = new();

    private readonly StandInTenant _tenant;
    private readonly WebApplication _app;
    private readonly Crowd _crowd;
    private readonly SaveWriter _writer;
    private readonly string _token;
    private readonly TeamCycle _state;
    private int _number;

    private StageBench(StandInTenant tenant, WebApplication app, CrowdShape shape)
    {
        (_tenant, _app) = (tenant, app);
        _crowd = Crowd.Create(tenant.World, tenant.Options.TenantId, shape);
        _writer = new SaveWriter(tenant, _crowd);
        _token = new TokenPool(tenant).HeaderOf(0)["Bearer ".Length..];
        _state = TeamHistory.Replay(_crowd.Teams[0].Id, _crowd.Teams[0].Events);
    }

    public static async Task<StageBench> SetAsync(CancellationToken cancel)
    {
        var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(TimeProvider.System), cancel);
        var shape = new CrowdShape(Teams: 500, People: 10, ThisHour());
        var order = new ServeOrder(shape, tenant.Options.TenantId, tenant.ServiceUrl, StandInSettings.For(tenant, "unused"), 0);
        var app = TurnServer.Build(order);
        await CrowdSeed.SowAsync(app.Services, order, cancel);
        return new StageBench(tenant, app, shape);
    }

    /// <summary>When the stages' segments began: whole seconds, not far behind.</summary>
    public static DateTimeOffset ThisHour() => new(DateTime.UtcNow.Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);

    public IEnumerable<Stage> Stages()
    {
        var rules = new TokenValidationParameters { IssuerSigningKey = _tenant.Key.PublicKey, ValidIssuer = _tenant.TokenIssuer, ValidAudience = _tenant.Options.AppId };
        var bot = _app.Services.GetRequiredService<IBot>();
        var card = ((Reply.Show)bot.AnswerAsync(Turn(Next()), CancellationToken.None).Result).Card;
        var body = InvokeBody.Card(CardJson.Write(card));
        yield return new("token: signature and claims (library)", () => Tokens.ValidateTokenAsync(_token, rules).GetAwaiter().GetResult());
        yield return new("activity: JSON to record", () => Read(Next()));
        yield return new("rule: decide and fold", () => Decide(_state));
        yield return new("words of the slice, en-GB", () => WordBook.For("CheckIns", "en-GB"));
        yield return new("bot: decide, fold, views, card (view press)", () => bot.AnswerAsync(Look(), CancellationToken.None).GetAwaiter().GetResult());
        yield return new("bot: decide, fold, views, card (save press)", () => bot.AnswerAsync(Turn(Next()), CancellationToken.None).GetAwaiter().GetResult());
        yield return new("card: elements to JSON nodes", () => CardJson.Write(card));
        yield return new("card: JSON nodes to bytes", () => JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _tenant.DisposeAsync();
    }

    private byte[] Next()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        _writer.Write(buffer, _number++ % SaveValues.Most);
        return buffer.WrittenSpan.ToArray();
    }

    private static Activity Read(byte[] body) => JsonSerializer.Deserialize<Activity>(body, JsonSerializerOptions.Web)!;

    private Turn Turn(byte[] body)
    {
        var activity = Read(body);
        var action = activity.Value!.Value.GetProperty("action");
        return TurnOf(activity, action.GetProperty("verb").GetString()!, action.GetProperty("data"));
    }

    private Turn Look()
    {
        var activity = Read(Next());
        return TurnOf(activity, Verbs.View, activity.Value!.Value.GetProperty("action").GetProperty("data"));
    }

    private Turn TurnOf(Activity activity, string verb, JsonElement data) => new(
        _crowd.Tenant, new Sender(activity.From!.Id!, new PersonId(activity.From.AadObjectId!), activity.From.Name, activity.Locale, activity.LocalTimezone),
        new Conversation(new ChatId(activity.Conversation!.Id!), ChatKind.Group, _tenant.ServiceUrl, null), activity.Id!, DateTimeOffset.UtcNow,
        new Act.Pressed(verb, data, Automatic: false, CanReply: true));

    private TeamCycle Decide(TeamCycle state)
    {
        var team = _crowd.Teams[0];
        var value = decimal.Parse(SaveValues.Text(_number++ % SaveValues.Most), CultureInfo.InvariantCulture);
        ImmutableArray<Answer> answers = [new Answer(team.KeyResults[1], new Reading.Number(value), 6)];
        var decision = Answering.Decide(state, new SaveAnswers(new PersonId(team.Owners[1].ObjectId!), _crowd.TodayOf(team), answers), DateTimeOffset.UtcNow);
        return TeamHistory.Apply(state, ((Decision.Accepted)decision).Events);
    }
}
