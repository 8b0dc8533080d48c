using OkrBot.Domain.Objectives;

namespace OkrBot.App.Cards.Shapes;

/// <summary>A status as a mark and words; the colour only repeats what both say.</summary>
/// <param name="Words">In the reader's language.</param>
public sealed record StatusMark(Status Status, string Words)
{
    public string Mark => Status switch
    {
        Status.OnTrack => "●",
        Status.AtRisk => "▲",
        Status.OffTrack => "■",
        _ => "○",
    };

    private bool NeedsCare => Status is Status.AtRisk or Status.OffTrack;

    /// <summary>At the right of a title.</summary>
    public RichTextBlock AtRight() => new(
    [
        new TextRun(Mark + " ") { Color = Status == Status.OffTrack ? TextColor.Attention : TextColor.Default },
        NeedsCare ? Rich.Bold(Words) : Rich.Plain(Words),
    ])
    { Align = Align.Right };

    /// <summary>"●&#160;3&#160;On&#160;track", which never breaks inside.</summary>
    public string Counted(string count) => $"{Mark}\u00A0{count}\u00A0{Words.Replace(' ', '\u00A0')}";
}
