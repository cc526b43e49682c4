using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Journeys;

/// <content>The commitment of the enterprise, its evidence and its check; the item of the agreement.</content>
internal sealed partial class CaseWalk
{
    private const string OfTheAgreement = "C1";
    private const string OfTheRemedy = "C2";

    public async Task A_commitment_is_proposed_and_the_enterprise_agrees()
    {
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(CommitmentsLinks.ProposeFor(Reference, Problem));
        await caseworker.Set("Text", "Qualify two welders for the new procedure");
        await caseworker.Set("Owner", Lead);
        await caseworker.Set("Due", Day(Today.AddDays(40)));
        await caseworker.Set("EvidenceRule", "Any");
        await caseworker.Send("commitments.propose.do", "commitments.propose.done", OfTheRemedy);
        var lead = await As(Lead);
        await lead.Open(CommitmentsLinks.Agree(Reference, OfTheRemedy));
        await lead.Send("commitments.agree.do", "commitments.agree.done");
    }

    public async Task The_owner_confirms_with_a_photo()
    {
        var lead = await As(Lead);
        await lead.Open(CommitmentsLinks.Confirm(Reference, OfTheRemedy));
        await lead.Set("Note", "Both welders passed");
        await lead.Set("Kind", "Photo");
        await lead.Attach("Evidence", Upload.Photo());
        await lead.Press(lead.T["commitments.confirm.do"]);
        await lead.Page.WaitForURLAsync($"**{CommitmentsLinks.Details(Reference, OfTheRemedy)}");
        await lead.Sees("photo.png");
        lead.IsQuiet();
    }

    public async Task The_caseworker_returns_it()
    {
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(CommitmentsLinks.Verify(Reference, OfTheRemedy));
        await caseworker.Set("Verdict", nameof(Verdict.Returned));
        await caseworker.Set("Note", "The certificate of the second welder is missing");
        await caseworker.Send("commitments.verify.do", "commitments.verify.returned");
    }

    public async Task It_is_verified_on_site_as_effective_which_books_the_look_back()
    {
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(CommitmentsLinks.Verify(Reference, OfTheRemedy));
        await caseworker.Set("Methods", "OnSite");
        await caseworker.Set("Verdict", nameof(Verdict.Effective));
        await caseworker.Set("Note", "Forty seams were looked at, none to be reworked");
        await caseworker.Send("commitments.verify.do", "commitments.verify.resolved", Today.AddDays(90));
    }

    public async Task The_item_of_the_agreement_is_kept_too()
    {
        var lead = await As(Lead);
        await lead.Open(CommitmentsLinks.Confirm(Reference, OfTheAgreement));
        await lead.Set("Note", "The list was sent");
        await lead.Press(lead.T["commitments.confirm.do"]);
        await lead.Page.WaitForURLAsync($"**{CommitmentsLinks.Details(Reference, OfTheAgreement)}");
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(CommitmentsLinks.Verify(Reference, OfTheAgreement));
        await caseworker.Set("Methods", "Document");
        await caseworker.Set("Verdict", nameof(Verdict.Effective));
        await caseworker.Set("Note", "The list is complete");
        await caseworker.Send("commitments.verify.do", "commitments.verify.done");
    }
}
