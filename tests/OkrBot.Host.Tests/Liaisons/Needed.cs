using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Liaisons;

/// <summary>Growth needs something of Checkout, and Checkout said yes.</summary>
internal static class Needed
{
    public static Link Of(Stage stage, ObjectiveId objective, KeyResultId? keyResult, LinkState state = LinkState.Accepted)
    {
        LinkEnd from = new(stage.Company.Growth.Id.Team, new("growth-o1"), null), to = new(stage.Checkout.Id.Team, objective, keyResult);
        return new Link(LinkEnds.IdOf(LinkKind.Needs, from, to), LinkKind.Needs, from, to, "Shops leave at the till", state, new(stage.Person("Goran").ObjectId!), stage.Time.Now)
        {
            Version = 2, FromLabel = new("Growth", "More shops sell with us"), ToLabel = new("Checkout", "Paying is effortless on a phone"),
        };
    }

    /// <param name="liaison">Null = nobody is named.</param>
    public static async Task<Link> AcceptedAsync(Stage stage, ObjectiveId objective, KeyResultId? keyResult, string? liaison)
    {
        var link = Of(stage, objective, keyResult);
        await stage.TellAsync(new TeamEvent.LinkCopied(link));
        if (liaison is not null) await stage.TellAsync(new TeamEvent.LiaisonNamed(objective, keyResult, new(new(stage.Person(liaison).ObjectId!), Acting: false, new(stage.Person(liaison).ObjectId!), stage.Time.Now)));
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Company.Growth.Id, new CommandStamp($"copy-{link.Id}", null, stage.Time.Now), _ => Decision.Of(new TeamEvent.LinkCopied(link)), CancellationToken.None);
        return link;
    }

    public static async Task<Link> OfGrowthAsync(Stage stage, Link link) => (await stage.NowAsync(stage.Company.Growth)).Links[link.Id];

    /// <summary>What the bot wrote to somebody in person, oldest first.</summary>
    public static IReadOnlyList<Message> MessagesTo(Stage stage, string person) => [.. stage.Tenant.World.MessagesIn(stage.PersonalChatOf(person)).Where(m => m.Card is not null)];
}
