using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Visits;

internal sealed class RecordVisitHandler(AssistanceDb db, FileStore files, Codes codes, CurrentUser user, Text text) : IRequestHandler<RecordVisit, RecordedVisit>
{
    /// <summary>The enterprise is visited once a quarter.</summary>
    private const int MonthsBetweenVisits = 3;

    public async Task<RecordedVisit> Handle(RecordVisit request, CancellationToken cancellationToken)
    {
        var found = await db.CaseOfVisitAsync(request.Reference, cancellationToken);
        found.RequireOpen();
        var visit = await WriteAsync(found, request, cancellationToken);
        if (request.IsAcknowledged)
        {
            visit.AcknowledgeOnTheSpot(request.Name, null, user.Act);
        }

        var problems = await ReportAsync(found, visit, request.Problems, cancellationToken);
        var commitments = await ProposeAsync(found, visit, request.Commitments, problems, cancellationToken);
        if (!await db.Visits.AnyAsync(other => other.CaseId == found.CaseId && other.HeldOn > visit.HeldOn, cancellationToken))
        {
            found.ExpectVisit(visit.HeldOn!.Value.AddMonths(MonthsBetweenVisits));
        }

        await db.SaveChangesAsync(cancellationToken);
        return new(visit.Number, problems.Count, commitments);
    }

    private async Task<Visit> WriteAsync(AssistanceCase found, RecordVisit request, CancellationToken cancellationToken)
    {
        var planned = request.Number is null ? null : await db.VisitAsync(request.Reference, request.Number, cancellationToken);
        if (planned is not null)
        {
            await db.RequireFirstAsync(
                planned.State is VisitState.Held or VisitState.Acknowledged, planned.Id.Value, user.Act.At, cancellationToken, Compare(planned, request));
        }

        var photos = await files.AttachPhotosAsync(request.Photos, found.ToCaseKey(), cancellationToken);
        var visitors = await db.VisitorsAsync(found, [.. request.Form.Visitors.Select(id => new PersonId(id))], planned?.Visitors ?? [], cancellationToken);
        var record = request.Form.ToRecord(visitors, photos);
        if (planned is not null)
        {
            planned.RecordHeld(record, user.Act);
            return planned;
        }

        var number = await db.NextNumberAsync(found.CaseId, "V", cancellationToken);
        return db.Add(Visit.RecordUnplanned(found.ToCaseKey(), number, record, user.Act)).Entity;
    }

    // two who were there both write the record: the second is shown what the first wrote, with everything of the own
    private ConflictField[] Compare(Visit saved, RecordVisit typed) =>
    [
        new(nameof(typed.Form.HeldOn), Versions.Posted(saved.HeldOn), Versions.Posted(typed.Form.HeldOn)),
        new(nameof(typed.Form.Met), string.Join('\n', saved.Met), Versions.Posted(typed.Form.Met)),
        new(nameof(typed.Form.NeedsText), Versions.Posted(saved.NeedsText), Versions.Posted(typed.Form.NeedsText)),
        new(nameof(typed.Form.Findings), Versions.Posted(saved.Findings), Versions.Posted(typed.Form.Findings)),
        new(nameof(typed.Form.SolvedOnTheSpot), Versions.Posted(saved.SolvedOnTheSpot), Versions.Posted(typed.Form.SolvedOnTheSpot)),
        new(nameof(typed.Problems), "", Lines(typed.Problems.Select(row => row.Title)), Label: text["visits.part.problems"]),
        new(nameof(typed.Commitments), "", Lines(typed.Commitments.Select(row => row.Text)), Label: text["visits.part.commitments"]),
    ];

    private static string Lines(IEnumerable<string> rows) => string.Join('\n', rows.Where(row => !string.IsNullOrWhiteSpace(row)));

    // by position in the form, so that a commitment can name the problem that is reported with it
    private async Task<Dictionary<int, QualityProblem>> ReportAsync(
        AssistanceCase found, Visit visit, IReadOnlyList<FoundProblem> rows, CancellationToken cancellationToken)
    {
        var reported = new Dictionary<int, QualityProblem>();
        foreach (var (row, index) in rows.Select((row, index) => (row, index)).Where(one => !one.row.IsBlank))
        {
            var number = await db.NextNumberAsync(found.CaseId, "P", cancellationToken);
            InRow(nameof(RecordVisit.Problems), index, () =>
            {
                var report = new ProblemReport(row.Title, "", row.Domains, ProblemSource.Visit, visit.Id, visit.Number);
                var problem = QualityProblem.Report(found.ToCaseKey(), number, report, user.Act);
                if (row.IsDiagnosed)
                {
                    problem.Diagnose(DiagnosisOf(row), user.Act);
                }

                reported[index] = db.Add(problem).Entity;
            });
        }

        return reported;
    }

