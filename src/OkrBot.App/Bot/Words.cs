using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace OkrBot.App.Bot;

/// <summary>The user-facing words of one slice in one language, by key. A second language is a second file beside the first.</summary>
/// <param name="Culture">How numbers, dates and plurals are written.</param>
public sealed record Words(CultureInfo Culture, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>BCP 47 tag of the language that these words are really in, which may be another than the one asked for.</summary>
    public string Language => Culture.Name;

    /// <summary>The words of a key; an unknown key shows itself, and a test sees that none is unknown.</summary>
    public string this[string key] => Texts.TryGetValue(key, out var text) ? text : key;

    public bool Has(string key) => Texts.ContainsKey(key);

    /// <summary>The words of a key with each <c>{name}</c> replaced by its fact, once: a fact that holds braces stays as it is.</summary>
    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts) values[name] = value;
        return Text(key, values.ToImmutable());
    }

    /// <inheritdoc cref="Text(string, ReadOnlySpan{ValueTuple{string, string}})"/>
    public string Text(string key, ImmutableDictionary<string, string> facts) => Fill(this[key], facts);

    /// <summary>The words of <c>{key}.one</c> or <c>{key}.other</c>; <c>{count}</c> is the number in figures, <c>{spelled}</c> in letters where the language file has them.</summary>
    public string Plural(string key, int count, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var one = $"{key}.one";
        return Text(count == 1 && Has(one) ? one : $"{key}.other", [.. facts, ("count", Number(count)), ("spelled", Spelled(count))]);
    }

    /// <summary>"2nd" in English, "2." where a language file has no forms of its own.</summary>
    public string Ordinal(int number)
    {
        var form = (number % 10, number % 100) switch
        {
            (1, not 11) => "ordinal.one",
            (2, not 12) => "ordinal.two",
            (3, not 13) => "ordinal.few",
            _ => "ordinal.other",
        };
        return Text(Has(form) ? form : "ordinal.other", ("count", Number(number)));
    }

    public string Number(decimal number) => WordFormats.Number(number, Culture);

    /// <summary>A computed number, such as a plan for today: no more digits than anybody would say.</summary>
    /// <param name="unit"><inheritdoc cref="Amount"/></param>
    public string Rough(decimal number, string unit = "") => Amount(WordFormats.Round(number), unit);

    /// <summary>"16%" and "70 s", in German "16 %"; the space does not break.</summary>
    /// <param name="unit">User text, made safe by the caller; may be empty.</param>
    public string Amount(decimal number, string unit) => WordFormats.WithUnit(Number(number), unit, Culture);

    /// <summary>0.38 as "38%", in the manner of the language.</summary>
    public string Percent(decimal share) => Amount(decimal.Round(share * 100, 0, MidpointRounding.AwayFromZero), "%");

    /// <summary>"20 Oct", in the order of the language.</summary>
    public string Date(DateOnly date) => WordFormats.Date(date, Culture);

    /// <summary>"20 Oct 2026", for a day that may lie in another year.</summary>
    public string DateAndYear(DateOnly date) => WordFormats.DateAndYear(date, Culture);

    /// <summary>"Tuesday, 10 Nov".</summary>
    public string DayAndDate(DateOnly date) => $"{date.ToString("dddd", Culture)}, {Date(date)}";

    /// <summary>"Wed" for one of the next six days, else the date.</summary>
    public string DayFrom(DateOnly today, DateOnly date)
        => date.DayNumber - today.DayNumber is >= 0 and <= 6 ? date.ToString("ddd", Culture) : Date(date);

    /// <summary>"09:41", for text in which clients do not write times themselves.</summary>
    public string Time(DateTimeOffset at, string zone) => TimeOnly.FromDateTime(WordFormats.Local(at, zone)).ToString("t", Culture);

    private string Spelled(int number) => Texts.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"number.{number}"), out var word) ? word : Number(number);

    private static string Fill(string template, ImmutableDictionary<string, string> facts)
    {
        var text = new StringBuilder(template.Length + 32);
        for (var at = 0; at < template.Length; at++)
        {
            var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
            if (end > at && facts.TryGetValue(template[(at + 1)..end], out var value))
            {
                text.Append(value);
                at = end;
            }
            else
            {
                text.Append(template[at]);
            }
        }
        return text.ToString();
    }
}
