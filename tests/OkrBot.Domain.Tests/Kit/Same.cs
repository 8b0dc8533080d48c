using System.Collections;
using System.Text;

namespace OkrBot.Domain.Tests.Kit;

/// <summary>Whole states as text: every property of every record, collections item by item, so that two states can be compared and shown.</summary>
internal static class Same
{
    public static string Text(object? value) => Write(new StringBuilder(), value).ToString();

    private static StringBuilder Write(StringBuilder text, object? value)
    {
        if (value is null) return text.Append('-');
        if (value is DateTimeOffset at) return text.Append(at.ToString("O"));
        if (value is string || value.GetType().IsPrimitive || value is decimal or Enum or DateOnly or TimeOnly or TimeSpan) return text.Append(value);
        if (value is IEnumerable items)
        {
            foreach (var item in items) Write(text.Append("\n* "), item);
            return text;
        }
        text.Append(value.GetType().Name).Append('(');
        foreach (var property in value.GetType().GetProperties())
            if (property.GetIndexParameters().Length == 0 && property.GetMethod is { IsStatic: false } && property.Name is not ("ActiveKeyResults" or "Latest"))
                Write(text.Append(' ').Append(property.Name).Append('='), property.GetValue(value));
        return text.Append(')');
    }
}
