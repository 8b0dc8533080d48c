using System.Globalization;

namespace OkrBot.Rehearsal.Playing.Servers;

/// <summary>Tells a rehearsal with several servers.</summary>
internal sealed class ServersTeller(ServersStage stage)
{
    private const int FactColumn = 10;

    internal void Introduce()
    {
        var setup = stage.Setup;
        var meetings = Words.Count(stage.Teams.Length, "meeting");
        var servers = Words.Count(setup.Farm.Addresses.Count, "server");
        stage.Narrator.Title($"OkrBot rehearsal   {meetings} at once, {servers} on {setup.Farm.StorageName}   time runs {Number(setup.Options.Speed)} x   seed {Words.Of(setup.Options.Seed)}");
        stage.Narrator.Plain("The real program, each server a process of its own, real tokens. Nothing leaves this machine.");
        stage.Narrator.Plain();
        stage.Narrator.Happens(stage.Start, $"{meetings} start within {Number(stage.StartsWithin.TotalSeconds)} s. Deliveries go to the servers in turn; one in ten saves arrives twice.");
    }

    internal void Kills(int server, int cards)
        => stage.Narrator.Happens(stage.Now, $"{Words.Count(cards, "card")} are there. kill -9 for server {Words.Of(server + 1)}, while the orders are being set.");

    internal void TakenOver(Takeover takeover) => stage.Narrator.Happens(stage.Now,
        $"Others have come to all that it was at: {Words.Count(takeover.RoomsHeld, "card")} on the way after {Span(takeover.RoomsAfter)}, the planner's shards after {Span(takeover.ShardsAfter)}.");

    internal void Rolls(int server) => stage.Narrator.Happens(stage.Now, $"SIGTERM for server {Words.Of(server + 1)}.");

    internal void HasRolled(int server, Rolled rolled) => stage.Narrator.Happens(stage.Now,
        $"Server {Words.Of(server + 1)} ended after {Span(rolled.Took)} with code {Words.Of(rolled.ExitCode)}, and was started again.");

    internal void Answered() => stage.Narrator.Happens(stage.Now, $"{Words.Count(stage.Ledger.Promised, "answer")} are saved. The check-ins close.");

    internal void Conclude(ServersReport report)
    {
        var narrator = stage.Narrator;
        narrator.Plain();
        narrator.Plain($"Facts     {Words.Count(report.AnswersSaved, "answer")} saved, {Words.Of(report.AnswersFound)} found in the store; "
            + $"{Words.Count(report.RoomsOpened, "room")} opened and {Words.Of(report.RoomsClosed)} closed;", FactColumn);
        narrator.Plain($"          {Words.Of(report.Refused)} refused, {Words.Of(report.Busy)} busy, {Words.Of(report.PressedAgain)} pressed again; "
            + $"{Words.Count(report.ConnectionsRefused, "connection")} refused, {Words.Count(report.DeliveriesCut, "delivery", "deliveries")} cut;", FactColumn);
        narrator.Plain($"          takeover {Number(report.TakeoverSeconds)} s: {Words.Count(report.WorkOpen, "order")} due were set after {Number(report.TakeoverOfWork)} s, "
            + $"{Words.Count(report.RoomsHeld, "card")} on the way after {Number(report.TakeoverOfRooms)} s, shards after {Number(report.TakeoverOfShards)} s;", FactColumn);
        narrator.Plain($"          turns {string.Join(", ", report.TurnsByServer.Select((turns, at) => $"server {Words.Of(at + 1)}: {Words.Of(turns)}"))};", FactColumn);
        narrator.Plain($"          {Words.Count(report.MessagesSent, "message")} sent, {Words.Count(report.CardEdits, "edit")}, {Words.Of(report.Throttled)} throttled, "
            + $"{Words.Of(report.SentAgain)} sent again without an answer, {Words.Count(report.Twins, "twin")} left;", FactColumn);
        narrator.Plain($"          {Words.Of(report.Lost)} lost, {Words.Of(report.Doubled)} doubled. {Number(report.RealSeconds)} s of real time.", FactColumn);
        foreach (var violation in report.Violations) narrator.Trouble($"{violation.Rule}: {violation.Detail}");
        foreach (var missed in report.Missed.Take(20)) narrator.Trouble(missed);
    }

    private static string Span(TimeSpan span) => $"{Number(span.TotalSeconds)} s";

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
