using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Reminders;
using OkrBot.Host.Jobs;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Jobs;

/// <summary>What turns tell of people is kept beside what people wish, and neither loses the other.</summary>
public sealed class PeopleRecorderTests
{
    [Fact]
    public async Task Who_is_known_costs_no_request_in_a_meeting_and_one_look_in_the_personal_chat()
    {
        await using var stage = await Stage.SetAsync();
        await RecordAsync(stage, "Emre", personal: false);
        stage.Counts.Reset();
        await RecordAsync(stage, "Emre", personal: false);
        Assert.Equal(0, stage.Counts.Of(TableNames.Directory));
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync(stage, "Emre", personal: true);
        await RecordAsync(stage, "Emre", personal: true);
        Assert.Equal((1, 0), (stage.Counts.Of(TableNames.Directory, TableRequest.Get), stage.Counts.Of(TableNames.Directory, TableRequest.Transaction)));
    }

    [Fact]
    public async Task Wishes_and_what_turns_tell_are_written_at_once_and_both_stay()
    {
        await using var stage = await Stage.SetAsync();
        var (tenant, emre) = (stage.Checkout.Id.Tenant, new PersonId(stage.Person("Emre").ObjectId!));
        var directory = stage.Get<IDirectory>();
        var wishes = Task.Run(async () =>
        {
            for (var at = 0; at < 30; at++)
                await directory.ChangePersonAsync(tenant, emre, entry => entry! with { Reminders = entry.Manners with { Sent = entry.Manners.Sent.Add(new SentReminder(stage.Time.Now.AddMinutes(at), new(2026, 11, 3), [])) } }, CancellationToken.None);
        });
        for (var at = 0; at < 30; at++) await RecordAsync(stage, "Emre", personal: true, zone: at % 2 == 0 ? "Europe/Paris" : "Europe/Rome");
        await wishes;
        var entry = (await directory.ChangePersonAsync(tenant, emre, known => known!, CancellationToken.None));
        Assert.Equal((30, "Europe/Rome"), (entry.Manners.Sent.Length, entry.Zone));
        Assert.Equal(2, entry.Teams.Length);
    }

    [Fact]
    public async Task Who_writes_in_person_can_be_reached_again_and_who_removed_the_bot_cannot()
    {
        await using var stage = await Stage.SetAsync();
        var (tenant, emre) = (stage.Checkout.Id.Tenant, new PersonId(stage.Person("Emre").ObjectId!));
        var directory = stage.Get<IDirectory>();
        await RecordAsync(stage, "Emre", personal: true);
        await directory.ChangePersonAsync(tenant, emre, entry => entry! with { Unreachable = "403" }, CancellationToken.None);
        await RecordAsync(stage, "Emre", personal: false);
        await RecordAsync(stage, "Emre", personal: true, act: new Act.Removed());
        Assert.Equal("403", (await directory.FindPersonAsync(tenant, emre, CancellationToken.None))!.Unreachable);
        await RecordAsync(stage, "Emre", personal: true);
        Assert.Null((await directory.FindPersonAsync(tenant, emre, CancellationToken.None))!.Unreachable);
    }

    private static async Task RecordAsync(Stage stage, string name, bool personal, string zone = "Europe/Berlin", Act? act = null)
    {
        var person = stage.Person(name);
        var chat = personal ? stage.Tenant.World.PersonalChat(person).Id : stage.ChatId;
        var recorder = stage.Get<PeopleRecorder>();
        recorder.Note(new Turn(
            stage.Checkout.Id.Tenant, new Sender(person.ChannelId, new PersonId(person.ObjectId!), person.Name, person.Locale, zone),
            new Conversation(new ChatId(chat), personal ? ChatKind.Personal : ChatKind.Group, stage.Tenant.ServiceUrl, null), "1:1", stage.Time.Now, act ?? new Act.Said("help")));
        await recorder.RecordAsync(CancellationToken.None);
    }
}
