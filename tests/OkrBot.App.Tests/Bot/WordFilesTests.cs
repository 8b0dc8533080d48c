using System.Text.Json;
using System.Text.RegularExpressions;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Tests.Bot;

/// <summary>Every slice says the same things in every language.</summary>
public sealed partial class WordFilesTests
{
    private const string Default = "en";

    /// <summary>A button does not wrap, and two stand beside each other on a card of 300 pixels.</summary>
    private const int LongestButton = 22;

    // What the languages write alike.
    private static readonly string[] Alike =
    [
        "connect.team", "report.team", "column.Team", "teamColumn.Team", // "Team" is a German word
        "problem.lead", // only puts the full stop
        "chart.plan", "chart.nothing", // "Plan" is one too, and a dash
        "spoken.kr", "line.noKeyResult", "line.nothing", "list.more", "pick.whenIn", "date.inZone", // only put parts together
        "date.review", "scope.all", // "Review" is one too, and the program's name
        "button.pause", // "Pause" is one too
    ];

    private static readonly Dictionary<string, string> Required = new(StringComparer.Ordinal) { ["en"] = " (required)", ["de"] = " (erforderlich)" };

    private static readonly (string Slice, string Language)[] Built =
        [.. typeof(App.Bot.WordBook).Assembly.GetManifestResourceNames().Select(file => file.Split('.')).Where(parts => parts is [_, "words", _, "json"]).Select(parts => (parts[0], parts[2]))];

    private static readonly string[] Languages = [.. Built.Select(file => file.Language).Distinct()];

    /// <summary>Slice and language of every file of words.</summary>
    public static TheoryData<string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string>();
            foreach (var (slice, language) in Built) files.Add(slice, language);
            return files;
        }
    }

    [Fact]
    public void Every_slice_speaks_every_language()
    {
        var slices = Built.Select(file => file.Slice).Distinct().ToList();

        Assert.True(slices.Count >= 5, $"only {slices.Count} slices have words");
        Assert.Equal(Settling.Languages.Order(StringComparer.Ordinal), Languages.Order(StringComparer.Ordinal));
        Offenders.None(from slice in slices from language in Languages where !Built.Contains((slice, language)) select $"{slice}.words.{language}.json is missing");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_language_has_the_keys_of_english_and_no_others(string slice, string language)
    {
        var (english, other) = (Read(slice, Default), Read(slice, language));
        // Of commands English has the registry; CommandWordsTests holds them.
        Offenders.None(other.Keys.Except(english.Keys).Where(key => !IsOfACommand(key) && !IsForOne(key, english)).Select(key => $"{key} is not English"));
        Offenders.None(english.Keys.Except(other.Keys).Select(key => $"{key} is missing"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_sentence_names_the_same_facts_in_every_language(string slice, string language)
    {
        var other = Read(slice, language);
        Offenders.None(from text in Read(slice, Default)
                       where other.ContainsKey(text.Key) && !Facts(text.Value).SetEquals(Facts(other[text.Key]))
                       select $"{text.Key}: {other[text.Key]}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_has_words_for_one_has_words_for_many(string slice, string language)
    {
        var texts = Read(slice, language);
        Offenders.None(texts.Keys.Where(key => key.EndsWith(".one", StringComparison.Ordinal) && !texts.ContainsKey(key[..^3] + "other")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_is_left_in_english(string slice, string language)
    {
        if (language == Default) return;
        var english = Read(slice, Default);
        Offenders.None(Read(slice, language).Where(text => !Alike.Contains(text.Key) && english.TryGetValue(text.Key, out var same) && same == text.Value).Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Words_are_set_as_print_sets_them(string slice, string language)
        => Offenders.None(Read(slice, language).Where(text => Typewriter().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}"));

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_required_says_so_in_every_language(string slice, string language)
    {
        var english = Read(slice, Default);
        Offenders.None(Read(slice, language).Where(text => english.TryGetValue(text.Key, out var told)
            && told.EndsWith(Required[Default], StringComparison.Ordinal) != text.Value.EndsWith(Required[language], StringComparison.Ordinal)).Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_button_s_words_fit_on_a_narrow_card(string slice, string language)
        => Offenders.None(Read(slice, language).Where(text => IsOfAButton(text.Key) && Placeholder().Replace(text.Value, "").Length > LongestButton).Select(text => $"{text.Key}: {text.Value}"));

    private static bool IsOfACommand(string key) => key.StartsWith("command.", StringComparison.Ordinal);

    // "1 of 1 answered" needs no words of its own in English.
    private static bool IsForOne(string key, Dictionary<string, string> english) => key.EndsWith(".one", StringComparison.Ordinal) && english.ContainsKey(key[..^3] + "other");

    private static bool IsOfAButton(string key) => key.StartsWith("button.", StringComparison.Ordinal);

    private static HashSet<string> Facts(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, string> Read(string slice, string language)
    {
        using var stream = typeof(App.Bot.WordBook).Assembly.GetManifestResourceStream($"{slice}.words.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    [GeneratedRegex(@"\{[A-Za-z]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\.\.\.|[""']| {2}|\s$|^\s| - ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typewriter();
}
