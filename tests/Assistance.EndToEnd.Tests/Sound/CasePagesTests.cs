using Assistance.Domain.Cases;
using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Sound;

/// <summary>Every page about cases and agreements in a real browser: axe, nothing wider than the window, no refused content.</summary>
public class CasePagesTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Pages_of_a_case_are_sound(string language)
    {
        // another year than that of the sample: both number their cases
        Clock.Set("2027-01-15");
        var sample = (await SampleCase.EnterAsync(App)).Reference;
        var drafted = await DraftedAsync();
        await AreSound(Cast.Manager, language,
            CasesLinks.List,
            CasesLinks.Open + "?q=Works",
            CasesLinks.OpenFor(Cast.OtherEnterprise),
            CasesLinks.Details(sample),
            CasesLinks.Tab(sample, "visits"),
            CasesLinks.Tab(sample, "problems"),
            CasesLinks.Tab(sample, "consultations"),
            CasesLinks.Tab(sample, "commitments"),
            CasesLinks.Tab(sample, "outcome"),
            CasesLinks.Tab(sample, "files"),
            CasesLinks.Timeline(sample),
            CasesLinks.Pause(sample),
            CasesLinks.Reassign(sample),
            CasesLinks.Close(sample),
            CasesLinks.AddNote(sample),
            CasesLinks.RecordOutcome(sample),
            AgreementsLinks.Details(sample),
            AgreementsLinks.Document(sample, sample),
            AgreementsLinks.Amend(sample),
            AgreementsLinks.Renew(sample),
            AgreementsLinks.Terminate(sample),
            AgreementsLinks.Draft(drafted),
            AgreementsLinks.Approve(drafted),
            AgreementsLinks.Send(drafted));
        await App.SendAs(Cast.Manager, new ApproveAgreement(drafted, 0));
        await App.SendAs(Cast.Manager, new SendAgreement(drafted));
        await AreSound(Cast.Manager, language,
            AgreementsLinks.Scan(drafted),
            AgreementsLinks.TakeBack(drafted));
        await AreSound(Cast.Lead, language,
            CasesLinks.Details(sample),
            AgreementsLinks.Sign(drafted),
            CasesLinks.Rate(sample),
            CasesLinks.AttestOutcome(sample));
        await App.SendAs(Cast.Manager, new PauseCase(sample, "Moving house"));
        await AreSound(Cast.Manager, language, CasesLinks.Details(sample), CasesLinks.Resume(sample));
        var closed = await App.SendAs(Cast.Caseworker, new OpenCase(Cast.OtherEnterprise, "Brand", (await App.PersonNamed(Cast.Caseworker)).Id, null, false));
        await App.SendAs(Cast.Manager, new CloseCase(closed, CaseResult.ClosedNotEffective, "Ask early"));
        await AreSound(Cast.Manager, language, CasesLinks.Details(closed), CasesLinks.Reopen(closed));
    }

    private async Task<string> DraftedAsync()
    {
        var (caseworker, manager, lead) = (await App.PersonNamed(Cast.Caseworker), await App.PersonNamed(Cast.Manager), await App.PersonNamed(Cast.Lead));
        var reference = await App.SendAs(Cast.Caseworker, new OpenCase(Cast.Enterprise, "Weld pass rate", caseworker.Id, null, false));
        await App.SendAs(Cast.Caseworker, new DraftAgreement(reference, new()
        {
            Start = Clock.Today,
            End = Clock.Today.AddYears(1),
            ScopeDomains = ["STD", "MET"],
            RegulatorObligations = ["Visit once a quarter"],
            EnterpriseObligations = ["Tell the truth"],
            EnterpriseItems = [new() { Text = "Train the welders", Owner = lead.Id.Value, Due = Clock.Today.AddDays(30) }],
            SignatoryRegulator = manager.Id.Value,
            SignatoryEnterprise = lead.Id.Value,
        }, 0));
        return reference;
    }
}
