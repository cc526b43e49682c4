using System.Text.RegularExpressions;
using Assistance.Architecture.Tests.Infrastructure;

namespace Assistance.Architecture.Tests;

public partial class SourceTests
{
    /// <summary>Interfaces that stand at the edge of the program, where a test or a setting puts another one in the same place.</summary>
    private static readonly string[] edges = [];

    private static readonly string[] banned =
    [
        "P:System.DateTime.Now;", "P:System.DateTime.UtcNow;", "P:System.DateTime.Today;", "P:System.DateTimeOffset.Now;",
        "P:System.DateTimeOffset.UtcNow;", "M:System.Guid.NewGuid;", "P:System.Threading.Tasks.Task`1.Result;",
        "M:System.Threading.Tasks.Task.Wait;", "IHtmlHelper.Raw(System.String);",
    ];

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Rules.Hold(Code.Files("src", ".cs").Concat(Code.Files("tests", ".cs")), file =>
            Code.Lines(file).Length is > 300 and var lines ? [$"{file}: {lines} lines"] : []);

    [Fact]
    public void Chinese_text_stands_in_resources_and_not_in_code() =>
        Rules.Hold(Code.Files("src", ".cs", ".cshtml"), file => Code.Lines(file)
            .Select((line, index) => (Text: Comment().Replace(line, ""), Number: index + 1))
            .Where(line => Chinese().IsMatch(line.Text))
            .Select(line => $"{file}:{line.Number}: {line.Text.Trim()}"));

    [Fact]
    public void Banned_calls_fail_the_build_and_nobody_switches_that_off()
    {
        var list = Code.Text("BannedSymbols.txt");
        Rules.Hold(banned, symbol => list.Contains(symbol, StringComparison.Ordinal));
        Rules.Hold(Code.Files("src", ".cs", ".cshtml", ".csproj").Append(".editorconfig").Append("Directory.Build.props"),
            file => !Code.Text(file).Contains("RS0030", StringComparison.Ordinal));
    }

    [Fact]
    public void An_interface_with_one_implementation_is_an_edge_of_the_program() =>
        Rules.Hold(Interfaces(), type =>
            Implementations(type) < 2 && !edges.Contains(type.Name) ? [$"{type}: {Implementations(type)} implementations"] : []);

    private static IEnumerable<Type> Interfaces() => Ours().Where(type => type.IsInterface);

    private static int Implementations(Type contract) =>
        Ours().Count(type => type is { IsInterface: false, IsAbstract: false }
            && type.GetInterfaces().Any(one => (one.IsGenericType ? one.GetGenericTypeDefinition() : one) == contract));

    private static IEnumerable<Type> Ours() =>
        Code.Types(Code.Domain).Concat(Code.Types(Code.Data)).Concat(Code.Types(Code.Web));

    [GeneratedRegex(@"^\s*(//|\*|/\*|@\*).*$|\s//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")]
    private static partial Regex Chinese();
}
