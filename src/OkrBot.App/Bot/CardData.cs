using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Bot;

/// <summary>Reads what a client sent back from a card. Everything in it is a claim: ids only name things, and what may be done
/// is decided from the stored state and the verified sender.</summary>
public sealed class CardData(JsonElement root)
{
    private const int LongestId = 128;
    private const int LongestText = 20_000;

    public static CardData Of(Act act) => new(act switch
    {
        Act.Pressed p => p.Data,
        Act.DialogOpened d => d.Data,
        Act.DialogSent d => d.Data,
        _ => default,
    });

    /// <summary>The ids of a check-in card; null when they are missing or cannot be ids of ours.</summary>
    public CardKey? Key()
    {
        if (TeamKey() is not { } first || Id(CardKey.ViewField) is not { } view) return null;
        return new CardKey(first.Team, first.Cycle, first.Start, view)
        {
            For = Id(CardKey.ForField) is { } keyResult ? new KeyResultId(keyResult) : null,
            Late = Id(CardKey.LateField) == "1",
            Also = Also(first.Team),
            Of = Id(CardKey.OfField) is { } team ? new TeamId(team) : null,
        };
    }

    private TeamKey? TeamKey()
        => Id(CardKey.TeamField) is { } team && Id(CardKey.CycleField) is { } cycle
            && DateTimeOffset.TryParse(Id(CardKey.StartField), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var start)
            ? new TeamKey(new TeamId(team), new CycleId(cycle), start)
            : null;

    // What is no team of ours is passed over, and a team counts once however often it is named.
    private ImmutableArray<TeamKey> Also(TeamId first)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(CardKey.AlsoField, out var also) || also.ValueKind != JsonValueKind.Array) return [];
        var named = also.EnumerateArray().Take(CardKey.MostAlso).Select(one => new CardData(one).TeamKey()).OfType<TeamKey>();
        return [.. named.Where(one => one.Team != first).DistinctBy(one => one.Team)];
    }

    /// <summary>A short id without control characters or separators of keys; null otherwise.</summary>
    public string? Id(string name)
    {
        var text = Text(name);
        return text is not null && IsId(text) ? text : null;
    }

    /// <summary>Whether a text can be an id of ours: short, without control characters or separators of keys.</summary>
    public static bool IsId(string text) => text is { Length: > 0 and <= LongestId } && !text.Any(c => char.IsControl(c) || c is '|' or '/' or '\\' or '#' or '?');

    /// <summary>An input as text: numbers and booleans as the client wrote them; null when it is not there or is an object.</summary>
    public string? Text(string name)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out var value)) return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
        return text is { Length: > LongestText } ? text[..LongestText] : text;
    }

    /// <summary>Whether any field's name begins so and is a field: it has a name of its own after that.</summary>
    public bool HasAny(string prefix) => root.ValueKind == JsonValueKind.Object
        && root.EnumerateObject().Any(field => field.Name.Length > prefix.Length && field.Name.StartsWith(prefix, StringComparison.Ordinal));

    public bool Has(string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out _);

    /// <summary>One wish of one person: the sender, the button, the view token and the inputs. A double click is the same wish.</summary>
    public CommandStamp Stamp(Turn turn, string verb)
    {
        var raw = root.ValueKind == JsonValueKind.Undefined ? "" : root.GetRawText();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{turn.From.ChannelId}\n{verb}\n{raw}"));
        return new CommandStamp("press-" + Convert.ToHexStringLower(hash.AsSpan(0, 16)), turn.From.Person, turn.Now);
    }
}
