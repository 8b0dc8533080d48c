using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;

namespace OkrBot.App.Bot;

/// <summary>A command that people type. Help and the manifest's list come from here.</summary>
/// <param name="Name">Lower case, at most three words.</param>
/// <param name="Description">One line, in English; the manifest carries the same.</param>
public sealed record CommandRoute(string Name, string Description, Type Handler);

/// <summary>The one registry of what the bot answers: commands, buttons, dialogs, Teams events and due work.
/// A name given twice stops the start.</summary>
public sealed class BotRoutes(IServiceCollection services)
{
    private readonly List<CommandRoute> commands = [];
    private readonly Dictionary<string, Type> pressed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> opened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> sent = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, List<Type>> events = [];
    private readonly Dictionary<string, Type> work = new(StringComparer.Ordinal);

    public IReadOnlyList<CommandRoute> Commands => commands;
    public IEnumerable<string> PressedVerbs => pressed.Keys;
    public IEnumerable<string> OpenedVerbs => opened.Keys;
    public IEnumerable<string> SentVerbs => sent.Keys;
    public IEnumerable<string> WorkKinds => work.Keys;

    public BotRoutes Command<THandler>(string name, string description) where THandler : class, ITurnHandler
    {
        if (commands.Any(c => c.Name == name)) throw Twice("command", name);
        commands.Add(new CommandRoute(name, description, Keep<THandler>()));
        return this;
    }

    /// <summary>A button on a card.</summary>
    public BotRoutes Pressed<THandler>(string verb) where THandler : class, ITurnHandler => Add<THandler>(pressed, "button", verb);

    /// <summary>A button that opens a dialog.</summary>
    public BotRoutes Opened<THandler>(string verb) where THandler : class, ITurnHandler => Add<THandler>(opened, "dialog", verb);

    /// <summary>A dialog's form.</summary>
    public BotRoutes Sent<THandler>(string verb) where THandler : class, ITurnHandler => Add<THandler>(sent, "form", verb);

    /// <summary>A Teams event; several slices may listen, each once.</summary>
    public BotRoutes On<TAct, THandler>() where TAct : Act where THandler : class, ITurnHandler
    {
        if (!events.TryGetValue(typeof(TAct), out var listeners)) events[typeof(TAct)] = listeners = [];
        if (listeners.Contains(typeof(THandler))) throw Twice("event", typeof(TAct).Name);
        listeners.Add(Keep<THandler>());
        return this;
    }

    /// <summary>Work that is due later.</summary>
    public BotRoutes Work<THandler>(string kind) where THandler : class, IWorkHandler
    {
        if (!work.TryAdd(kind, typeof(THandler))) throw Twice("work", kind);
        services.AddSingleton<THandler>();
        return this;
    }

    internal Type? FindPressed(string verb) => pressed.GetValueOrDefault(verb);
    internal Type? FindOpened(string verb) => opened.GetValueOrDefault(verb);
    internal Type? FindSent(string verb) => sent.GetValueOrDefault(verb);
    internal IReadOnlyList<Type> FindListeners(Type act) => events.GetValueOrDefault(act) ?? (IReadOnlyList<Type>)ImmutableArray<Type>.Empty;
    public Type? FindWork(string kind) => work.GetValueOrDefault(kind);

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
