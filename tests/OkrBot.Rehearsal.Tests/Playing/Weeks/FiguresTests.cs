using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Playing.Weeks;
using OkrBot.Rehearsal.Tests.Doubles;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Tests.Playing.Weeks;

/// <summary>How the report counts, on books written by hand.</summary>
public sealed class FiguresTests : TenantTest
{
    private SampleCompany Company => SampleCompany.CreateUnplayed(Tenant, 3, 13);

    [Fact]
    public void A_week_is_held_skipped_called_off_or_without_a_card()
    {
        var company = Company;
        TeamBook[] books = [new(company.Checkout, 0), new(company.Growth, 1), new(company.Payouts, 2), new(company.Leadership, 3)];
        var weeks = books.Select(book => book.Begin(new(1, Fate.Held, default, default, new Random(1)))).ToList();
        Card(weeks[0], "ann", "bo");
        Card(weeks[1], "goran");
        Card(weeks[2]);
        weeks[2].CalledOff = true;
        foreach (var keyResult in company.Checkout.KeyResults.Take(2)) Told(books[0], weeks[0], keyResult, company.Person("Ann"));
        Told(books[3], weeks[3], company.Leadership.KeyResults[0], company.Person("Fay"));
        books[1].Blockers.Add(new BlockerSeen(1, "A form"));
        weeks[1].OldestBlocker = 1;
        // What was answered for a week without a card is due to nobody.
        Assert.Equal(new WeekFigures(1, 1, 1, 1, 1, 2, 7 + 2 + 2, 1, 1), WeekFigures.Of(books, 1));
        Assert.Equal(new WeekFigures(2, 0, 0, 0, 0, 0, 0, 1, 0), WeekFigures.Of(books, 2));
    }

    [Fact]
    public void One_who_answers_for_the_room_holds_it()
    {
        var week = new WeekBook(1, Fate.Held);
        Card(week, "bo").ForTheRoom = true;
        Assert.NotNull(week.Held(5));
        Assert.Null(new WeekBook(1, Fate.Held).Held(5));
    }

    [Fact]
    public void What_was_told_and_is_not_stored_is_lost_and_what_nobody_was_told_is_doubled()
    {
        var company = Company;
        var book = new TeamBook(company.Checkout, 0);
        var week = book.Begin(new(1, Fate.Held, default, default, new Random(1)));
        var (one, two) = (company.Checkout.KeyResults[0], company.Checkout.KeyResults[1]);
        Told(book, week, one, company.Person("Ann"));
        Told(book, week, two, company.Person("Chidi"));
        book.Unsure(week, company.Person("Bo"), [one]);
        var (first, second, unsure) = (week.Answers[0], week.Answers[1], week.Unsure[0]);
        Assert.Equal((2, 0, 0), CycleLedger.Compare([book], new StoredCycle([first, second], 0)));
        Assert.Equal((2, 0, 0), CycleLedger.Compare([book], new StoredCycle([first, second, unsure], 0)));
        Assert.Equal((1, 1, 1), CycleLedger.Compare([book], new StoredCycle([first, first], 0)));
        Assert.Equal((2, 0, 1), CycleLedger.Compare([book], new StoredCycle([first, second, second with { Week = 2 }], 0)));
    }

    [Fact]
    public void The_median_is_the_middle()
    {
        Assert.Equal(0, Medians.Of([]));
        Assert.Equal(3, Medians.Of([9, 1, 3]));
        Assert.Equal(2.1, Medians.Of([1, 3.14]));
    }

    [Fact]
    public void Only_what_nobody_asked_for_counts_as_mail()
    {
        List<string> missed = [];
        var mail = new PersonalMail(missed.Add);
        Tenant.World.Watch(mail.Saw);
        var personal = Tenant.World.PersonalChat(Ann);
        Tenant.World.Post(Chat, Sample.Text("in the room"));
        var asked = Sample.Text("asked");
        asked["replyToId"] = "1";
        Tenant.World.Post(personal, asked);
        Assert.Equal((0, 0, 0), (mail.Unasked, mail.MostInADay, mail.MostInAWeek));
        Tenant.World.Post(personal, Sample.Text("unasked"));
        Tenant.World.Post(personal, Sample.Text("unasked"));
        Time.Advance(TimeSpan.FromDays(5)); // Sunday
        Tenant.World.Post(personal, Sample.Text("unasked"));
        Time.Advance(TimeSpan.FromDays(1));
        Tenant.World.Post(personal, Sample.Text("unasked"));
        Tenant.World.Post(Tenant.World.PersonalChat(Bo), Sample.Text("unasked"));
        Assert.Equal((5, 2, 3), (mail.Unasked, mail.MostInADay, mail.MostInAWeek));
        Assert.Equal(["Ann", "Ann", "Ann", "Ann", "Bo"], mail.Take().Select(one => one.Person.Name));
        Assert.Empty(mail.Take());

        mail.Want(Bo);
        Tenant.World.Post(Tenant.World.PersonalChat(Bo), Sample.Text("wanted"));
        Assert.Equal((5, 1), (mail.Unasked, mail.Wanted));
        Assert.Empty(missed);
        mail.Quiet(Bo, new DateOnly(2026, 11, 10));
        Tenant.World.Post(Tenant.World.PersonalChat(Bo), Sample.Text("in a pause"));
        mail.Judge();
        Assert.Equal(["Bo was written to on 2026-11-09 in spite of asking for quiet.", "Somebody got 2 unasked messages on one day."], missed);
    }

    private static CheckInSeen Card(WeekBook week, params string[] answerers)
    {
        var seen = new CheckInSeen(default);
        foreach (var one in answerers) seen.Answerers.Add(new PersonId(one));
        week.CheckIns.Add(seen);
        return seen;
    }

    private static void Told(TeamBook book, WeekBook week, KeyResult keyResult, TenantPerson person) => book.Told(week, person, [keyResult], []);
}
