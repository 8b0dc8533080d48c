using System.Collections.Immutable;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;
using static OkrBot.Domain.Tests.Objectives.Writing.Desk;

namespace OkrBot.Domain.Tests.Planning;

/// <summary>Three teams that write, begin, link, ask, accept, hand over and drop in any order, with the one truth of their links: what the method forbids
/// never comes about.</summary>
public sealed class AnyCompanyTests
{
    private static readonly TeamId[] Ids = [new("a"), new("b"), new("c")];
    private static readonly PersonId[] People = [Ann, Bo, Bo, Bo, Chidi, Dina, Eve, Zed];
    private static readonly ObjectiveId[] Objectives = [Fast, Poland, Returns, new("o4"), new("o5")];
    private static readonly KeyResultId?[] KeyResults = [null, null, Refunds, Time, Blik, new KeyResultId("ko4")];

    [Fact]
    public void No_sequence_breaks_the_ceiling_the_owners_the_links_the_liaisons_or_the_weights()
    {
        var seen = new Seen();
        Checked.ForAll(Checked.Rows(10, 90), row =>
        {
            var (company, now) = (Company.New, Now);
            foreach (var number in row)
            {
                now = now.AddHours(number % 20);
                var next = company.Step(new Dice(number), now);
                Hold(company, next, seen);
                company = next;
            }
        });
        // A test in which little comes about would find nothing.
        Assert.True(seen is { Full: > 50, Stood: > 50, Needed: > 20 }, $"{seen}");
    }

    private static void Hold(Company before, Company after, Seen seen)
    {
        foreach (var (id, state) in after.Teams)
        {
            Assert.True(Active(state).Length <= Activation.MostActive);
            seen.Full += Active(state).Length == Activation.MostActive ? 1 : 0;
            foreach (var objective in Active(state)) Assert.Contains(state.ActiveKeyResults, k => k.Objective == objective);
            Assert.All(state.ActiveKeyResults, k => Assert.False(string.IsNullOrEmpty(k.Owner.Value)));
            foreach (var begun in state.ActiveKeyResults.Where(k => !before.Teams[id].IsActive(k))) Assert.Null(Authority.MemberOnly(state.Team, begun.Owner));
            foreach (var was in before.Teams[id].ActiveKeyResults) Assert.Equal(was.Weight, state.KeyResults[was.Id].Weight);
            foreach (var end in Liaising.Needed(state).Where(end => state.Objectives[end.Objective].State == ObjectiveState.Active))
            {
                Assert.NotNull(Liaising.Named(state, end));
                seen.Needed++;
            }
        }
        var standing = after.Truth.Values.Where(LinkTruth.Stands).ToList();
        seen.Stood += standing.Count;
        Assert.False(HasLoop(standing));
    }

    /// <summary>Takes away who helps nobody, until nothing is left or everybody helps somebody.</summary>
    private static bool HasLoop(IEnumerable<Link> standing)
    {
        var edges = standing.Select(HelpEdge.Of).ToList();
        while (edges.RemoveAll(edge => edges.TrueForAll(other => other.Helper != edge.Helped)) > 0)
        {
        }
        return edges.Count > 0;
    }

    private sealed record Seen
    {
        public int Full { get; set; }
        public int Stood { get; set; }
        public int Needed { get; set; }
    }

    private sealed record Company(ImmutableSortedDictionary<TeamId, TeamCycle> Teams, ImmutableDictionary<LinkId, Link> Truth, LinkGraph Graph)
    {
        public static Company New { get; } = new(Ids.ToImmutableSortedDictionary(id => id, Copy), ImmutableDictionary<LinkId, Link>.Empty, LinkGraph.Empty);

        public Company Step(Dice dice, DateTimeOffset now)
        {
            var (id, other) = (dice.One(Ids), dice.One(Ids));
            if (Wish(Teams[id], Teams[other], dice, now) is not Decision.Accepted accepted) return this;
            var company = this with { Teams = Teams.SetItem(id, TeamHistory.Apply(Teams[id], accepted.Events)) };
            foreach (var effect in accepted.Effects) company = company.Do(effect, now);
            return company;
        }

