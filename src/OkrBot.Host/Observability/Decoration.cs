namespace OkrBot.Host.Observability;

internal static class Decoration
{
    /// <summary>Puts something of the same port around what is registered for it.</summary>
    public static void Decorate<T>(this IServiceCollection services, Func<IServiceProvider, T, T> around)
        where T : class
    {
        var inner = services.Last(s => s.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(provider => around(
            provider, (T)(inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }
}
