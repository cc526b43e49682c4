using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Infrastructure;

public class SampleCaseTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_sample_case_has_deadlines_for_both_sides()
    {
        var made = await SampleCase.EnterAsync(App);

        var deadlines = await App.InDatabase(db => db.Deadlines.Where(row => row.CaseId == made.Id && row.ClosedOn == null).ToListAsync());
        Assert.Contains(deadlines, row => row.SubjectId == made.Theirs.Value && row.ResponsibleName == Cast.Member);
        Assert.Contains(deadlines, row => row.SubjectId == made.Ours.Value && row.ResponsibleName == Cast.Caseworker);
    }
}
