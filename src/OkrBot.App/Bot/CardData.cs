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
        if (Id(CardKey.TeamField) is not { } team || Id(CardKey.CycleField) is not { } cycle || Id(CardKey.ViewField) is not { } view) return null;
        return DateTimeOffset.TryParse(Id(CardKey.StartField), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var start)
            ? new CardKey(new TeamId(team), new CycleId(cycle), start, view)
            {
                For = Id(CardKey.ForField) is { } keyResult ? new KeyResultId(keyResult) : null,
                Late = Id(CardKey.LateField) == "1",
            }
            : null;
    }

    /// <summary>A short id without control characters or separators of keys; null otherwise.</summary>
    public string? Id(string name)
    {
        var text = Text(name);
        return text is { Length: > 0 and <= LongestId } && !text.Any(c => char.IsControl(c) || c is '|' or '/' or '\\' or '#' or '?') ? text : null;
    }

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

    public bool Has(string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out _);

    /// <summary>One wish of one person: the sender, the button, the view token and the inputs. A double click is the same wish.</summary>
    public CommandStamp Stamp(Turn turn, string verb)
    {
        var raw = root.ValueKind == JsonValueKind.Undefined ? "" : root.GetRawText();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{turn.From.ChannelId}\n{verb}\n{raw}"));
        return new CommandStamp("press-" + Convert.ToHexStringLower(hash.AsSpan(0, 16)), turn.From.Person, turn.Now);
    }
}
