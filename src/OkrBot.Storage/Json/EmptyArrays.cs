using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace OkrBot.Storage.Json;

/// <summary>A list that the JSON does not hold is empty. Generated readers ignore the initializer of an init-only property and would leave a
/// list that nobody may touch.</summary>
internal static class EmptyArrays
{
    public static void Apply(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.IsValueType) return;
        var properties = type.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var lists = properties.Where(IsList).Select(property => new Missing(property)).ToArray();
        if (lists.Length == 0) return;
        type.OnDeserialized = read =>
        {
            foreach (var list in lists) list.Fill(read);
        };
    }

    private static bool IsList(PropertyInfo property)
        => property is { CanWrite: true, PropertyType.IsGenericType: true }
            && property.PropertyType.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private sealed class Missing(PropertyInfo property)
    {
        private readonly object _untouchable = Activator.CreateInstance(property.PropertyType)!;
        private readonly object _empty = property.PropertyType.GetField(nameof(ImmutableArray<>.Empty))!.GetValue(null)!;

        public void Fill(object read)
        {
            if (_untouchable.Equals(property.GetValue(read))) property.SetValue(read, _empty);
        }
    }
}
