using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Matrix;

/// <summary>Who presses, where, and for which tenant the request says that it speaks.</summary>
internal sealed record Presser(TenantPerson Person, string ChatId, string? Tenant = null)
{
    /// <summary>"Leader": follows the team, is in its chat and not on it. "Outsider": of the same company, in another meeting's chat, where they only take part, with a copied card.
    /// "Other tenant": a tenant that we serve too, with ids that it cannot know.</summary>
    public static readonly string[] All = ["member", "facilitator", "leader", "guest", "anonymous", "outsider", "other tenant"];

    public static readonly string[] Outside = ["leader", "guest", "anonymous", "outsider", "other tenant"];

    public static Presser Of(Stage stage, string who, string otherTenant) => who switch
    {
        "member" => new(stage.Person("Ann"), stage.ChatId),
        "facilitator" => new(stage.Person("Bo"), stage.ChatId),
        "leader" => new(stage.Person("Fay"), stage.ChatId),
        "guest" => new(stage.Company.Guest, stage.ChatId),
        "anonymous" => new(stage.Company.Visitor, stage.ChatId),
        "outsider" => new(stage.Person("Goran"), stage.Company.Leadership.Chat.Id),
        _ => new(stage.Person("Ann"), stage.ChatId, otherTenant),
    };
}
