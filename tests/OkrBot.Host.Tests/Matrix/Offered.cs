using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Matrix;

internal enum PressKind { Button, Dialog, Form }

/// <summary>A button that some card offered to somebody, with what its press would carry.</summary>
/// <param name="Data">The button's own data with the inputs beside it filled in.</param>
internal sealed record Offered(PressKind Kind, string Verb, string Title, JsonObject Data)
{
    public string Name => $"{Verb} · {Kind switch { PressKind.Button => "button", PressKind.Dialog => "opens a dialog", _ => "sends a form" }}";

    /// <summary>Of a card that stands in one's own chat alone.</summary>
    public bool IsOfAPlan => OwnChat.Any(prefix => Verb.StartsWith(prefix, StringComparison.Ordinal));

    private static readonly string[] OwnChat = ["plan.", "liaison.", "programme.", "import.", "link.", "cluster.", "promise.", "number.", "follow."];

    /// <summary>Of an earlier week, as somebody finds it who scrolls up.</summary>
    public Offered OfWeekBefore()
    {
        var data = (JsonObject)Data.DeepClone();
        if (data.ContainsKey("start")) data["start"] = "2026-10-27T08:30:00Z";
        data["view"] = "old";
        return this with { Data = data };
    }

    /// <summary>Null for a button that stays on the client.</summary>
    public static Offered? Of(Button button, JsonObject card, bool inDialog)
    {
        var data = button.Action["data"] is JsonObject own ? (JsonObject)own.DeepClone() : [];
        if ((string?)button.Action["associatedInputs"] == "auto")
            foreach (var field in CardReader.Fields(card)) data[field.Id] = Filled(field);
        return button.Type switch
        {
            "Action.Execute" => new Offered(PressKind.Button, (string)button.Action["verb"]!, button.Title, data),
            "Action.Submit" when inDialog && !button.OpensDialog => new Offered(PressKind.Form, (string)data["verb"]!, button.Title, data),
            "Action.Submit" when button.OpensDialog => new Offered(PressKind.Dialog, (string)data["verb"]!, button.Title, data),
            _ => null,
        };
    }

    private static string Filled(Field field) => field switch
    {
        { Value.Length: > 0 } => field.Value,
        { Choices: [var first, ..] } => first.Value,
        { Kind: "Number" } or { Id: "startText" } => "5",
        { Id: "targetText" } => "7",
        { Kind: "Text", IsRequired: true } => "One line",
        _ => "",
    };
}
