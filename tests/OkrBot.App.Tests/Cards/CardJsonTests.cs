using System.Text.Json.Nodes;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Tests.Cards;

public sealed class CardJsonTests
{
    private static readonly JsonObject Key = new() { ["team"] = "checkout", ["view"] = "v1" };

    private static JsonObject Card(params CardElement[] body) => CardJson.Write(new AdaptiveCard("In words", "en", [.. body]));

    private static JsonNode Element(CardElement element) => Card(element)["body"]![0]!;

    private static JsonNode Action(CardAction action) => Element(new ActionSet([action]))["actions"]![0]!;

    [Fact]
    public void A_card_names_its_version_its_language_and_its_words_for_clients_that_cannot_draw_it()
    {
        var card = Card(new TextBlock("Hello"));

        Assert.Equal("AdaptiveCard", (string?)card["type"]);
        Assert.Equal("1.5", (string?)card["version"]);
        Assert.Equal("en", (string?)card["lang"]);
        Assert.Equal("In words", (string?)card["fallbackText"]);
        Assert.Equal("full", (string?)card["msteams"]!["width"]);
        Assert.False(card.ContainsKey("refresh"));
        Assert.False(card.ContainsKey("actions"));
    }

    [Fact]
    public void A_language_with_a_country_is_written_without_it()
        => Assert.Equal("de", (string?)CardJson.Write(new AdaptiveCard("x", "de-AT", []))["lang"]);

    [Fact]
    public void A_refresh_lists_its_people_and_sends_no_inputs()
    {
        var card = CardJson.Write(new AdaptiveCard("x", "en", []) { Refresh = new Refresh(new Execute("Refresh", "checkin.view", Key), ["29:1ann", "29:1bo"]) });

        Assert.Equal(["29:1ann", "29:1bo"], card["refresh"]!["userIds"]!.AsArray().Select(id => (string?)id));
        Assert.Equal("checkin.view", (string?)card["refresh"]!["action"]!["verb"]);
        Assert.Equal("none", (string?)card["refresh"]!["action"]!["associatedInputs"]);
        Assert.Equal("v1", (string?)card["refresh"]!["action"]!["data"]!["view"]);
    }

    [Fact]
    public void An_execute_carries_a_submit_fallback_whose_data_names_the_verb()
    {
        var action = Action(new Execute("Close now", "checkin.close", Key) { IsPrimary = true });

        Assert.Equal("Action.Execute", (string?)action["type"]);
        Assert.Equal("checkin.close", (string?)action["verb"]);
        Assert.Equal("none", (string?)action["associatedInputs"]);
        Assert.Equal("positive", (string?)action["style"]);
        Assert.Null(action["data"]!["verb"]);
        var fallback = action["fallback"]!;
        Assert.Equal("Action.Submit", (string?)fallback["type"]);
        Assert.Equal("Close now", (string?)fallback["title"]);
        Assert.Equal("checkin.close", (string?)fallback["data"]!["verb"]);
        Assert.Equal("checkout", (string?)fallback["data"]!["team"]);
        Assert.Equal("none", (string?)fallback["associatedInputs"]);
    }

    [Fact]
    public void An_execute_with_inputs_takes_them_in_its_fallback_too()
    {
        var action = Action(new Execute("Save", "checkin.save", Key) { WithInputs = true });

        Assert.Equal("auto", (string?)action["associatedInputs"]);
        Assert.Equal("auto", (string?)action["fallback"]!["associatedInputs"]);
    }

    [Fact]
    public void Opening_a_dialog_is_a_task_fetch_without_inputs()
    {
        var action = Action(new OpenDialog("Update", "checkin.update", Key) { Tooltip = "Yours" });

        Assert.Equal("Action.Submit", (string?)action["type"]);
        Assert.Equal("task/fetch", (string?)action["data"]!["msteams"]!["type"]);
        Assert.Equal("checkin.update", (string?)action["data"]!["verb"]);
        Assert.Equal("none", (string?)action["associatedInputs"]);
        Assert.Equal("Yours", (string?)action["tooltip"]);
    }

    [Fact]
    public void A_dialog_s_submit_sends_its_inputs_with_the_verb()
    {
        var card = CardJson.Write(new AdaptiveCard("x", "en", []) { Actions = [new SubmitDialog("Save", "checkin.save", Key)] });

        var action = card["actions"]![0]!;
        Assert.Equal("Action.Submit", (string?)action["type"]);
        Assert.Equal("checkin.save", (string?)action["data"]!["verb"]);
        Assert.Null(action["data"]!["msteams"]);
        Assert.Equal("auto", (string?)action["associatedInputs"]);
    }

    [Fact]
    public void The_same_data_may_stand_on_many_buttons()
    {
        var card = Card(new ActionSet([new Execute("A", "a", Key), new OpenDialog("B", "b", Key), new Execute("C", "c", Key)]));

        Assert.Equal(["checkout", "checkout", "checkout"], card["body"]![0]!["actions"]!.AsArray().Select(action => (string?)action!["data"]!["team"]));
        Assert.Null(Key["verb"]);
    }

    [Fact]
    public void Every_text_block_wraps_and_a_heading_says_so()
    {
        var text = Element(new TextBlock("Checkout") { Heading = true, Size = TextSize.Large, Spacing = Spacing.None, Separator = true });

        Assert.True((bool?)text["wrap"]);
        Assert.Equal("heading", (string?)text["style"]);
        Assert.Equal("Large", (string?)text["size"]);
        Assert.Equal("None", (string?)text["spacing"]);
        Assert.True((bool?)text["separator"]);
        Assert.Null(text["weight"]);
    }

