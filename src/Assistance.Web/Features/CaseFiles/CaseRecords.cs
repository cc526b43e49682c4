using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>Everything that a case file tells of one case.</summary>
internal sealed record CaseRecords(
    AssistanceCase Case, Enterprise Enterprise, Person? Contact, string Bureau, Agreement? Agreement, IReadOnlyList<Visit> Visits,
    IReadOnlyList<QualityProblem> Problems, IReadOnlyList<Consultation> Consultations, IReadOnlyList<Remedy> Remedies, ResearchTeam? Team,
    IReadOnlyList<Commitment> Commitments, IReadOnlyList<Deadline> Deadlines)
{
    /// <summary>Loads several cases with one statement for each kind of record; the order is kept.</summary>
    public static async Task<IReadOnlyList<CaseRecords>> LoadAsync(AssistanceDb db, IReadOnlyList<CaseId> ids, CancellationToken cancellationToken)
    {
        var cases = await db.Cases.AsNoTracking().Where(one => ids.Contains(one.CaseId)).ToDictionaryAsync(one => one.CaseId, cancellationToken);
        var enterpriseIds = cases.Values.Select(one => one.EnterpriseId).Distinct().ToList();
        var bureauIds = cases.Values.Select(one => one.BureauId).Distinct().ToList();
        var enterprises = await db.Enterprises.AsNoTracking().Where(one => enterpriseIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
        var contactIds = enterprises.Values.Select(one => one.MainContactId).OfType<PersonId>().ToList();
        var contacts = await db.People.AsNoTracking().Where(one => contactIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
        var bureaux = await db.Bureaux.AsNoTracking().Where(one => bureauIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var agreements = await Of(db.Agreements);
        var visits = await Of(db.Visits);
        var problems = await Of(db.Problems);
        var consultations = await Of(db.Consultations);
        var remedies = await Of(db.Remedies);
        var teams = await Of(db.ResearchTeams);
        var commitments = await Of(db.Commitments);
        var deadlines = await Of(db.Deadlines.Where(one => one.Kind == DeadlineKind.CommitmentDue));
        return
        [
            .. ids.Where(cases.ContainsKey).Select(id => new CaseRecords(
                cases[id], enterprises[cases[id].EnterpriseId], ContactOf(enterprises[cases[id].EnterpriseId]), bureaux[cases[id].BureauId],
                agreements[id].Where(IsSigned).OrderByDescending(one => one.SignedOn).ThenByDescending(one => one.Number, StringComparer.Ordinal).FirstOrDefault(),
                InOrder(visits[id], one => one.Number), InOrder(problems[id], one => one.Number), InOrder(consultations[id], one => one.Number),
                InOrder(remedies[id], one => one.Number), teams[id].FirstOrDefault(), InOrder(commitments[id], one => one.Number), [.. deadlines[id]])),
        ];

        Person? ContactOf(Enterprise enterprise) => enterprise.MainContactId is { } contact ? contacts.GetValueOrDefault(contact) : null;

        async Task<ILookup<CaseId, T>> Of<T>(IQueryable<T> all)
            where T : CaseRecord =>
            (await all.AsNoTracking().AsSplitQuery().Where(one => ids.Contains(one.CaseId)).ToListAsync(cancellationToken)).ToLookup(one => one.CaseId);
    }

    // what a case file calls the agreement is what both have signed
    private static bool IsSigned(Agreement agreement) => agreement.SignedOn is not null;

    /// <summary>C2 stands before C10.</summary>
    private static List<T> InOrder<T>(IEnumerable<T> records, Func<T, string> number) =>
        [.. records.OrderBy(one => number(one).Length).ThenBy(number, StringComparer.Ordinal)];
}
