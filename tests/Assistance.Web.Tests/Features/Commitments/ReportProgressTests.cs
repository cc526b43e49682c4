using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class ReportProgressTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task The_owner_reports_how_far_it_is()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Member)).Get(CommitmentsLinks.ReportProgress(made.Reference, "C1"));

        (await form.Submit("main form", ("Percent", 65), ("Note", "One welder passed"))).Shows("Progress recorded: 65 %", "Progress 65 %: One welder passed");
    }

    [Theory]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("half")]
    public async Task A_percentage_that_is_none_is_refused_beside_its_field(string percent)
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Member)).Get(CommitmentsLinks.ReportProgress(made.Reference, "C1"));

        var page = await form.Submit("main form", ("Percent", percent), ("Note", "One welder passed"));

        page.Expect(HttpStatusCode.BadRequest);
        Assert.Contains("has-err", page.The(".field:has(#Percent)").ClassName!, StringComparison.Ordinal);
        Assert.Equal("One welder passed", page.The("#Note").TextContent.Trim());
    }

    [Fact]
    public async Task Only_owner_and_backup_can()
    {
        var made = await Case();

        (await (await SignIn(Cast.Lead)).Try(CommitmentsLinks.ReportProgress(made.Reference, "C1"))).Expect(HttpStatusCode.BadRequest).Shows("Only the owner Mia Member");
        (await (await SignIn(Cast.Auditor)).Try(CommitmentsLinks.ReportProgress(made.Reference, "C1"))).Expect(HttpStatusCode.BadRequest);
        await NotFoundForOthers(CommitmentsLinks.ReportProgress(made.Reference, "C1"));
        await (await SignIn(Cast.Member)).Get(CommitmentsLinks.ReportProgress(made.Reference, "C99"), HttpStatusCode.NotFound);
    }
}
