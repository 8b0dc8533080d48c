using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Import.Plans;

namespace OkrBot.App.Features.Import;

/// <summary>What a button of a file's cards says. It names a file among the sender's own; it grants nothing.</summary>
/// <param name="File">Of its content.</param>
/// <param name="View">New in every rendered view.</param>
internal sealed record ImportKey(string File, Weeks Into, string View)
{
    private const string FileField = "file";
    private const string IntoField = "into";
    private const string PageField = "page";
    private const string WaveField = "wave";
    private const string Running = "now";
    private const string Planned = "plan";

    /// <summary>Of the rows that are left out, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Which wave of a file of teams, by its place from 0.</summary>
    public int? Wave { get; init; }

    public JsonObject ToData()
    {
        var data = new JsonObject
        {
            [FileField] = File, [IntoField] = Into == Weeks.Running ? Running : Planned, [PageField] = Page.ToString(CultureInfo.InvariantCulture), [CardKey.ViewField] = View,
        };
        if (Wave is { } wave) data[WaveField] = wave.ToString(CultureInfo.InvariantCulture);
        return data;
    }

    /// <summary>Null when it names no file.</summary>
    public static ImportKey? Read(CardData data) => data.Id(FileField) is { } file
        ? new ImportKey(file, data.Id(IntoField) == Running ? Weeks.Running : Weeks.Planned, data.Id(CardKey.ViewField) ?? "")
        {
            Page = Math.Clamp(Typed.Whole(data.Id(PageField)) ?? 0, 0, 10_000), Wave = Typed.Whole(data.Id(WaveField)),
        }
        : null;
}
