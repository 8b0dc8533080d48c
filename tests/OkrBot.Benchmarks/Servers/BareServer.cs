using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OkrBot.Benchmarks.Servers;

/// <summary>The least that a server can do with the same request: read the activity, answer a card of the same size. No token check, no rule, no store.</summary>
internal static class BareServer
{
    public static WebApplication Build(ServeOrder order)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, BareJson.Default));
        var app = builder.Build();
        var texts = BareCard.TextsFor(order.AnswerBytes);
        app.MapPost("/api/messages", (BareActivity activity) => BareCard.Answer(activity, texts));
        return app;
    }
}
