namespace OkrBot.Host.CommandLine.Checks;

/// <summary>A warning lets the program run, and tells what somebody should look at.</summary>
internal enum Verdict { Ok, Warning, Failed }

/// <summary>One line of <c>check</c>.</summary>
internal sealed record Finding(string Area, Verdict Verdict, string Text)
{
    public override string ToString() => $"{Area,-10} {(Verdict == Verdict.Ok ? "ok" : Verdict.ToString().ToLowerInvariant())}: {Text}";
}