    private Diagnosis DiagnosisOf(FoundProblem row)
    {
        var group = codes.Lists.Causes.FirstOrDefault(cause => cause.Name.Code == row.Cause || cause.SubCauses.Any(sub => sub.Code == row.Cause));
        Rule.RequireFor(nameof(row.Cause), group is not null, "problems.rule.cause-needed");
        return new(
            [group.Name.Code], group.Name.Code == row.Cause ? [] : [row.Cause], [], row.RootCause, row.Severity!.Value, row.SeverityRationale,
            row.Triage!.Value, row.Domains.Count > 1 ? Complexity.Multiple : Complexity.Single);
    }

    private async Task<int> ProposeAsync(
        AssistanceCase found, Visit visit, IReadOnlyList<AgreedOnVisit> rows, Dictionary<int, QualityProblem> reported, CancellationToken cancellationToken)
    {
        var wanted = rows.Select((row, index) => (row, index)).Where(one => !one.row.IsBlank).ToList();
        if (wanted.Count == 0)
        {
            return 0;
        }

        var contact = await db.LeadContactAsync(found.EnterpriseId, cancellationToken);
        var calendar = (await db.RulesAsync(cancellationToken)).CalendarOf(contact is null ? Side.Regulator : Side.Enterprise, found.ToCaseKey());
        foreach (var (row, index) in wanted)
        {
            var owner = new PersonId(row.Owner!.Value);
            var theirs = await PersonAsync(Side.Enterprise, found, owner, cancellationToken);
            var ours = theirs is null ? await PersonAsync(Side.Regulator, found, owner, cancellationToken) : null;
            var problem = await ProblemAsync(found, row.For, index, reported, cancellationToken);
            var number = await db.NextNumberAsync(found.CaseId, "C", cancellationToken);
            InRow(nameof(RecordVisit.Commitments), index, () =>
            {
                Rule.RequireFor(nameof(row.Owner), theirs is not null || ours is not null, "visits.rule.owner");
                Rule.RequireFor(nameof(row.Owner), theirs is not null || contact is not null, "visits.rule.no-verifier");
                var terms = new CommitmentTerms(
                    number, theirs is null ? Side.Regulator : Side.Enterprise, theirs ?? ours!, null, row.Text, row.Due!.Value, row.EvidenceRule,
                    CommitmentOrigin.Visit, theirs is null ? contact! : found.Lead, problem?.Id, problem?.Number, visit.Id.Value);
                db.Add(Commitment.Propose(found.ToCaseKey(), terms, Side.Regulator, calendar, user.Act, contact));
            });
        }

        return wanted.Count;
    }

    private async Task<PersonRef?> PersonAsync(Side side, AssistanceCase found, PersonId id, CancellationToken cancellationToken) =>
        (await db.PeopleOf(side, found.BureauId, found.EnterpriseId).AsNoTracking().FirstOrDefaultAsync(person => person.Id == id, cancellationToken))?.Ref;

    // the first commitment for a diagnosed problem begins the work on it
    private async Task<QualityProblem?> ProblemAsync(
        AssistanceCase found, string name, int index, Dictionary<int, QualityProblem> reported, CancellationToken cancellationToken)
    {
        if (name.Length == 0)
        {
            return null;
        }

        var problem = name[0] == '#' && int.TryParse(name.AsSpan(1), out var row)
            ? reported.GetValueOrDefault(row)
            : await db.Problems.FirstOrDefaultAsync(one => one.CaseId == found.CaseId && one.Number == name, cancellationToken);
        var hasTeam = problem is not null && await db.ResearchTeams.AnyAsync(team => team.ProblemId == problem.Id, cancellationToken);
        InRow(nameof(RecordVisit.Commitments), index, () =>
        {
            Rule.RequireFor(nameof(AgreedOnVisit.For), problem is { IsOpen: true }, "visits.rule.problem-unknown");
            Rule.RequireFor(nameof(AgreedOnVisit.For), problem.HasDiagnosedCause, "visits.rule.problem-cause");
            if (problem.State == ProblemState.Diagnosed)
            {
                problem.StartRemedy(hasTeam, user.Act);
            }
        });
        return problem;
    }

    /// <summary>A refusal inside a row is told beside the input of that row.</summary>
    private static void InRow(string list, int index, Action act)
    {
        try
        {
            act();
        }
        catch (BrokenRuleException broken)
        {
            throw new BrokenRuleException(broken.Key, [.. broken.Arguments]) { Field = broken.Field is null ? null : $"{list}[{index}].{broken.Field}" };
        }
    }
}

/// <summary>Photographs of a visit.</summary>
internal static class VisitPhotos
{
    /// <summary>Attaches pictures; other files do not belong here.</summary>
    public static async Task<IReadOnlyList<StoredFileId>> AttachPhotosAsync(
        this FileStore files, IReadOnlyList<StoredFileId> photos, CaseKey key, CancellationToken cancellationToken)
    {
        var attached = await files.AttachAsync(photos, key, cancellationToken);
        foreach (var file in attached)
        {
            Rule.RequireFor("Photos", FileKind.IsImage(file.ContentType), "files.rule.image", file.Name);
        }

        return [.. attached.Select(file => file.Id)];
    }
}
