using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace OkrBot.App.Bot;

/// <summary>Finds the handler of a turn in the registry and follows one <see cref="Reply.Continue"/> or <see cref="Reply.Command"/>.</summary>
public sealed class TurnRouter(BotRoutes routes, CommandMatcher commands, IPeopleSeen people, LeadsLook leads, IServiceProvider services) : IBot
{
    public bool Knows(Act act) => act is not (Act.Pressed or Act.DialogOpened or Act.DialogSent) || NameOf(act) is not null;

    public string? NameOf(Act act) => act switch
    {
        Act.Said said => commands.Match(said.Text).Name,
        Act.Pressed p when routes.FindPressed(p.Verb) is not null => p.Verb,
        Act.DialogOpened d when routes.FindOpened(d.Verb) is not null => d.Verb,
        Act.DialogSent d when routes.FindSent(d.Verb) is not null => d.Verb,
        _ => null,
    };

    public async Task<Reply> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        people.Note(turn);
        await leads.BeforeAsync(turn, cancel);
        var reply = Reply.None;
        foreach (var handler in HandlersOf(turn.Act))
        {
            // Of several listeners the last that has something to say says it.
            if (await ((ITurnHandler)services.GetRequiredService(handler)).HandleAsync(turn, cancel) is var said and not Reply.Silence) reply = said;
        }
        return reply switch
        {
            Reply.Continue next => await ContinueAsync(turn, next, cancel),
            Reply.Command next => await ContinueAsync(turn, next, cancel),
            _ => reply,
        };
    }

    private IReadOnlyList<Type> HandlersOf(Act act) => act switch
    {
        Act.Said said => [commands.Match(said.Text).Handler],
        Act.Pressed p => One(routes.FindPressed(p.Verb)),
        Act.DialogOpened d => One(routes.FindOpened(d.Verb)),
        Act.DialogSent d => One(routes.FindSent(d.Verb)),
        _ => routes.FindListeners(act.GetType()),
    };

    private static IReadOnlyList<Type> One(Type? handler) => handler is null ? [] : [handler];

    private async Task<Reply> ContinueAsync(Turn turn, Reply.Continue next, CancellationToken cancel)
    {
        if (routes.FindPressed(next.Verb) is not { } handler) return Reply.None;
        var canReply = turn.Act is not Act.Pressed { CanReply: false };
        var act = new Act.Pressed(next.Verb, ToElement(next.Data), Automatic: false, canReply);
        return await ((ITurnHandler)services.GetRequiredService(handler)).HandleAsync(turn with { Act = act }, cancel);
    }

    private Task<Reply> ContinueAsync(Turn turn, Reply.Command next, CancellationToken cancel)
    {
        var handler = routes.Commands.Single(c => c.Name == next.Name).Handler;
        return ((ITurnHandler)services.GetRequiredService(handler)).HandleAsync(turn with { Act = new Act.Said(next.Name) { Privately = true } }, cancel);
    }

    private static JsonElement ToElement(JsonObject data)
    {
        using var document = JsonDocument.Parse(data.ToJsonString());
        return document.RootElement.Clone();
    }
}
