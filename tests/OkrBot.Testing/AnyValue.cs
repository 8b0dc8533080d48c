using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace OkrBot.Testing;

/// <summary>Makes values of the domain's records by reflection, so that a new field or case is covered on the day it is written. The same seed
/// makes the same value: let FsCheck choose the seed.</summary>
public sealed class AnyValue(int seed)
{
    private static readonly string[] Texts = ["", "a", "Ship \"it\"", "19:meeting_x@thread.v2", "Zoë / 🎯 #1?", "line\nline", "|", "{\"is\":\"x\"}"];

    private readonly Random _random = new(seed);

    public T Of<T>() => (T)Of(typeof(T))!;

    public object? Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return _random.Next(3) == 0 ? null : Of(underlying);
        if (Simple(type) is { } simple) return simple;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return ListOf(type.GetGenericArguments()[0]);
        return type.IsAbstract ? Of(Pick(CasesOf(type))) : RecordOf(type);
    }

    /// <summary>The cases of a closed union: the records nested in it.</summary>
    public static IReadOnlyList<Type> CasesOf(Type union)
        => [.. union.GetNestedTypes().Where(nested => nested.BaseType == union && !nested.IsAbstract).OrderBy(nested => nested.Name, StringComparer.Ordinal)];

    private object? Simple(Type type) => type switch
    {
        _ when type == typeof(string) => Pick(Texts),
        _ when type == typeof(int) => _random.Next(-3, 1000),
        _ when type == typeof(long) => _random.NextInt64(-3, long.MaxValue),
        _ when type == typeof(bool) => _random.Next(2) == 0,
        _ when type == typeof(decimal) => new decimal(_random.Next(), _random.Next(100), 0, _random.Next(2) == 0, (byte)_random.Next(10)),
        _ when type == typeof(double) => _random.NextDouble(),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(_random.NextInt64(TimeSpan.TicksPerDay * 365)),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 1).AddDays(_random.Next(400)),
        _ when type == typeof(TimeOnly) => new TimeOnly(_random.NextInt64(TimeSpan.TicksPerDay)),
        _ when type == typeof(TimeSpan) => new TimeSpan(_random.NextInt64(TimeSpan.TicksPerDay)),
        _ when type == typeof(Uri) => new Uri("https://smba.example/" + _random.Next()),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(_random.Next(Enum.GetValues(type).Length)),
        _ => null,
    };

    private object RecordOf(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var context = new NullabilityInfoContext();
        var value = constructor.Invoke([.. constructor.GetParameters().Select(p => Maybe(context.Create(p), p.ParameterType))]);
        var given = constructor.GetParameters().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && !given.Contains(p.Name)))
            property.SetValue(value, Maybe(context.Create(property), property.PropertyType));
        return value;
    }

    private object? Maybe(NullabilityInfo nullability, Type type)
        => !type.IsValueType && nullability.WriteState == NullabilityState.Nullable && _random.Next(3) == 0 ? null : Of(type);

    private object ListOf(Type item)
    {
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var i = _random.Next(3); i >= 0; i--) items.Add(Of(item));
        if (_random.Next(3) == 0) items.Clear();
        var create = typeof(ImmutableArray).GetMethods().Single(m => m.Name == nameof(ImmutableArray.ToImmutableArray)
            && m.GetParameters() is [{ ParameterType: { IsGenericType: true } parameter }] && parameter.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return create.MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
