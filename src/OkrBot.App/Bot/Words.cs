using System.Globalization;

namespace OkrBot.App.Bot;

/// <summary>The user-facing words of one slice in one language, by key. A second language is a second file beside the first.</summary>
/// <param name="Culture">How numbers, dates and plurals are written.</param>
public sealed record Words(CultureInfo Culture, IReadOnlyDictionary<string, string> Texts);
