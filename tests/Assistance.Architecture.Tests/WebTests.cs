using Assistance.Architecture.Tests.Infrastructure;
using Assistance.Web;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Assistance.Architecture.Tests;

public class WebTests
{
    private const string Features = "Assistance.Web.Features.";

    [Fact]
    public void Infrastructure_knows_no_feature() =>
        Rules.Hold(Web().Where(type => type.Namespace!.StartsWith("Assistance.Web.Infrastructure", StringComparison.Ordinal)), type => Uses.Types(type)
            .Where(used => Area(used) is not null)
            .Select(used => $"{type} uses {used}"));

    [Fact]
    public void Features_know_each_other_only_by_their_links() =>
        Rules.Hold(Web().Where(type => Area(type) is not null), type => Uses.Types(type)
            .Where(used => Area(used) is { } area && area != Area(type) && area != "Shared" && !Uses.Top(used).Name.EndsWith("Links", StringComparison.Ordinal))
            .Select(used => $"{type} uses {used}"));

    [Fact]
    public void Pages_send_requests_and_never_touch_data() =>
        Rules.Hold(Web().Where(type => type.IsSubclassOf(typeof(PageModel)) || IsView(type)), type => Uses.Types(type)
            .Where(used => used.Assembly == Code.Data || used.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true)
            .Select(used => $"{type} uses {used}"));

    [Fact]
    public void A_page_model_stays_under_90_lines() =>
        Rules.Hold(Code.Files("src/Assistance.Web/Features", ".cshtml.cs"), file =>
            Code.Lines(file).Length is > 90 and var lines ? [$"{file}: {lines} lines"] : []);

    [Fact]
    public void The_program_stays_under_60_lines() => Assert.InRange(Code.Lines("src/Assistance.Web/Program.cs").Length, 1, 59);

    [Fact]
    public void Every_job_stands_once_in_the_schedule() =>
        Rules.Hold(Web().Where(type => typeof(Quartz.IJob).IsAssignableFrom(type) && !type.IsAbstract), type => Schedule.Jobs.Count(job => job.Job == type) == 1);

    private static IEnumerable<Type> Web() => Code.Types(Code.Web);

    private static bool IsView(Type type) => type.IsSubclassOf(typeof(RazorPageBase));

    /// <summary>The feature that a type or a compiled view belongs to, or null.</summary>
    private static string? Area(Type type) =>
        Uses.Top(type).FullName is { } name && name.StartsWith(Features, StringComparison.Ordinal) ? name[Features.Length..].Split('.')[0] : null;
}
