using System.Net;
using Assistance.Domain.Agreements;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Tests.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Agreements;

public class DraftAgreementTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_draft_begins_with_the_standing_sentences_and_grows_by_buttons()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Draft(reference));
        Assert.Equal("2027-11-19", form.The("[name='Form.End']").GetAttribute("value"));
        Assert.Contains("at least once a quarter", form.The("[name='Form.RegulatorObligations[0]']").TextContent, StringComparison.Ordinal);
        var lead = (await App.PersonNamed(Cast.Lead)).Id.ToString();
        var manager = (await App.PersonNamed(Cast.Manager)).Id.ToString();

        var with = await form.Submit("button[formaction$='Template']", ("Form.ScopeDomains", "MET"), ("Form.SignatoryRegulator", manager));
        with.Shows("Arrange verification and calibration with priority");
        var row = await with.Submit("button[value=EnterpriseItems]");
        var page = await row.Submit(
            "form button.btn-primary", ("Form.EnterpriseItems[0].Text", "Train the welders"), ("Form.EnterpriseItems[0].Owner", lead), ("Form.EnterpriseItems[0].Due", new DateOnly(2026, 12, 31)));

        page.At(AgreementsLinks.Details(reference)).Shows("The draft is saved", "Metrology", "Train the welders", "Draft");
        Assert.Equal(7, (await App.Newest(reference)).Obligations.Count(one => one.Side == Side.Regulator));
    }

    [Fact]
    public async Task A_row_is_taken_out_by_a_button()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Draft(reference));

        var page = await form.Submit("button[value='RegulatorObligations-0']");

        Assert.Contains("expert consultations", page.The("[name='Form.RegulatorObligations[0]']").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.All("[name^='Form.RegulatorObligations']").Count);
    }

    [Fact]
    public async Task What_is_missing_is_named_and_what_was_typed_is_kept()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Draft(reference));
        var row = await form.Submit("button[value=RegulatorItems]");

        var page = await row.Submit("form button.btn-primary", ("Form.End", ""), ("Form.RegulatorItems[0].Text", "Bring the laboratory"));

        page.Refuses("Form.End").Refuses("Form.RegulatorItems[0].Owner").Refuses("Form.RegulatorItems[0].Due");
        Assert.Contains("Bring the laboratory", page.The("[name='Form.RegulatorItems[0].Text']").TextContent, StringComparison.Ordinal);
        Assert.Null(await App.Newest(reference));
    }

    [Fact]
    public async Task The_scope_and_the_order_of_the_dates_are_checked()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Draft(reference));
        var manager = (await App.PersonNamed(Cast.Manager)).Id.ToString();

        (await form.Submit("form button.btn-primary", ("Form.SignatoryRegulator", manager))).Expect(HttpStatusCode.BadRequest).Shows("Choose at least one service domain");
        (await form.Submit("form button.btn-primary", ("Form.SignatoryRegulator", manager), ("Form.ScopeDomains", "STD"), ("Form.End", new DateOnly(2026, 11, 1)))).Refuses("Form.End");
    }

    [Fact]
    public async Task Two_editors_see_both_versions()
    {
        var reference = await App.DraftedCase();
        var form = await (await SignIn(Cast.Backup)).Get(AgreementsLinks.Draft(reference));
        var other = await App.Form();
        other.EnterpriseObligations[0] = "Tell the whole truth";
        await App.SendAs(Cast.Caseworker, new DraftAgreement(reference, other, (await App.Newest(reference)).RowVersion));

        var conflict = await form.Submit("form button.btn-primary", ("Form.RegulatorObligations[0]", "Visit every month"));
        conflict.Expect(HttpStatusCode.Conflict).Shows("Visit every month", "Visit once a quarter", "Tell the whole truth");
        var page = await conflict.Submit("main form");

        page.At(AgreementsLinks.Details(reference)).Shows("Visit every month");
    }

    [Fact]
    public async Task Nobody_but_the_regulator_in_charge_drafts()
    {
        var reference = await App.OpenCase();
        foreach (var other in new[] { Cast.Lead, Cast.OtherLead, Cast.ForeignCaseworker, Cast.Auditor, Cast.Expert })
        {
            await (await SignIn(other)).Get(AgreementsLinks.Draft(reference), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Draft("BF-000000-2026-001"), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Draft(await App.SignedCase()), HttpStatusCode.NotFound);
    }
}
