using System.Text.Json.Nodes;
using OkrBot.Domain;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Playing;

namespace OkrBot.Rehearsal.Tests.Doubles;

/// <summary>Which mistake a <see cref="PaperBot"/> makes, so that the play's own checks can be seen to catch it.</summary>
internal enum PaperMistake { None, ForgetsAnswers, SavesTwice, NeverCloses, AnswersGuests }

/// <summary>A paper model of the check-in, in memory: just enough for the play to be played. It shares nothing with the real one.</summary>
internal sealed class PaperBot : IAsyncDisposable
{
    private readonly StandInTenant _tenant;
    private readonly PaperMistake _mistake;
    private readonly ConnectorCaller _connector;
    private readonly Dictionary<string, PaperRoom> _rooms;
    private readonly Dictionary<string, JsonObject?> _inbox = new(StringComparer.Ordinal);
    private readonly List<StoredAnswer> _stored = [];
    private readonly SemaphoreSlim _turn = new(1);
    private TinyBot? _http;

    private PaperBot(StandInTenant tenant, SampleCompany company, PaperMistake mistake)
    {
        (_tenant, _mistake) = (tenant, mistake);
        _connector = new ConnectorCaller(tenant);
        _rooms = company.Teams.ToDictionary(team => team.Chat.Id, team => new PaperRoom(team));
    }

    internal Uri Url => _http!.Url;

    private IEnumerable<PaperRoom> Rooms => _rooms.Values.Distinct();

    internal static async Task<PaperBot> StartAsync(StandInTenant tenant, SampleCompany company, PaperMistake mistake = PaperMistake.None)
    {
        var bot = new PaperBot(tenant, company, mistake);
        bot._http = await TinyBot.StartSlowAsync(bot.AnswerAsync);
        return bot;
    }

    internal async Task<StoredFacts> ReadBackAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return new([.. _stored], Rooms.Count(room => room.CardId is not null), Rooms.Count(room => room.Closed), 0);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_http is not null) await _http.DisposeAsync();
        _connector.Dispose();
        _turn.Dispose();
    }

    private async Task<JsonObject?> AnswerAsync(JsonObject activity)
    {
        await _turn.WaitAsync();
        try
        {
            var room = _rooms[(string)activity["conversation"]!["id"]!];
            if ((string?)activity["name"] == "application/vnd.microsoft.meetingStart") await OpenAsync(room);
            return Sample.Verb(activity) is { } verb ? await OnceAsync(room, verb, activity) : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task OpenAsync(PaperRoom room)
    {
        if (room.CardId is not null) return;
        _connector.Token = null; // an hour may have passed
        room.ClosesAt = _tenant.Options.Time.GetUtcNow().AddMinutes(10);
        room.CardId = await _connector.SendAsync(room.Team.Chat.Id, Sample.Message(PaperCards.Room(room)));
        foreach (var minute in new[] { 2, 8, 10 }) _ = LaterAsync(room, minute);
        if (_tenant.World.People.FirstOrDefault(person => person.Name == "Emre") is { } emre && room.Team.OwnedBy(emre).Length > 0) _ = RemindAsync(room, emre);
    }

    /// <summary>At two, whoever was not there gets a card of their own.</summary>
    private async Task RemindAsync(PaperRoom room, World.TenantPerson person)
    {
        var chat = _tenant.World.PersonalChat(person).Id;
        if (!_rooms.TryAdd(chat, room)) return;
        await Task.Delay(room.Team.Today.Start.AddHours(4.5) - _tenant.Options.Time.GetUtcNow(), _tenant.Options.Time);
        await _turn.WaitAsync();
        _connector.Token = null;
        await _connector.SendAsync(chat, Sample.Message(Sample.Card(Sample.Block("1 answer is still open", bold: true), Sample.Actions(Sample.Execute("No change", "noChange")))));
        _turn.Release();
    }

    private async Task LaterAsync(PaperRoom room, int minute)
    {
        await Task.Delay(TimeSpan.FromMinutes(minute), _tenant.Options.Time);
        await _turn.WaitAsync();
        room.Minute = minute;
        if (minute == 10 && _mistake != PaperMistake.NeverCloses) room.Closed = true;
        if (minute < 10 || room.Closed) await EditAsync(room);
        _turn.Release();
    }

    private Task EditAsync(PaperRoom room) => _connector.EditAsync(room.Team.Chat.Id, room.CardId!, Sample.Message(PaperCards.Room(room)));

    /// <summary>The same activity again gets the same answer again.</summary>
    private async Task<JsonObject?> OnceAsync(PaperRoom room, string verb, JsonObject activity)
    {
        var key = (string)activity["id"]!;
        if (_mistake != PaperMistake.SavesTwice && _inbox.TryGetValue(key, out var before)) return (JsonObject?)before?.DeepClone();
        var reply = await DoAsync(room, verb, activity);
        _inbox[key] = (JsonObject?)reply?.DeepClone();
        return reply;
    }

    private async Task<JsonObject?> DoAsync(PaperRoom room, string verb, JsonObject activity)
    {
        var person = (string?)activity["from"]!["aadObjectId"];
        var isMember = person is not null && room.Team.Team.Find(new PersonId(person)) is not null;
        if (!isMember && verb != "view") return _mistake == PaperMistake.AnswersGuests ? Sample.ToastReply("Saved") : Sample.CardReply(PaperCards.Refusal());
        switch (verb)
        {
            case "update": return Sample.DialogReply(PaperCards.Form(room, person!, inDialog: true));
            case "form": return Sample.CardReply(PaperCards.Form(room, person!, inDialog: false));
            case "raise" or "decide": return Sample.DialogReply(PaperCards.Line(verb));
            case "noChange" or "save": Save(room, person); break;
            case "raised": room.Blocked = true; break;
            case "decided": room.Decision = (string?)activity["value"]!["data"]!["line"]; break;
            case "close": room.Closed = true; break;
        }
        if (verb == "view") return Sample.CardReply(PaperCards.Own(room, person));
        _ = EditAsync(room);
        return (string?)activity["name"] == "task/submit" ? null : Sample.CardReply(PaperCards.Own(room, person));
    }

    private void Save(PaperRoom room, string? person)
    {
        foreach (var keyResult in room.Team.KeyResults.Where(keyResult => keyResult.Owner.Value == person))
        {
            room.Answered.Add(keyResult.Id.Value);
            if (_mistake != PaperMistake.ForgetsAnswers) _stored.Add(new(room.Team.Id.Team, keyResult.Id, keyResult.Owner));
        }
    }
}

internal sealed class PaperRoom(SampleTeam team)
{
    internal SampleTeam Team { get; } = team;
    internal string? CardId { get; set; }
    internal DateTimeOffset ClosesAt { get; set; }
    internal int Minute { get; set; }
    internal bool Closed { get; set; }
    internal bool Blocked { get; set; }
    internal string? Decision { get; set; }
    internal HashSet<string> Answered { get; } = [];
}
