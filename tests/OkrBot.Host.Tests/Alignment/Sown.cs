using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Alignment;

/// <summary>Links as they stand once everything about them was carried out.</summary>
internal static class Sown
{
    public static LinkEnd Paying { get; } = new(new("checkout"), new("checkout-o1"), null);

    public static async Task<LinkEnd> EndOfAsync(Stage stage, TeamCycleId team)
        => new(team.Team, (await stage.Get<ITeamCycles>().FindAsync(team, CancellationToken.None))!.Objectives.Values.First().Id, null);

    /// <summary>Payouts waits for Checkout, which helps the company; and what it helps was changed.</summary>
    public static async Task OnCheckoutAsync(Stage stage)
    {
        var (payouts, company) = (await EndOfAsync(stage, stage.Company.Payouts.Id), await EndOfAsync(stage, stage.Company.Leadership.Id));
        await SowAsync(stage, await OfAsync(stage, LinkKind.Needs, payouts, Paying));
        var helps = await SowAsync(stage, await OfAsync(stage, LinkKind.Supports, Paying, company));
        await stage.Get<ITeamCycles>().ChangeAsync(stage.Checkout.Id, new CommandStamp("sown-question", null, stage.Time.Now), state =>
            LinkQuestions.Ask(state, new LinkQuestion(helps.Id, helps.Kind, helps.From, helps.ToLabel!, LinkNews.Changed, 1, stage.Time.Now), stage.Time.Now), CancellationToken.None);
    }

    public static async Task<Link> OfAsync(Stage stage, LinkKind kind, LinkEnd from, LinkEnd to)
    {
        async Task<EndLabel> LabelAsync(LinkEnd end) => LinkEnds.Label((await stage.Get<ITeamCycles>().FindAsync(stage.Checkout.Id with { Team = end.Team }, CancellationToken.None))!, end);
        return new Link(LinkEnds.IdOf(kind, from, to), kind, from, to, "It goes through them", kind == LinkKind.Needs ? LinkState.Asked : LinkState.Accepted, new(stage.Person("Bo").ObjectId!), stage.Time.Now)
        {
            FromLabel = await LabelAsync(from), ToLabel = await LabelAsync(to),
        };
    }

    public static async Task<Link> SowAsync(Stage stage, Link link)
    {
        await WriteAsync(stage, link);
        foreach (var team in new[] { link.From.Team, link.To.Team }) await CopyAsync(stage, link, team);
        return link;
    }

    public static Task WriteAsync(Stage stage, Link link)
        => stage.Get<ILinks>().ChangeAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Cycle, link.Id, _ => link, CancellationToken.None);

    /// <summary>Without the message that goes with it.</summary>
    public static Task CopyAsync(Stage stage, Link link, TeamId team) => stage.Get<ITeamCycles>().ChangeAsync(
        stage.Checkout.Id with { Team = team }, new CommandStamp($"sown:{link.Id}:{link.Version}", null, stage.Time.Now), _ => Decision.Of(new TeamEvent.LinkCopied(link)), CancellationToken.None);
}
