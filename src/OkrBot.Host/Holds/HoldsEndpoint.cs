using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;

namespace OkrBot.Host.Holds;

/// <summary><c>GET /api/v1/holds/{token}.ics</c>: the calendar file of one team's review and reflection, or of one planning conversation. The token is all the right that
/// is needed, names what it opens and ends after two weeks. Answers 200 <c>text/calendar</c>, else <c>application/problem+json</c>: 404 whatever is wrong, 410 too old.</summary>
internal static class HoldsEndpoint
{
    private const string FileName = "okr-dates.ics";

    public static void MapHolds(this IEndpointRouteBuilder endpoints)
        => endpoints.MapMethods("/" + HoldLinks.Path + "{token}" + HoldLinks.Ending, [HttpMethods.Get, HttpMethods.Head], FileAsync).AllowAnonymous();

    private static async Task<IResult> FileAsync(string token, HttpContext http, CalendarFiles files, TimeProvider time, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return await files.OfAsync(token, time.GetUtcNow(), cancel) switch
        {
            FileAnswer.File file => Results.Bytes(file.Bytes, CalendarFile.ContentType, FileName),
            FileAnswer.Expired => Problem(http, StatusCodes.Status410Gone, "file.expired"),
            _ => Problem(http, StatusCodes.Status404NotFound, "file.none"),
        };
    }

    private static IResult Problem(HttpContext http, int status, string key)
    {
        var words = WordBook.For(HoldWords.Slice, http.Request.GetTypedHeaders().AcceptLanguage is [var first, ..] ? first.Value.Value : null);
        return Results.Problem(words[key], statusCode: status, title: words[$"{key}.title"]);
    }
}
