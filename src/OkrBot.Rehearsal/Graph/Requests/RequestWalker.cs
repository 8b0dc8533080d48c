using System.Text.Json;
using System.Text.Json.Nodes;

namespace OkrBot.Rehearsal.Graph.Requests;

/// <summary>Compares a request with what Graph takes: names of query options and of properties, choices, formats. Graph itself is milder in places;
/// what passes here passes there.</summary>
internal static class RequestWalker
{
    /// <summary>Why the request is wrong; null = it is right.</summary>
    internal static string? Problem(GraphOperation operation, GraphRequest request) => QueryProblem(operation, request) ?? BodyProblem(operation, request);

    private static string? QueryProblem(GraphOperation operation, GraphRequest request)
    {
        foreach (var name in request.Query.Keys)
            if (!operation.Query.Contains(name)) return $"unknown query option {name}";
        foreach (var name in operation.Required)
            if (!request.Query.ContainsKey(name)) return $"query option {name} is missing";
        if (request.Option("$select") is { } select && operation.Answers is { } type)
            foreach (var name in select.Split(','))
                if (!GraphFacts.Known.Types[type].ContainsKey(name)) return $"$select names {name}, which {type} has not";
        foreach (var number in new[] { "$top", "$skip" })
            if (request.Option(number) is { } text && !(int.TryParse(text, out var value) && value >= 0)) return $"{number} is no number";
        return null;
    }

    private static string? BodyProblem(GraphOperation operation, GraphRequest request)
    {
        if (operation.Body is null) return request.Body is null ? null : "a body where none is taken";
        return request.Body is null ? "the body is missing or no JSON" : Wrong(request.Body, operation.Body, operation.Body);
    }

    private static string? Wrong(JsonNode? value, string type, string at)
    {
        if (value is null || type == "any") return null;
        if (type.StartsWith("[]", StringComparison.Ordinal))
        {
            if (value is not JsonArray list) return $"{at} is no list";
            return list.Select((one, i) => Wrong(one, type[2..], $"{at}[{i}]")).FirstOrDefault(problem => problem is not null);
        }
        if (type.StartsWith('=')) return value.GetValueKind() == JsonValueKind.String && type[1..].Split('|').Contains(value.GetValue<string>()) ? null : $"{at} is none of {type[1..]}";
        if (type.Contains('+', StringComparison.Ordinal))
        {
            var problems = type.Split('+').Select(one => Wrong(value, one, at)).ToList();
            return problems.Contains(null) ? null : problems[0];
        }
        return GraphFacts.Known.Types.ContainsKey(type) ? WrongObject(value, type, at) : WrongSimple(value, type, at);
    }

    private static string? WrongObject(JsonNode value, string type, string at)
    {
        if (value is not JsonObject item) return $"{at} is no object";
        var known = GraphFacts.Known.Types[type];
        foreach (var (name, inner) in item)
        {
            if (name.Contains('@', StringComparison.Ordinal)) continue;
            if (name == "!" || !known.TryGetValue(name, out var innerType)) return $"{at} has no property {name}";
            if (Wrong(inner, innerType, $"{at}.{name}") is { } problem) return problem;
        }
        return known.TryGetValue("!", out var required) ? required.Split('|').Where(name => !item.ContainsKey(name)).Select(name => $"{at}.{name} is missing").FirstOrDefault() : null;
    }

    private static string? WrongSimple(JsonNode value, string type, string at)
    {
        var kind = value.GetValueKind();
        var right = type switch
        {
            "string" => kind == JsonValueKind.String,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "integer" => kind == JsonValueKind.Number && value.AsValue().TryGetValue<long>(out _),
            "number" => kind == JsonValueKind.Number,
            "instant" => kind == JsonValueKind.String && value.AsValue().TryGetValue<DateTimeOffset>(out _),
            "date" => kind == JsonValueKind.String && DateOnly.TryParseExact(value.GetValue<string>(), "yyyy-MM-dd", out _),
            "uuid" => kind == JsonValueKind.String && Guid.TryParse(value.GetValue<string>(), out _),
            _ => false,
        };
        return right ? null : $"{at} is no {type}";
    }
}
