using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Clients;

/// <summary>A wish to press a button.</summary>
/// <param name="Title">As the person reads it; an apostrophe may be straight or curly.
/// The first that matches exactly, else the first that starts so.</param>
public sealed record Press(string Title)
{
    /// <summary>Only a button below the bold line that contains this.</summary>
    public string? Section { get; init; }

    /// <summary>What was filled in on the card; null = the inputs as they came.</summary>
    public Form? Form { get; init; }

    /// <summary>Another card than the one the person sees: a copy of somebody else's view, say.</summary>
    public JsonObject? On { get; init; }

    /// <summary>The client knows no Universal Actions and takes the button's fallback.</summary>
    public bool OldClient { get; init; }
}

/// <summary>Turns a pressed button into what Teams sends, and shows what comes back.</summary>
internal sealed class Presser(StandInTenant tenant, Delivery delivery, Activities activities, Views views, ConcurrentDictionary<string, Form> dialogs)
{
    internal async Task<IReadOnlyList<BotAnswer>> PressAsync(
        TenantPerson person, Chat chat, Message message, Press press, int times, CancellationToken cancel)
    {
        var dialog = press.On is null ? dialogs.GetValueOrDefault(person.ChannelId) : null;
        var card = press.On ?? dialog?.Card ?? views.CardFor(person, message);
        if (card is null || Find(card, press) is not { } button) return [new BotAnswer.NoSuchButton(press.Title)];
        if (button.Type is "Action.ToggleVisibility" or "Action.OpenUrl") return [new BotAnswer.Nothing()];
        var form = press.Form ?? dialog ?? new Form(card);
        if (TakesInputs(button) && form.Problems is { IsEmpty: false } problems) return [new BotAnswer.NotSent(problems)];

        var ask = views.NextAsk();
        var activity = ActivityFor(person, chat, message, new Pressed(button, form, dialog is not null, press.OldClient));
        var responses = await delivery.SendTogetherAsync(activity, tenant.Faults.TakeDuplicate() ? times + 1 : times, cancel);
        var answers = responses.Select(BotAnswer.Read).ToImmutableArray();
        var isDialog = dialog is not null || button.OpensDialog;
        Apply(person, message, ask, isDialog, answers[0], button.Title);
        return answers;
    }

    private static Button? Find(JsonObject card, Press press)
    {
        var wanted = Plain(press.Title);
        var buttons = CardReader.Buttons(card)
            .Where(button => press.Section is null || button.Section.Contains(press.Section, StringComparison.OrdinalIgnoreCase)).ToList();
        return buttons.FirstOrDefault(button => Plain(button.Title) == wanted)
            ?? buttons.FirstOrDefault(button => Plain(button.Title).StartsWith(wanted, StringComparison.OrdinalIgnoreCase));
    }

    private static string Plain(string title) => title.Replace('’', '\'').Trim();

    private static bool TakesInputs(Button button) => Json.Text(button.Action["associatedInputs"]) != "none";

    private JsonObject ActivityFor(TenantPerson person, Chat chat, Message message, Pressed pressed)
    {
        var action = pressed.Button.Action;
        if (pressed.OldClient && action["fallback"] is JsonObject fallback) action = fallback;
        var data = TakesInputs(pressed.Button) ? pressed.Form.Merge(action["data"] as JsonObject) : (JsonObject?)action["data"]?.DeepClone() ?? [];
        if (Json.Type(action) == "Action.Execute")
        {
            var sent = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["id"] = Json.Text(action["id"]),
                ["title"] = pressed.Button.Title,
                ["verb"] = Json.Text(action["verb"]),
                ["data"] = data,
            };
            return activities.CardAction(person, chat, message.Id, sent, automatic: false);
        }
        if (pressed.InDialog) return activities.Dialog("task/submit", person, chat, null, data);
        return pressed.Button.OpensDialog
            ? activities.Dialog("task/fetch", person, chat, message.Id, data)
            : activities.SubmitMessage(person, chat, message.Id, data);
    }

    private void Apply(TenantPerson person, Message message, long ask, bool isDialog, BotAnswer answer, string title)
    {
        switch (answer)
        {
            case BotAnswer.Card card:
                tenant.Checks.Check(card.Content, $"reply to \"{title}\"");
                views.Show(person, message.Id, ask, card.Content);
                break;
            case BotAnswer.Dialog dialog:
                tenant.Checks.Check(dialog.Content, $"dialog of \"{title}\"");
                dialogs[person.ChannelId] = new Form(dialog.Content);
                return;
        }
        if (isDialog && answer is not (BotAnswer.Error or BotAnswer.Failed)) dialogs.TryRemove(person.ChannelId, out _);
    }

    private sealed record Pressed(Button Button, Form Form, bool InDialog, bool OldClient);
}