        private Decision Wish(TeamCycle own, TeamCycle other, Dice dice, DateTimeOffset now)
        {
            var (by, on, key, to) = (dice.One(People), dice.One(Objectives), dice.One(KeyResults), dice.One(People));
            var link = own.Links.Values.ElementAtOrDefault(own.Links.IsEmpty ? 0 : dice.Roll(own.Links.Count));
            LinkEnd from = new(own.Id.Team, on, null), there = new(other.Id.Team, dice.One(Objectives), dice.One(KeyResults));
            var kind = dice.Roll(3) == 0 ? LinkKind.Supports : LinkKind.Needs;
            return dice.Roll(13) switch
            {
                0 => ObjectiveWriting.Decide(own, new WriteObjective(by, on, ReturnsText, Learned), now),
                1 => KeyResultWriting.Decide(own, new WriteKeyResult(by, on, key ?? new("k9"), RefundsText with { Owner = to, Weight = 1 + dice.Roll(2) }, Learned), now),
                2 or 3 => Activation.Decide(own, new(by, on, dice.Roll(2) == 0 ? null : dice.One(Objectives), "why"), now),
                4 => AllDrafts.Decide(own, new ActivateDrafts(by), now),
                5 => dice.Roll(3) == 0 ? ObjectiveWriting.Decide(own, new DropObjective(by, on, "why"), now) : Decision.Nothing,
                6 => KeyResultWriting.Decide(own, new DropKeyResult(by, key ?? Terms, "why"), now),
                7 => Rostering.Decide(own, dice.Roll(3) == 0 ? new([], [to]) : new([new(to, "Back")], []), now),
                8 or 9 => Linking.Decide(own, new MakeLink(by, kind, from, there, "So"), new LinkContext(other, Truth.GetValueOrDefault(LinkEnds.IdOf(kind, from, there)), $"w{now.Ticks}", now)),
                10 => link is null ? Decision.Nothing : Needs.Decide(own, new AnswerNeed(by, link.Id, link.Round, dice.Roll(4) > 0) { Reason = "No", Liaison = dice.Roll(3) == 0 ? null : to }, $"w{now.Ticks}", now),
                11 => link is null || dice.Roll(2) == 0 ? Decision.Nothing : Linking.Decide(own, new WithdrawLink(by, link.Id), $"w{now.Ticks}", now),
                _ => Liaising.Decide(own, new NameLiaison(by, on, key, to), now),
            };
        }

        /// <summary>As it is carried out: the truth under the mark of the graph, then both teams' copies.</summary>
        private Company Do(Effect effect, DateTimeOffset now)
        {
            var (id, after) = effect switch
            {
                Effect.MakeLink made => (made.Link.Id, LinkTruth.Make(Truth.GetValueOrDefault(made.Link.Id), made.Link)),
                Effect.AnswerLink answer => (answer.Link, LinkTruth.Answer(Truth.GetValueOrDefault(answer.Link), answer)),
                Effect.WithdrawLink gone => (gone.Link, LinkTruth.Withdraw(Truth.GetValueOrDefault(gone.Link), gone.Round)),
                _ => (default, null),
            };
            if (after is null) return this;
            var (was, stands, edge) = (LinkTruth.Stands(Truth.GetValueOrDefault(id)), LinkTruth.Stands(after), HelpEdge.Of(after));
            if (stands && !was && Graph.WouldLoop(edge)) return this;
            var company = this with { Truth = Truth.SetItem(id, after), Graph = stands == was ? Graph : stands ? Graph.With(id, edge) : Graph.Without(id, edge) };
            foreach (var team in new[] { after.To.Team, after.From.Team })
                if (LinkCopies.Decide(company.Teams[team], after, now) is Decision.Accepted copied)
                    company = company with { Teams = company.Teams.SetItem(team, TeamHistory.Apply(company.Teams[team], copied.Events)) };
            return company;
        }

        private static TeamCycle Copy(TeamId id) => Drafted.WithDraft("o4") with { Id = Sample.Id with { Team = id }, Team = Drafted.Team with { Id = id, Name = id.Value } };
    }
}
