using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Numbers;

namespace OkrBot.Host.Values;

/// <summary>Why a number was not taken, as <c>application/problem+json</c> (RFC 9457) in words that whoever wrote the script can act on.</summary>
internal sealed class ValueProblems(HttpContext http)
{
    private const string Slice = "Numbers";
    private readonly Words _words = WordBook.For(Slice, http.Request.GetTypedHeaders().AcceptLanguage is [var first, ..] ? first.Value.Value : null);

    public IResult Of(int status, string key) => Results.Problem(_words[key], statusCode: status, title: _words[$"{key}.title"]);

    /// <summary>The same for every key that does not count.</summary>
    public IResult NoSuchKey()
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Of(StatusCodes.Status401Unauthorized, "api.key");
    }

    public IResult TooMany(TimeSpan again)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(again.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Of(StatusCodes.Status429TooManyRequests, "api.tooMany");
    }

    public IResult Of(Refusal refusal) => refusal switch
    {
        WeeksAreOver => Of(StatusCodes.Status410Gone, "api.over"),
        KeyResultIsStopped => Of(StatusCodes.Status409Conflict, "api.stopped"),
        NotBegunYet => Of(StatusCodes.Status409Conflict, "api.notBegun"),
        ValueOutOfRange => Of(StatusCodes.Status422UnprocessableEntity, "api.range"),
        _ => Of(StatusCodes.Status422UnprocessableEntity, "api.noNumber"),
    };
}
