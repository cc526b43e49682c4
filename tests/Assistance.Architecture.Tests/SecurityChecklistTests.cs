using System.Text.RegularExpressions;
using Assistance.Architecture.Tests.Infrastructure;

namespace Assistance.Architecture.Tests;

/// <summary>The worked checklist of docs/security.md: every requirement of levels 1 and 2 once, each with a state, and nothing named that is not there.</summary>
public partial class SecurityChecklistTests
{
    private const string Checklist = "docs/security.md";

    /// <summary>OWASP ASVS 5.0.0: for each section the levels of its requirements, in their order.</summary>
    private const string Levels = """
        1.1 22, 1.2 1111122223, 1.3 112222222223, 1.4 222, 1.5 123
        2.1 122, 2.2 112, 2.3 12223, 2.4 23
        3.1 3, 3.2 113, 3.3 12223, 3.4 11222233, 3.5 11122333, 3.6 3, 3.7 22333
        4.1 12233, 4.2 23333, 4.3 22, 4.4 1222
        5.1 2, 5.2 112333, 5.3 113, 5.4 222
        6.1 122, 6.2 111111112222, 6.3 11223333, 6.4 112233, 6.5 22222333, 6.6 2223, 6.7 33, 6.8 2222
        7.1 222, 7.2 1111, 7.3 22, 7.4 11222, 7.5 223, 7.6 22
        8.1 1233, 8.2 1123, 8.3 133, 8.4 23
        9.1 111, 9.2 1222
        10.1 22, 10.2 223, 10.3 22223, 10.4 1111122222233333, 10.5 22222, 10.6 22, 10.7 222
        11.1 2233, 11.2 22233, 11.3 11233, 11.4 1222, 11.5 23, 11.6 23, 11.7 33
        12.1 12233, 12.2 11, 12.3 22223
        13.1 2333, 13.2 222223, 13.3 2233, 13.4 1222233
        14.1 22, 14.2 12223333, 14.3 122
        15.1 12233, 15.2 12233, 15.3 1222222, 15.4 3333
        16.1 2, 16.2 22222, 16.3 2222, 16.4 222, 16.5 2223
        17.1 23, 17.2 22223333, 17.3 22
        """;

    [Fact]
    public void Every_requirement_of_levels_1_and_2_stands_in_the_checklist_once()
    {
        var asked = Levels.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(section => section.Split(' '))
            .SelectMany(section => section[1].Select((level, index) => (Id: $"{section[0]}.{index + 1}", Level: level)))
            .Where(one => one.Level is '1' or '2').Select(one => one.Id).ToList();
        Assert.Equal(253, asked.Count);

        Assert.Equal(asked, Rows().Select(row => row.Id));
    }

    [Fact]
    public void Every_line_has_a_state_and_names_what_holds_it() =>
        Rules.Hold(Rows(), row =>
            row.State is not ("met" or "partly" or "not met" or "n/a") || row.Asks.Length == 0 || row.HeldBy.Length == 0 ? [$"{row.Id} {row.State}"] : []);

    [Fact]
    public void Files_that_the_checklist_names_exist()
    {
        var files = Code.Files("src", ".cs", ".cshtml", ".js", ".json").Concat(Code.Files("tests", ".cs", ".txt")).Concat(Code.Files("docs", ".md"))
            .Concat(Directory.EnumerateFiles(Code.Root)).Select(file => Path.GetFileName(file)).ToHashSet(StringComparer.Ordinal);
        Rules.Hold(Names().Matches(Code.Text(Checklist)).Select(match => match.Groups[1].Value).Distinct(), name => files.Contains(name) ? [] : [name]);
    }

    private static IReadOnlyList<(string Id, string Asks, string State, string HeldBy)> Rows() =>
        [.. Code.Lines(Checklist).Select(line => Row().Match(line)).Where(match => match.Success)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value))];

    [GeneratedRegex(@"^\| (\d+\.\d+\.\d+) \| (.*?) \| (.*?) \| (.*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"`([\w.]+\.(?:cs|cshtml|js|json|md|txt|props))`")]
    private static partial Regex Names();
}
