using System.Threading.Channels;
using OkrBot.App.Bot;
using OkrBot.Storage.Tables;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Host.Jobs;

/// <summary>Remembers how to reach people, from what each turn tells. Beside the request and only when something is new,
/// so that a saved answer costs no Directory request.</summary>
internal sealed partial class PeopleRecorder(IDirectory directory, ILogger<PeopleRecorder> log) : BackgroundService, IPeopleSeen
{
    private const int MostKnown = 200_000;
    private readonly Channel<Turn> _seen = Channel.CreateBounded<Turn>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<(TenantId, PersonId), Seen> _known = [];

    public void Note(Turn turn)
    {
        if (turn.From.Person is not null) _seen.Writer.TryWrite(turn);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _seen.Reader.WaitToReadAsync(stoppingToken)) await RecordAsync(stoppingToken);
    }

    /// <summary>Everything that was noted until now.</summary>
    internal async Task RecordAsync(CancellationToken cancel)
    {
        while (_seen.Reader.TryRead(out var turn))
        {
            try
            {
                await RecordAsync(turn, turn.From.Person!.Value, cancel);
            }
            catch (StorageUnavailableException failure)
            {
                Log.NotRecorded(log, failure.Message);
            }
            catch (InvalidDataException failure)
            {
                Log.NotRecorded(log, failure.Message);
            }
        }
    }

    private async Task RecordAsync(Turn turn, PersonId person, CancellationToken cancel)
    {
        var now = new Seen(turn.From.ChannelId, turn.From.Locale, turn.From.Zone, turn.Chat.Kind == ChatKind.Personal ? turn.Chat.Id : null, turn.Chat.ServiceUrl);
        // In the personal chat the entry is looked at each time: somebody may have found the person unreachable since.
        if (now.PersonalChat is null && _known.TryGetValue((turn.Tenant, person), out var before) && before.Covers(now)) return;
        if (_known.Count > MostKnown) _known.Clear();
        var entry = await directory.FindPersonAsync(turn.Tenant, person, cancel);
        if (entry is null || Merge(entry, turn, person, now) != entry)
            entry = await directory.ChangePersonAsync(turn.Tenant, person, known => Merge(known, turn, person, now), cancel);
        _known[(turn.Tenant, person)] = now with { PersonalChat = entry.PersonalChat, Locale = entry.Locale, Zone = entry.Zone };
    }

    /// <summary>What the turn tells, and nothing else: wishes and teams are others' to change.</summary>
    private static PersonEntry Merge(PersonEntry? entry, Turn turn, PersonId person, Seen now)
        => (entry ?? new PersonEntry(turn.Tenant, person, now.ChannelId, turn.From.Name, null, now.ServiceUrl, null, null, [])) with
        {
            ChannelId = now.ChannelId,
            PersonalChat = now.PersonalChat ?? entry?.PersonalChat,
            ServiceUrl = now.ServiceUrl,
            Locale = now.Locale ?? entry?.Locale,
            Zone = now.Zone ?? entry?.Zone,
            // Whoever writes to the bot can be written to again. That it came or went is told to its own listeners, and that an account works again the directory tells.
            Unreachable = now.PersonalChat is not null && entry?.AccountEndedAt is null && turn.Act is not (Act.Installed or Act.Removed) ? null : entry?.Unreachable,
        };

    private sealed record Seen(string ChannelId, string? Locale, string? Zone, ChatId? PersonalChat, Uri ServiceUrl)
    {
        public bool Covers(Seen now) => ChannelId == now.ChannelId && ServiceUrl == now.ServiceUrl && (now.Locale is null || now.Locale == Locale)
            && (now.Zone is null || now.Zone == Zone) && (now.PersonalChat is null || now.PersonalChat == PersonalChat);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A person's address was not recorded, the next turn tells it again: {Reason}")]
        public static partial void NotRecorded(ILogger log, string reason);
    }
}
