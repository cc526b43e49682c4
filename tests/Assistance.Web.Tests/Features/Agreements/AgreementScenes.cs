using Assistance.Domain.Agreements;
using Assistance.Domain.Commitments;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Tests.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Agreements;

/// <summary>Agreements as tests need them, made by the program's own commands.</summary>
internal static class AgreementScenes
{
    /// <summary>A case with a draft that promises one thing a side.</summary>
    /// <returns>Its reference.</returns>
    public static async Task<string> DraftedCase(this AssistanceApp app)
    {
        var reference = await app.OpenCase();
        await app.SendAs(Cast.Caseworker, new DraftAgreement(reference, await app.Form(), 0));
        return reference;
    }

    /// <summary>A case whose agreement is out for signature.</summary>
    public static async Task<string> SentCase(this AssistanceApp app)
    {
        var reference = await app.DraftedCase();
        await app.SendDraft(reference);
        return reference;
    }

    /// <summary>A case whose agreement is in force.</summary>
    public static async Task<string> SignedCase(this AssistanceApp app)
    {
        var reference = await app.SentCase();
        await app.SignAll(reference);
        return reference;
    }

    /// <summary>Approves the draft and lays it before both sides.</summary>
    public static async Task SendDraft(this AssistanceApp app, string reference)
    {
        await app.SendAs(Cast.Manager, new ApproveAgreement(reference, (await app.Newest(reference)).RowVersion));
        await app.SendAs(Cast.Caseworker, new SendAgreement(reference));
    }

    /// <summary>Both sides sign.</summary>
    public static async Task SignAll(this AssistanceApp app, string reference)
    {
        var hash = (await app.Newest(reference)).Document!.Sha256;
        foreach (var person in new[] { Cast.Manager, Cast.Lead })
        {
            await app.SendAs(person, new SignAgreement(reference, hash, "I agree", true, Cast.Password, ""));
        }
    }

    /// <summary>The newest agreement of the case.</summary>
    public static Task<Agreement> Newest(this AssistanceApp app, string reference) => app.InDatabase(async db =>
        (await db.Agreements.Where(one => db.Cases.Any(found => found.CaseId == one.CaseId && found.Reference == reference)).ToListAsync())
            .MaxBy(one => one.Id.Value)!);

    /// <summary>A filled form.</summary>
    public static async Task<AgreementForm> Form(this AssistanceApp app)
    {
        var (manager, caseworker, lead) = (await app.PersonNamed(Cast.Manager), await app.PersonNamed(Cast.Caseworker), await app.PersonNamed(Cast.Lead));
        return new()
        {
            Start = app.Clock.Today,
            End = app.Clock.Today.AddYears(1).AddDays(-1),
            ScopeDomains = ["STD"],
            RegulatorObligations = ["Visit once a quarter", " "],
            EnterpriseObligations = ["Tell the truth"],
            RegulatorItems = [new() { Text = "Bring the laboratory", Owner = caseworker.Id.Value, Due = new DateOnly(2026, 12, 15), EvidenceRule = EvidenceRule.Report }],
            EnterpriseItems = [new() { Text = "Train the welders", Owner = lead.Id.Value, Due = new DateOnly(2026, 12, 31) }, new()],
            SignatoryRegulator = manager.Id.Value,
            SignatoryEnterprise = lead.Id.Value,
        };
    }
}
