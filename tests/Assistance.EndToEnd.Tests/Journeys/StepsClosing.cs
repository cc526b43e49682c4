using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Features.Cases;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Journeys;

/// <content>The outcome, the enterprise's word on it, the end.</content>
internal sealed partial class CaseWalk
{
    public async Task The_outcome_is_recorded_attested_and_rated()
    {
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(CasesLinks.RecordOutcome(Reference));
        await caseworker.Set("Measures[0].Name", "Seam pass rate");
        await caseworker.Set("Measures[0].Unit", "%");
        await caseworker.Set("Measures[0].Before", "89.4");
        await caseworker.Set("Measures[0].After", "99.1");
        await caseworker.Set("Measures[0].On", Day(Today));
        await caseworker.Send("cases.outcome.do", "cases.outcome.done");
        var lead = await As(Lead);
        await lead.Open(CasesLinks.AttestOutcome(Reference));
        await lead.Send("cases.attest.do", "cases.attest.done");
        await lead.Open(CasesLinks.Rate(Reference));
        await lead.Set("Satisfaction", "5");
        await lead.Send("cases.rate.do", "cases.rate.done");
    }

    public async Task Ninety_days_on_the_look_back_finds_it_effective()
    {
        await Days_pass(91);
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(ProblemsLinks.HoldLookBack(Reference, Problem));
        await caseworker.Set("Result", "Effective");
        await caseworker.Set("Note", "No seam was reworked in three months");
        await caseworker.Send("problems.look-back.do", "problems.look-back.done-effective", Problem);
    }

    public async Task The_manager_closes_the_case()
    {
        var manager = await As(Cast.Manager);
        await Conclude(manager);
        await manager.Send("cases.close.do", "cases.close.done");
    }

    public async Task The_case_cannot_be_closed_before_the_look_back()
    {
        var manager = await As(Cast.Manager);
        await Conclude(manager);
        await manager.Press(manager.T["cases.close.do"]);
        await manager.Page.Locator("[role=alert]").WaitForAsync();
    }

    private async Task Conclude(Visitor manager)
    {
        await manager.Open(CasesLinks.Close(Reference));
        await manager.Set("Result", "ClosedEffective");
        await manager.Set("LessonsLearned", "Qualify the procedure before training people");
    }
}
