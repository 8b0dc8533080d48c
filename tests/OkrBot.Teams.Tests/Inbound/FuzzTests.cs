using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using OkrBot.App.Bot;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Inbound;

/// <summary>Random damage to good activities, by callers whose token is good: any status but 500.</summary>
public sealed class FuzzTests(CallerFixture fixture) : IClassFixture<CallerFixture>
{
    private static readonly Func<JsonNode?>[] Junk =
    [
        () => null, () => 0, () => -1, () => 1e300, () => "", () => " ", () => "\u202ex\u0000y", () => true, () => new JsonArray(), () => new JsonArray(null, 1, "x"),
        () => new JsonObject(), () => new JsonObject { ["id"] = 5 }, () => new JsonObject { ["verb"] = new JsonArray() }, () => new string('x', 70_000),
        () => "9999-12-31T23:59:59.9999999Z", () => "0001-01-01T00:00:00Z", () => ";messageid=", () => "..", () => long.MaxValue,
    ];

    [Fact]
    public void Random_damage_to_an_activity_never_gives_a_500()
    {
        var program = fixture.Program;
        program.Bot.Answer = (turn, _) => Task.FromResult<Reply>(new Reply.Words(turn.From.Name ?? "x"));
        var seeds = Seeds(program.ServiceUrl);
        var token = program.Forge.Mint(program.ServiceUrl);
        var mutations = Gen.Choose(0, int.MaxValue - 1).ListOf(12).ToArbitrary();
        Prop.ForAll(mutations, numbers =>
        {
            var activity = (JsonObject)seeds[numbers[0] % seeds.Count].DeepClone();
            activity["id"] = Guid.NewGuid().ToString();
            for (var i = 1; i + 2 < numbers.Count && i <= 1 + (numbers[^1] % 3 * 3); i += 3)
                Damage(activity, numbers[i], numbers[i + 1], numbers[i + 2]);
            using var response = program.PostAsync(activity, token).GetAwaiter().GetResult();
            return (int)response.StatusCode is 200 or 400 or 401 or 403 or 501;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    private static List<JsonObject> Seeds(string service) =>
    [
        Activities.Message(service, "hi"),
        Activities.Mention(service, "status"),
        Activities.Press(service, "answer", new JsonObject { ["kr"] = "k1" }),
        Activities.Invoke(service, "task/submit", new JsonObject { ["data"] = new JsonObject { ["verb"] = "edit" } }),
        Activities.Event(service, "application/vnd.microsoft.meetingStart", new JsonObject { ["Id"] = "x", ["StartTime"] = "2026-10-05T09:00:00Z" }),
        Activities.Event(service, "application/vnd.microsoft.meetingEnd", new JsonObject { ["EndTime"] = "2026-10-05T09:00:00Z" }),
    ];

    /// <summary>Puts junk at a random place, takes something away, or adds something.</summary>
    private static void Damage(JsonObject activity, int place, int kind, int junk)
    {
        var places = new List<JsonObject>();
        Collect(activity, places);
        var target = places[place % places.Count];
        var names = target.Select(p => p.Key).DefaultIfEmpty("added").ToList();
        var name = names[kind / 4 % names.Count];
        switch (kind % 4)
        {
            case 0:
                target.Remove(name);
                break;
            case 1:
                target["membersAdded"] = Junk[junk % Junk.Length]();
                break;
            default:
                target[name] = Junk[junk % Junk.Length]();
                break;
        }
    }

    private static void Collect(JsonNode? node, List<JsonObject> into)
    {
        if (node is JsonObject it)
        {
            into.Add(it);
            foreach (var child in it)
                Collect(child.Value, into);
        }
        else if (node is JsonArray list)
        {
            foreach (var child in list)
                Collect(child, into);
        }
    }
}
