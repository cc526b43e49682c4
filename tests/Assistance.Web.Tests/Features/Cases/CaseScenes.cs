using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

/// <summary>Cases as tests need them, made by the program's own commands and the domain's verbs.</summary>
internal static class CaseScenes
{
    /// <summary>Opens a case of the cast's caseworker for the first enterprise.</summary>
    /// <returns>Its reference.</returns>
    public static async Task<string> OpenCase(this AssistanceApp app, string theme = "Weld pass rate", string enterprise = Cast.Enterprise, string by = Cast.Caseworker)
    {
        var lead = await app.PersonNamed(by);
        return await app.SendAs(by, new OpenCase(enterprise, theme, lead.Id, null, false));
    }

    /// <summary>Records a problem of the case.</summary>
    public static Task<int> ReportProblem(this AssistanceApp app, string reference, string title = "Porous welds") => app.InDatabase(async db =>
    {
        var found = await db.Cases.SingleAsync(one => one.Reference == reference);
        var act = await ActOf(app, Cast.Caseworker);
        var number = await db.NextNumberAsync(found.CaseId, "P", CancellationToken.None);
        db.Add(QualityProblem.Report(found.ToCaseKey(), number, new ProblemReport(title, "", ["TST"], ProblemSource.Visit, null, ""), act));
        return await db.SaveChangesAsync();
    });

    /// <summary>Lets one side promise something, agreed on the day.</summary>
    public static Task<int> Promise(this AssistanceApp app, string reference, Side side, string text, DateOnly due) => app.InDatabase(async db =>
    {
        var found = await db.Cases.SingleAsync(one => one.Reference == reference);
        var (caseworker, contact) = ((await app.PersonNamed(Cast.Caseworker)).Ref, (await app.PersonNamed(Cast.Lead)).Ref);
        var number = await db.NextNumberAsync(found.CaseId, "C", CancellationToken.None);
        var (owner, verifier) = side == Side.Regulator ? (caseworker, contact) : (contact, caseworker);
        db.Add(Commitment.AgreedBySignature(
            found.ToCaseKey(), new CommitmentTerms(number, side, owner, null, text, due, EvidenceRule.None, CommitmentOrigin.Agreement, verifier),
            app.Clock.Today, new DoneBy(caseworker, null)));
        return await db.SaveChangesAsync();
    });

    /// <summary>Measures something of the case.</summary>
    public static async Task Measure(this AssistanceApp app, string reference, decimal? after)
    {
        var version = (await app.CaseOf(reference)).RowVersion;
        var line = new MeasureInput { Name = "Pass rate", Unit = "%", Before = 89.4m, Target = 96, After = after, On = after is null ? null : app.Clock.Today };
        await app.SendAs(Cast.Caseworker, new RecordOutcome(reference, version, [line]));
    }

    /// <summary>The case as it stands.</summary>
    public static Task<AssistanceCase> CaseOf(this AssistanceApp app, string reference) => app.InDatabase(db => db.Cases.SingleAsync(one => one.Reference == reference));

    /// <summary>An act of a person now.</summary>
    public static async Task<Act> ActOf(AssistanceApp app, string name)
    {
        var person = await app.PersonNamed(name);
        return new(new Actor(person.Ref, [person.AsCapacity()]), app.Clock.Today, app.Clock.GetUtcNow().UtcDateTime);
    }
}
