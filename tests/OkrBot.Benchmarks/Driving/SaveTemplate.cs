using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Benchmarks.Companies;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Benchmarks.Driving;

/// <summary>One person's save as Teams sends it, cut where each delivery differs, so that the driver costs little.</summary>
internal sealed class SaveTemplate
{
    private const string Number = "<number>";
    private const string Value = "<value>";
    private const string Confidence = "<confidence>";
    private const string Time = "<time>";
    private static readonly string[] Marks = [Number, Value, Confidence, Time];

    private readonly (byte[] Text, string Mark)[] _parts;

    /// <param name="at">The owner's place in the team.</param>
    public SaveTemplate(Activities activities, Crowd crowd, CrowdedTeam team, int at)
    {
        var (owner, keyResult) = (team.Owners[at], team.KeyResults[at].Value);
        var data = new CardKey(team.Id.Team, team.Id.Cycle, crowd.Start, $"view-{Number}").ToData();
        data[$"{keyResult}_value"] = Value;
        data[$"{keyResult}_confidence"] = Confidence;
        data[$"{keyResult}_note"] = $"Two more kinds moved to the new desk, see list {Number}";
        var action = new JsonObject { ["type"] = "Action.Execute", ["id"] = null, ["title"] = "Save", ["verb"] = Verbs.Save, ["data"] = data };
        var activity = activities.CardAction(owner, team.Chat, "1700000000001", action, automatic: false);
        activity["id"] = $"f:{Number}";
        activity["timestamp"] = Time;
        _parts = Cut(activity.ToJsonString());
    }

    public void Write(IBufferWriter<byte> output, int number, DateTimeOffset now)
    {
        foreach (var (text, mark) in _parts)
        {
            output.Write(text);
            if (mark.Length > 0) Encoding.UTF8.GetBytes(Fill(mark, number, now), output);
        }
    }

    private static string Fill(string mark, int number, DateTimeOffset now) => mark switch
    {
        Value => SaveValues.Text(number),
        Confidence => ((number % 4) + 5).ToString(CultureInfo.InvariantCulture),
        Time => now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    // The serializer writes the marks' brackets as escapes.
    private static (byte[] Text, string Mark)[] Cut(string json)
    {
        foreach (var mark in Marks) json = json.Replace(mark.Replace("<", "\\u003C", StringComparison.Ordinal).Replace(">", "\\u003E", StringComparison.Ordinal), mark, StringComparison.Ordinal);
        var parts = new List<(byte[], string)>();
        while (Marks.Select(mark => (Mark: mark, At: json.IndexOf(mark, StringComparison.Ordinal))).Where(found => found.At >= 0).OrderBy(found => found.At).FirstOrDefault() is { Mark: { } next } first)
        {
            parts.Add((Encoding.UTF8.GetBytes(json[..first.At]), next));
            json = json[(first.At + next.Length)..];
        }
        return [.. parts, (Encoding.UTF8.GetBytes(json), "")];
    }
}
