using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Numbers;

/// <summary>Where a key result's number comes from: a link to look it up, and a key with which a script brings it. Said in the personal chat, by its owner
/// and whoever runs the check-in.</summary>
internal static class NumbersFeature
{
    public const string Slice = "Numbers";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<NumberDesk>();
        routes.Pressed<ShowNumber>(Verbs.ShowNumber)
            .Opened<OpenLink>(Verbs.EditSource).Pressed<OpenLink>(Verbs.EditSource)
            .Sent<SaveLink>(Verbs.SaveSource).Pressed<SaveLink>(Verbs.SaveSource)
            .Opened<AskKey>(Verbs.AskWriteKey).Pressed<AskKey>(Verbs.AskWriteKey)
            .Sent<MakeKey>(Verbs.MakeWriteKey).Pressed<MakeKey>(Verbs.MakeWriteKey)
            .Opened<AskRevoke>(Verbs.AskRevokeKey).Pressed<AskRevoke>(Verbs.AskRevokeKey)
            .Sent<Revoke>(Verbs.RevokeWriteKey).Pressed<Revoke>(Verbs.RevokeWriteKey);
    }
}
