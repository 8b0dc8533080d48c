using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Planning;
using OkrBot.Domain.Reminders;
using OkrBot.Domain.Teams;
using OkrBot.Storage.Json;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Json;

public sealed class StoredJsonTests
{
    public static TheoryData<Type> Stored =>
    [
        typeof(Team), typeof(Cycle), typeof(Objective), typeof(KeyResult), typeof(Segment), typeof(PastSegment), typeof(Blocker), typeof(Commitment), typeof(Link), typeof(LinkQuestion),
        typeof(Effect), typeof(Measure), typeof(Reading), typeof(Room), typeof(SeriesEntry), typeof(TeamEntry), typeof(PersonEntry),
        typeof(TenantEntry), typeof(ChatEntry), typeof(BoardRow), typeof(Cluster), typeof(PlanningGroups), typeof(PromiseBook), typeof(WriteKeyEntry), typeof(RosterEntry), typeof(FollowEntry), typeof(WatchEntry), typeof(WorkItem),
    ];

    public static TheoryData<Type> Events => [.. AnyValue.CasesOf(typeof(TeamEvent))];

    public static TheoryData<Type> Unions => [.. UnionNames.All.Keys];

    [Theory]
    [MemberData(nameof(Stored))]
    public void Every_stored_record_comes_back_as_it_went(Type type) => RoundTrip(type, type);

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_comes_back_as_it_went(Type type) => RoundTrip(type, typeof(TeamEvent));

    [Theory]
    [MemberData(nameof(Unions))]
    public void Every_case_of_a_union_has_a_stored_name_of_its_own(Type union)
    {
        var cases = AnyValue.CasesOf(union);
        Assert.NotEmpty(cases);
        Assert.Equal(cases.ToHashSet(), [.. UnionNames.All[union].Keys]);
        Assert.Equal(cases.Count, UnionNames.All[union].Values.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_union_that_a_stored_record_can_hold_is_named()
    {
        var seen = new HashSet<Type>();
        foreach (var row in Enumerable.Concat<object[]>(Stored, Events)) Walk((Type)row[0], seen);

        Assert.Equal(UnionNames.All.Keys.ToHashSet(), seen.Where(type => type.IsAbstract).Append(typeof(TeamEvent)).ToHashSet());
    }

    [Fact]
    public void Stored_names_stay_for_ever()
    {
        var json = StoredJson.Write<TeamEvent>(new TeamEvent.SegmentClosed(new Occurrence(new("s"), Instant), ClosedBy.Time, Instant, true));
        Assert.Equal(
            """{"is":"segment-closed","Occurrence":{"Series":"s","Start":"2026-10-05T09:00:00+00:00"},"By":"Time","At":"2026-10-05T09:00:00+00:00","Held":true}""",
            json);
    }

    [Fact]
    public void A_field_of_a_newer_version_is_ignored()
        => Assert.Equal(new Reading.Number(3), StoredJson.Read<Reading>("""{"New":{"a":[1]},"is":"number","Value":3,"Newer":"x"}"""));

    [Fact]
    public void A_list_that_an_older_version_did_not_write_is_empty()
    {
        var segment = StoredJson.Read<Segment>("""{"Occurrence":{"Series":"s","Start":"2026-10-05T09:00:00Z"},"Chat":"c","State":"Open"}""");
        Assert.Equal(new Segment(new Occurrence(new("s"), Instant), new("c"), SegmentState.Open, null), segment);
        Assert.Empty(segment.Agenda);
    }

    [Fact]
    public void A_person_of_an_older_version_has_the_usual_manners()
    {
        var person = StoredJson.Read<PersonEntry>("""{"Tenant":"t","Person":"p","ChannelId":"29:1","Teams":[]}""");
        Assert.Equal((Manners.Default, null, null), (person.Manners, person.Country, person.Unreachable));
        Assert.Empty(StoredJson.Read<PersonEntry>("""{"Tenant":"t","Person":"p","ChannelId":"29:1","Teams":[],"Reminders":{"Stopped":true}}""").Manners.Sent);
    }

    [Fact]
    public void Rows_of_an_older_version_have_no_open_answers_and_no_holidays()
    {
        Assert.Empty(StoredJson.Read<BoardRow>("""{"Team":{"Tenant":"t","Team":"a","Cycle":"c"},"Version":3,"TeamName":"A","Live":[]}""").OpenAnswers);
        Assert.Empty(StoredJson.Read<TenantEntry>("""{"Tenant":"t","Live":[]}""").Holidays);
        Assert.Null(StoredJson.Read<WorkItem>("""{"Kind":"segment","Id":"x","Due":"2026-10-05T09:00:00Z","CreatedAt":"2026-10-05T09:00:00Z"}""").Person);
    }

    [Fact]
    public void An_unknown_name_of_an_enumeration_reads_as_the_first()
        => Assert.Equal(
            Ambition.Committed,
            StoredJson.Read<Objective>("""{"Id":"o","Order":1,"Title":"t","Why":"w","Ambition":"Legendary","State":"Active"}""").Ambition);

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"is":"never-heard-of"}""")]
    public void A_text_that_is_not_ours_says_so(string json) => Assert.Throws<InvalidDataException>(() => StoredJson.Read<Reading>(json));

    private static DateTimeOffset Instant { get; } = new(2026, 10, 5, 9, 0, 0, TimeSpan.Zero);

    private static void RoundTrip(Type type, Type declared) => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var value = new AnyValue(seed).Of(type)!;
        var json = JsonSerializer.Serialize(value, declared, StoredJson.Options);
        var back = JsonSerializer.Deserialize(json, declared, StoredJson.Options)!;
        // Records with lists compare them by reference; their texts tell the truth for all.
        return back.GetType() == value.GetType() && JsonSerializer.Serialize(back, declared, StoredJson.Options) == json && Same(value, back);
    }).QuickCheckThrowOnFailure();

    private static void Walk(Type type, HashSet<Type> seen)
    {
        foreach (var argument in type.GetGenericArguments()) Walk(argument, seen);
        if (type.Namespace?.StartsWith("OkrBot", StringComparison.Ordinal) != true || !seen.Add(type)) return;
        foreach (var part in type.IsAbstract ? AnyValue.CasesOf(type) : type.GetProperties().Select(p => p.PropertyType)) Walk(part, seen);
    }

    /// <summary>Deep equality, property by property, so that a field which is never written does not pass.</summary>
    private static bool Same(object? one, object? other)
    {
        if (one is null || other is null) return one is null && other is null;
        if (one.Equals(other)) return true;
        if (one is System.Collections.IEnumerable ones && other is System.Collections.IEnumerable others and not string)
            return ones.Cast<object?>().Zip(others.Cast<object?>(), Same).All(same => same) && ones.Cast<object?>().Count() == others.Cast<object?>().Count();
        return one.GetType().Namespace?.StartsWith("OkrBot", StringComparison.Ordinal) == true
            && one.GetType().GetProperties().Where(p => p.CanWrite).All(p => Same(p.GetValue(one), p.GetValue(other)));
    }
}
