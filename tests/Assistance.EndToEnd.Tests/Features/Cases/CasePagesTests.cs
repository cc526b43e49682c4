using Assistance.Domain.Cases;
using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Features.Cases;

/// <summary>Every page about cases and agreements in a real browser: axe, nothing wider than the window, no refused content.</summary>
public class CasePagesTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN", 1280)]
    [InlineData("en", 1280)]
    [InlineData("zh-CN", 320)]
    [InlineData("en", 320)]
    public async Task Pages_of_a_case_are_sound(string language, int width)
    {
        // another year than that of the sample: both number their cases
        Clock.Set("2027-01-15");
        var sample = (await SampleCase.EnterAsync(App)).Reference;
        var drafted = await DraftedAsync();
        await VisitAll(Cast.Manager, language, width, new()
        {
            ["list"] = CasesLinks.List,
            ["open-1"] = CasesLinks.Open + "?q=Works",
            ["open-2"] = CasesLinks.OpenFor(Cast.OtherEnterprise),
            ["case"] = CasesLinks.Details(sample),
            ["visits"] = CasesLinks.Tab(sample, "visits"),
            ["problems"] = CasesLinks.Tab(sample, "problems"),
            ["consultations"] = CasesLinks.Tab(sample, "consultations"),
            ["commitments"] = CasesLinks.Tab(sample, "commitments"),
            ["outcome"] = CasesLinks.Tab(sample, "outcome"),
            ["files"] = CasesLinks.Tab(sample, "files"),
            ["timeline"] = CasesLinks.Timeline(sample),
            ["pause"] = CasesLinks.Pause(sample),
            ["reassign"] = CasesLinks.Reassign(sample),
            ["close"] = CasesLinks.Close(sample),
            ["note"] = CasesLinks.AddNote(sample),
            ["measure"] = CasesLinks.RecordOutcome(sample),
            ["agreement"] = AgreementsLinks.Details(sample),
            ["document"] = AgreementsLinks.Document(sample, sample),
            ["amend"] = AgreementsLinks.Amend(sample),
            ["renew"] = AgreementsLinks.Renew(sample),
            ["terminate"] = AgreementsLinks.Terminate(sample),
            ["draft"] = AgreementsLinks.Draft(drafted),
            ["approve"] = AgreementsLinks.Approve(drafted),
            ["send"] = AgreementsLinks.Send(drafted),
        });
        await App.SendAs(Cast.Manager, new ApproveAgreement(drafted, 0));
        await App.SendAs(Cast.Manager, new SendAgreement(drafted));
        await VisitAll(Cast.Manager, language, width, new()
        {
            ["scan"] = AgreementsLinks.Scan(drafted),
            ["take-back"] = AgreementsLinks.TakeBack(drafted),
        });
        await VisitAll(Cast.Lead, language, width, new()
        {
            ["case-enterprise"] = CasesLinks.Details(sample),
            ["sign"] = AgreementsLinks.Sign(drafted),
            ["rate"] = CasesLinks.Rate(sample),
            ["attest"] = CasesLinks.AttestOutcome(sample),
        });
        await App.SendAs(Cast.Manager, new PauseCase(sample, "Moving house"));
        await VisitAll(Cast.Manager, language, width, new() { ["paused"] = CasesLinks.Details(sample), ["resume"] = CasesLinks.Resume(sample) });
        var closed = await App.SendAs(Cast.Caseworker, new OpenCase(Cast.OtherEnterprise, "Brand", (await App.PersonNamed(Cast.Caseworker)).Id, null, false));
        await App.SendAs(Cast.Manager, new CloseCase(closed, CaseResult.ClosedNotEffective, "Ask early"));
        await VisitAll(Cast.Manager, language, width, new() { ["closed"] = CasesLinks.Details(closed), ["reopen"] = CasesLinks.Reopen(closed) });
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

    private async Task VisitAll(string person, string language, int width, Dictionary<string, string> pages)
    {
        await using var visitor = await Visit(person, language, width: width);
        var faults = new List<string>();
        foreach (var (name, path) in pages)
        {
            await visitor.Open(path);
            await visitor.Picture($"cases-{name}-{language}-{width}");
            try
            {
                await visitor.IsSound();
            }
            catch (Xunit.Sdk.XunitException fault)
            {
                faults.Add($"{name}: {fault.Message}");
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }
}
