namespace OkrBot.Host.CommandLine.Checks;

/// <summary>A warning lets the program run, and tells what somebody should look at; what is not known may be all right, and the program cannot find out.</summary>
internal enum Verdict { Ok, NotKnown, Warning, Failed }

/// <summary>One line of <c>check</c>.</summary>
internal sealed record Finding(string Area, Verdict Verdict, string Text)
{
    public override string ToString() => $"{Area,-10} {(Verdict == Verdict.NotKnown ? "not known" : Verdict.ToString().ToLowerInvariant())}: {Text}";
}