    [Fact]
    public void Columns_take_pixels_and_stand_at_the_bottom()
    {
        var set = Element(new ColumnSet([new Column("16px", [new RichTextBlock([new TextRun("1") { IsSubtle = true }])]) { VerticalAlign = VerticalAlign.Bottom }]));

        Assert.Equal("16px", (string?)set["columns"]![0]!["width"]);
        Assert.Equal("Bottom", (string?)set["columns"]![0]!["verticalContentAlignment"]);
        Assert.Equal("1", (string?)set["columns"]![0]!["items"]![0]!["inlines"]![0]!["text"]);
    }

    [Fact]
    public void A_field_keeps_its_label_and_says_what_is_wrong_with_it()
    {
        var field = Element(new NumberInput("kr2_value", "Seconds (required)") { Value = 68.5m, Min = 0, Max = 10, IsRequired = true, ErrorMessage = "A number" });

        Assert.Equal("Input.Number", (string?)field["type"]);
        Assert.Equal("kr2_value", (string?)field["id"]);
        Assert.Equal("Seconds (required)", (string?)field["label"]);
        Assert.Equal(68.5m, (decimal?)field["value"]);
        Assert.Equal(10m, (decimal?)field["max"]);
        Assert.True((bool?)field["isRequired"]);
        Assert.Equal("A number", (string?)field["errorMessage"]);
    }

    [Fact]
    public void Choices_toggles_and_dates_are_written_as_clients_read_them()
    {
        var choice = Element(new ChoiceInput("kr7_steps", "Steps done", [new Choice("Translated", "s1")]) { IsMultiSelect = true, Expanded = true, Value = "s1" });
        var toggle = Element(new ToggleInput("kr1_done", "Done?", "Signed", Value: true));
        var date = Element(new DateInput("kr1_by", "By", "2026-11-06"));

        Assert.Equal("expanded", (string?)choice["style"]);
        Assert.True((bool?)choice["isMultiSelect"]);
        Assert.Equal("s1", (string?)choice["choices"]![0]!["value"]);
        Assert.Equal("true", (string?)toggle["value"]);
        Assert.Equal("Signed", (string?)toggle["title"]);
        Assert.Equal("2026-11-06", (string?)date["value"]);
    }

    [Fact]
    public void Letters_of_other_scripts_weigh_what_they_weigh_in_utf8()
    {
        var latin = CardJson.Weigh(new TextBlock("aaaaaaaaaa"));
        var japanese = CardJson.Weigh(new TextBlock("ああああああああああ"));

        Assert.Equal(latin + 20, japanese);
    }

    [Fact]
    public void A_line_chart_is_written_as_teams_reads_it_with_the_table_in_its_place_elsewhere()
    {
        var table = FigureTable.Of(["Week", "Measured"], [["1", "74"], ["2", "73"]]);
        var chart = new LineChart("Seconds by week", [new("Measured", ChartColor.CategoricalLightBlue, [new(1, 74), new(2, 73)])], table)
        {
            XTitle = "Week", YTitle = "Seconds", Min = 60, Max = 80, Spacing = Spacing.Medium,
        };
        var json = JsonNode.Parse(Element(chart).ToJsonString())!;

        Assert.Equal("Chart.Line", (string?)json["type"]);
        Assert.Equal(("Seconds by week", false), ((string?)json["title"], (bool)json["showTitle"]!));
        Assert.Equal(("Week", "Seconds", 60, 80), ((string?)json["xAxisTitle"], (string?)json["yAxisTitle"], (int)json["yMin"]!, (int)json["yMax"]!));
        var line = json["data"]![0]!;
        Assert.Equal(("Measured", "categoricalLightBlue"), ((string?)line["legend"], (string?)line["color"]));
        Assert.Equal([(1, 74), (2, 73)], line["values"]!.AsArray().Select(v => ((int)v!["x"]!, (int)v["y"]!)));
        Assert.Equal(("Container", "Medium", 3), ((string?)json["fallback"]!["type"], (string?)json["fallback"]!["spacing"], json["fallback"]!["items"]!.AsArray().Count));
    }

    [Theory]
    [InlineData(false, "Chart.HorizontalBar")]
    [InlineData(true, "Chart.VerticalBar")]
    public void Bars_lie_or_stand(bool upright, string type)
    {
        var bars = new BarChart("By week", [new("1", 7, ChartColor.DivergingGray)], new TextBlock("7")) { Upright = upright, Max = 10 };
        var json = JsonNode.Parse(Element(bars).ToJsonString())!;

        Assert.Equal(type, (string?)json["type"]);
        Assert.Equal(("1", 7, "divergingGray"), ((string?)json["data"]![0]!["x"], (int)json["data"]![0]!["y"]!, (string?)json["data"]![0]!["color"]));
        Assert.Equal(upright ? 10 : null, (int?)json["yMax"]);
        Assert.Equal(upright ? null : "AbsoluteNoAxis", (string?)json["displayMode"]);
        Assert.Equal("TextBlock", (string?)json["fallback"]!["type"]);
    }

    [Theory]
    [InlineData("74 70", "69 75")]
    [InlineData("0 6 13", "0 15")]
    [InlineData("98.4 98.8", "98 99")]
    [InlineData("5", "4.95 5.05")]
    [InlineData("0", "0 1")]
    [InlineData("-5 5", "-10 10")]
    [InlineData("", "0 1")]
    [InlineData("1000000 9000000", "0 10000000")]
    public void An_axis_ends_at_round_numbers_around_what_it_shows(string values, string ends)
    {
        var (min, max) = Axis.Around(values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => decimal.Parse(v, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(ends, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{min / 1.000m:0.##} {max / 1.000m:0.##}"));
    }
}
