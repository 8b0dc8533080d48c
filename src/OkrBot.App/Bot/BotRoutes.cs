using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.Domain;

namespace OkrBot.App.Bot;

/// <summary>Where a command does something.</summary>
public enum CommandPlace { Anywhere, Personal, Meeting }

/// <summary>A command that people type. Help and the manifest's list come from here.</summary>
/// <param name="Name">Lower case, at most three words.</param>
/// <param name="Description">One line, in English; the manifest carries the same.</param>
public sealed record CommandRoute(string Name, string Description, Type Handler)
{
    /// <summary>Whose words it has: the slice in whose folder its handler lies.</summary>
    public string Slice => Handler.Namespace!.Split('.')[3];

    /// <summary>Help offers it there. Said elsewhere it says where it belongs.</summary>
    public CommandPlace Place { get; init; }

    public bool WorksIn(ChatKind chat) => Place == CommandPlace.Anywhere || (Place == CommandPlace.Personal) == (chat == ChatKind.Personal);
}

/// <summary>The one registry of what the bot answers: commands, buttons, dialogs, Teams events, due work and effects.
/// A name given twice stops the start.</summary>
public sealed class BotRoutes(IServiceCollection services)
{
    private readonly List<CommandRoute> _commands = [];
    private readonly Dictionary<string, Type> _pressed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _opened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _sent = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, List<Type>> _events = [];
    private readonly Dictionary<string, Type> _work = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Type> _effects = [];

    public IReadOnlyList<CommandRoute> Commands => _commands;
    public IEnumerable<string> PressedVerbs => _pressed.Keys;
    public IEnumerable<string> OpenedVerbs => _opened.Keys;
    public IEnumerable<string> SentVerbs => _sent.Keys;
    public IEnumerable<string> WorkKinds => _work.Keys;

    public BotRoutes Command<THandler>(string name, string description, CommandPlace place = CommandPlace.Anywhere) where THandler : class, ITurnHandler
    {
        if (_commands.Any(c => c.Name == name)) throw Twice("command", name);
        _commands.Add(new CommandRoute(name, description, Keep<THandler>()) { Place = place });
        return this;
    }

    /// <summary>A button on a card.</summary>
    public BotRoutes Pressed<THandler>(string verb) where THandler : class, ITurnHandler => Add<THandler>(_pressed, "button", verb);

    /// <summary>A button that opens a dialog.</summary>
    public BotRoutes Opened<THandler>(string verb) where THandler : class, ITurnHandler => Add<THandler>(_opened, "dialog", verb);

    /// <summary>A dialog's form.</summary>
    public BotRoutes Sent<THandler>(string verb) where THandler : class, ITurnHandler => Add<THandler>(_sent, "form", verb);

    /// <summary>A Teams event; several slices may listen, each once.</summary>
    public BotRoutes On<TAct, THandler>() where TAct : Act where THandler : class, ITurnHandler
    {
        if (!_events.TryGetValue(typeof(TAct), out var listeners)) _events[typeof(TAct)] = listeners = [];
        if (listeners.Contains(typeof(THandler))) throw Twice("event", typeof(TAct).Name);
        listeners.Add(Keep<THandler>());
        return this;
    }

    /// <summary>Work that is due later.</summary>
    public BotRoutes Work<THandler>(string kind) where THandler : class, IWorkHandler
    {
        if (!_work.TryAdd(kind, typeof(THandler))) throw Twice("work", kind);
        services.AddSingleton<THandler>();
        return this;
    }

    /// <summary>What was promised outside a team's state.</summary>
    public BotRoutes Effect<TEffect, THandler>() where TEffect : Effect where THandler : class, IEffectHandler
    {
        if (!_effects.TryAdd(typeof(TEffect), typeof(THandler))) throw Twice("effect", typeof(TEffect).Name);
        services.AddSingleton<THandler>();
        return this;
    }

    internal Type? FindPressed(string verb) => _pressed.GetValueOrDefault(verb);
    internal Type? FindOpened(string verb) => _opened.GetValueOrDefault(verb);
    internal Type? FindSent(string verb) => _sent.GetValueOrDefault(verb);
    internal IReadOnlyList<Type> FindListeners(Type act) => _events.GetValueOrDefault(act) ?? (IReadOnlyList<Type>)ImmutableArray<Type>.Empty;
    internal Type? FindEffect(Type effect) => _effects.GetValueOrDefault(effect);
    public Type? FindWork(string kind) => _work.GetValueOrDefault(kind);

    private BotRoutes Add<THandler>(Dictionary<string, Type> map, string what, string verb) where THandler : class, ITurnHandler
    {
        if (!map.TryAdd(verb, Keep<THandler>())) throw Twice(what, verb);
        return this;
    }

    private Type Keep<THandler>() where THandler : class, ITurnHandler
    {
        if (!services.Any(s => s.ServiceType == typeof(THandler))) services.AddSingleton<THandler>();
        return typeof(THandler);
    }

    private static InvalidOperationException Twice(string what, string name) => new($"The {what} '{name}' is registered twice.");
}
