using Assistance.Web.Features.Consultations;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Journeys;

/// <content>The visit with the problem and its cause, the consultation, the remedy.</content>
internal sealed partial class CaseWalk
{
    private const string Visit = "V1";
    private const string Problem = "P1";
    private const string Consultation = "H1";

    public async Task The_caseworker_records_a_visit_and_the_cause_of_what_was_found()
    {
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(VisitsLinks.RecordUnplanned(Reference));
        await caseworker.Set("Form.Purpose", "Initial");
        await caseworker.Tick("Form.Visitors", Cast.Backup);
        await caseworker.Set("Form.Met", Lead);
        await caseworker.Set("Form.Findings", "Seams are reworked too often");
        await caseworker.Set("Problems[0].Title", "Seam pass rate only 89.4%");
        await caseworker.Set("Problems[0].Domains", "TST");
        if (!await caseworker.Page.Locator("details:has([name='Problems[0].Severity'])").EvaluateAsync<bool>("e => e.open"))
        {
            await caseworker.Page.Locator("details:has([name='Problems[0].Severity']) > summary").ClickAsync();
        }

        await caseworker.Set("Problems[0].Severity", "S2");
        await caseworker.Set("Problems[0].SeverityRationale", "Customers could be harmed");
        await caseworker.Set("Problems[0].Triage", "Deferred");
        await caseworker.Set("Problems[0].Cause", "MTD-2");
        await caseworker.Set("Problems[0].RootCause", "Qualification does not match the seams");
        await caseworker.Send("visits.record.do", "visits.record.done", Visit, 1, 0);
    }

    public async Task The_enterprise_acknowledges_the_visit()
    {
        var lead = await As(Lead);
        await lead.Open(VisitsLinks.Acknowledge(Reference, Visit));
        await lead.Send("visits.acknowledge.do", "visits.acknowledge.done", Visit);
    }

    public async Task The_caseworker_calls_two_experts_together()
    {
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(ConsultationsLinks.RequestFor(Reference, Problem));
        await caseworker.Set("Reason", "Which procedure to qualify");
        await caseworker.Set("Form", "OnSite");
        await caseworker.Send("consultations.request.do", "consultations.request.done", Consultation);
        foreach (var expert in new[] { Cast.Expert, Cast.OtherExpert })
        {
            await caseworker.Open(ConsultationsLinks.Invite(Reference, Consultation));
            await caseworker.Tick("Expert", expert);
            await caseworker.Send("consultations.invite.do", "consultations.invite.done", expert);
        }

        await caseworker.Open(ConsultationsLinks.Schedule(Reference, Consultation));
        await caseworker.Set("On", Day(Today));
        await caseworker.Send("consultations.schedule.do", "consultations.schedule.done", Today);
    }

    public async Task Both_experts_declare_no_conflict_and_one_of_them_dissents()
    {
        await Advise(Cast.Expert, agrees: true, "Qualify the procedure anew for each seam");
        await Advise(Cast.OtherExpert, agrees: false, "Train the welders first");
    }

    public async Task The_consultation_adopts_a_point_which_becomes_the_remedy()
    {
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(ConsultationsLinks.Hold(Reference, Consultation));
        await caseworker.Send("consultations.hold.do", "consultations.hold.done");
        await caseworker.Open(ConsultationsLinks.Conclude(Reference, Consultation));
        await caseworker.Reads("consultations.seat.dissents");
        await caseworker.Set("Conclusion", "The procedure comes first");
        await caseworker.Set("Points[0].Text", "Qualify the procedure anew");
        await caseworker.Set("Points[0].From", Cast.Expert);
        await caseworker.Send("consultations.conclude.do", "consultations.conclude.done");
        await caseworker.Open(ConsultationsLinks.Prescribe(Reference, Consultation, 1));
        await caseworker.Set("Problem", Problem);
        await caseworker.Set("Kind", "Method");
        await caseworker.Set("Text", "Qualify the procedure anew");
        await caseworker.Send("consultations.prescribe.do", "consultations.prescribe.done", "R1", Problem);
    }

    private async Task Advise(string person, bool agrees, string opinion)
    {
        var expert = await As(person);
        await expert.Open(ConsultationsLinks.Details(Reference, Consultation));
        await expert.Set("Conflict", "false");
        await expert.Send("consultations.declare.do", "consultations.declare.done-none");
        await expert.Open(ConsultationsLinks.GiveOpinion(Reference, Consultation));
        await expert.Set("Agrees", agrees ? "true" : "false");
        await expert.Set("Opinion", opinion);
        await expert.Press(expert.T["consultations.opinion.do"]);
        await expert.Sees(opinion);
        expert.IsQuiet();
    }
}
