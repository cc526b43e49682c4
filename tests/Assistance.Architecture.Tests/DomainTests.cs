using Assistance.Architecture.Tests.Infrastructure;
using Assistance.Domain.Common;

namespace Assistance.Architecture.Tests;

public class DomainTests
{
    private static readonly string[] clocks =
        ["System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Threading.Timer", "System.Threading.PeriodicTimer"];

    private static readonly string[] now = ["get_Now", "get_UtcNow", "get_Today", "get_TickCount", "get_TickCount64"];

    private static readonly string[] inputAndOutput =
        ["System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.Console"];

    [Fact]
    public void The_domain_references_only_the_base_class_library() =>
        Rules.Hold(Code.Domain.GetReferencedAssemblies(), reference => reference.Name!.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Nothing_in_the_domain_is_asynchronous() =>
        Rules.Hold(Code.Types(Code.Domain), type => Uses.Types(type)
            .Where(used => used.Namespace == "System.Threading.Tasks" || used.Name.StartsWith("IAsync", StringComparison.Ordinal))
            .Select(used => $"{type} uses {used}"));

    [Fact]
    public void Nothing_in_the_domain_reads_a_clock() =>
        Rules.Hold(Code.Types(Code.Domain), type => Uses.Types(type).Where(used => clocks.Contains(used.FullName)).Select(used => $"{type} uses {used}")
            .Concat(Uses.Members(type)
                .Where(used => now.Contains(used.Name) && used.DeclaringType!.Namespace == "System")
                .Select(used => $"{type} calls {used.DeclaringType}.{used.Name}")));

    [Fact]
    public void The_domain_does_no_input_and_no_output() =>
        Rules.Hold(Code.Types(Code.Domain), type => Uses.Types(type)
            .Where(used => inputAndOutput.Contains(used.FullName) || used.Namespace?.StartsWith("System.Net", StringComparison.Ordinal) == true)
            .Select(used => $"{type} uses {used}"));

    [Fact]
    public void A_record_changes_by_its_verbs_and_never_by_a_setter() =>
        Rules.Hold(Code.Types(Code.Domain).Where(type => type.IsSubclassOf(typeof(Entity)) && !type.IsAbstract), type => type
            .GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => $"{type}.{property.Name} has a public setter"));

    [Fact]
    public void The_shared_kernel_stays_under_ten_files() =>
        Assert.InRange(Code.Files("src/Assistance.Domain/Common", ".cs").Count, 1, 9);
}
