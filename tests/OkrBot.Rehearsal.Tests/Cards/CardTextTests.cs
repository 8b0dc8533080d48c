using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Cards;
using OkrBot.Rehearsal.Tests.Doubles;

namespace OkrBot.Rehearsal.Tests.Cards;

public sealed class CardTextTests
{
    private static readonly CardText Berlin = new(new CardTextOptions(60) { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") });

    [Fact]
    public void A_header_stands_in_two_columns_with_the_time_in_the_readers_zone()
    {
        var lines = Berlin.Render((JsonObject)JsonNode.Parse("""
            {"type":"AdaptiveCard","version":"1.5","body":[{"type":"ColumnSet","columns":[
              {"type":"Column","width":"stretch","items":[{"type":"TextBlock","text":"Search"},{"type":"TextBlock","text":"week 2 of 13"}]},
              {"type":"Column","width":"auto","items":[{"type":"TextBlock","text":"Closes {{TIME(2026-11-03T08:41:00Z)}}","horizontalAlignment":"Right"},
                {"type":"TextBlock","text":"1 of 4","horizontalAlignment":"Right"}]}]}]}
            """)!);
        Assert.Equal(2, lines.Length);
        Assert.Equal("Search                                        Closes 9:41 AM", lines[0].Replace('\u202F', ' '));
        Assert.Equal("week 2 of 13                                          1 of 4", lines[1]);
    }

    [Fact]
    public void Columns_that_do_not_fit_stand_below_each_other()
    {
        var columns = new JsonArray([.. Enumerable.Range(0, 6).Select(i => new JsonObject
        {
            ["type"] = "Column",
            ["width"] = "stretch",
            ["items"] = new JsonArray(Sample.Block($"Column {i} with words")),
        })]);
        var lines = Berlin.Render(Sample.Card(new JsonObject { ["type"] = "ColumnSet", ["columns"] = columns }));
        Assert.Equal(6, lines.Length);
    }

    [Fact]
    public void Inputs_choices_and_buttons_are_written_out()
    {
        var lines = Berlin.Render((JsonObject)JsonNode.Parse("""
            {"type":"AdaptiveCard","version":"1.5","body":[
              {"type":"Input.Number","id":"a","label":"Seconds","value":70},
              {"type":"Input.Text","id":"b","label":"Note","placeholder":"One line"},
              {"type":"Input.ChoiceSet","id":"c","label":"Steps","isMultiSelect":true,"value":"s1,s3","choices":[{"title":"A","value":"s1"},{"title":"B","value":"s2"},{"title":"C","value":"s3"}]},
              {"type":"Input.Toggle","id":"d","label":"Ready?","title":"Yes","value":"true"},
              {"type":"ActionSet","actions":[{"type":"Action.Execute","title":"Update"},{"type":"Action.Submit","title":"No change for both"}]}]}
            """)!);
        Assert.Equal(["Seconds: 70", "Note: ____ (One line)", "Steps: [x] A  [ ] B  [x] C", "Ready?: [x] Yes", "", "[Update]  [No change for both]"], lines.AsEnumerable());
    }

    [Fact]
    public void An_unknown_element_shows_its_fallback_or_its_texts()
    {
        var lines = Berlin.Render((JsonObject)JsonNode.Parse("""
            {"type":"AdaptiveCard","version":"1.5","body":[
              {"type":"Chart.Line","title":"drawn","fallback":{"type":"TextBlock","text":"as a table"}},
              {"type":"Badge","text":"new"},
              {"type":"Icon","name":"x","fallback":"drop"}]}
            """)!);
        Assert.Equal(["as a table", "new"], lines.AsEnumerable());
    }

    [Fact]
    public void Markdown_is_read_in_blocks_and_left_alone_in_runs()
    {
        var runs = new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(new JsonObject { ["type"] = "TextRun", ["text"] = "**[a](b)**" }) };
        Assert.Equal(["a word", "**[a](b)**"], Berlin.Render(Sample.Card(Sample.Block("**a** [word](https://example.com)"), runs)).AsEnumerable());
    }

    [Fact]
    public void A_hidden_part_is_not_shown_and_a_separator_is_an_empty_line()
    {
        var hidden = Sample.Block("hidden");
        hidden["isVisible"] = false;
        var apart = Sample.Block("below");
        apart["separator"] = true;
        Assert.Equal(["above", "", "below"], Berlin.Render(Sample.Card(Sample.Block("above"), hidden, apart)).AsEnumerable());
    }

    [Fact]
    public void A_frame_has_straight_walls_around_wide_letters()
    {
        var frame = CardFrame.Around(["日本", "ab"], "Weekly", "everyone", 40).ToList();
        Assert.All(frame, line => Assert.Equal(40, TextWidth.Of(line)));
        Assert.StartsWith("+-- Weekly ", frame[0], StringComparison.Ordinal);
        Assert.EndsWith(" everyone --+", frame[0], StringComparison.Ordinal);
    }
}
