using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Cases;

/// <summary>
/// Reads the case in five statements, however much is in it; a sixth belongs to the session. The first time in a day that somebody looks at what is
/// confidential is noted, by three more.
/// </summary>
internal sealed class ViewCaseHandler(AssistanceDb db, CurrentUser user, AccessLog accesses, Text text) : IRequestHandler<ViewCase, CaseView>
{
    private const int RecentLines = 12;

    public async Task<CaseView> Handle(ViewCase request, CancellationToken cancellationToken)
    {
        var (key, head, facts) = await CaseAsync(request.Reference, cancellationToken);
        var id = key.CaseId;
        var promised = await PromisedAsync(id, cancellationToken);
        var problems = await ProblemsAsync(id, head.Reader, cancellationToken);
        var consultations = await ConsultationsAsync(id, head.Reader, cancellationToken);
        var recent = request.Tab == "overview"
            ? await db.CaseEvents.Where(line => line.CaseId == id).OrderByDescending(line => line.On).ThenByDescending(line => line.Id)
                .Take(RecentLines).AsNoTracking().ToListAsync(cancellationToken)
            : [];
        var files = request.Tab == "files" ? await FilesAsync(id, cancellationToken) : [];
        await accesses.NoteAsync(db, user, key, Shown(request.Tab, head.Reader, recent, consultations), cancellationToken);

        var rules = await db.RulesAsync(cancellationToken);
        var name = new CaseName { CaseId = id, Reference = head.Reference, Enterprise = head.Enterprise, Theme = head.Theme };
        var rows = promised
            .Select(one => CommitmentRow.Of(one.Commitment, name, one.Deadline, user.Person.Id, user.Today, rules))
            .OrderBy(row => row.ReworkBy ?? row.Due).ThenBy(row => row.Number.Length).ThenBy(row => row.Number, StringComparer.Ordinal)
            .ToList();
        var pressing = CaseStory.MostPressing(rows, head.Reader.Side);
        var chased = pressing is null ? null : promised.Find(one => one.Commitment.Id == pressing.Id)?.Deadline;
        var stage = CaseStory.StageOf(head, facts, rows, problems);
        return new(
            head, facts, stage,
            CaseStory.Track(text, stage, facts, rows, problems, consultations),
            pressing,
            pressing is null ? null : pressing.Line with { Rungs = CaseStory.Rungs(chased, user.Today, rules) },
            CaseStory.Board(text, rows, user.Today, side => promised.Count == 0 ? rules.Calendar : rules.CalendarOf(side, promised[0].Commitment.ToCaseKey())),
            rows, problems, consultations,
            CaseStory.NextDates(text, head.Reference, facts, rows, problems),
            head.Status == CaseStatus.Closed ? [] : ClosingGate.Blocks(FactsOf(rows, problems, consultations, facts)),
            [.. recent.Select(TimelineLine.Of)],
            files);
    }

    private async Task<(CaseKey Key, CaseHead Head, CaseFacts Facts)> CaseAsync(string reference, CancellationToken cancellationToken)
    {
        var row = await db.Cases.Where(one => one.Reference == reference).Select(one => new
        {
            Case = one,
            Enterprise = db.Enterprises.Where(enterprise => enterprise.Id == one.EnterpriseId).Select(enterprise => enterprise.Name).FirstOrDefault(),
            Uscc = db.Enterprises.Where(enterprise => enterprise.Id == one.EnterpriseId).Select(enterprise => enterprise.Uscc).FirstOrDefault(),
            Contact = db.Enterprises.Where(enterprise => enterprise.Id == one.EnterpriseId)
                .Join(db.People, enterprise => enterprise.MainContactId, person => (PersonId?)person.Id, (enterprise, person) => person.Name).FirstOrDefault(),
            Bureau = db.Bureaux.Where(bureau => bureau.Id == one.BureauId).Select(bureau => bureau.Name).FirstOrDefault(),
            Manager = db.Bureaux.Where(bureau => bureau.Id == one.BureauId)
                .Join(db.People, bureau => bureau.HeadId, person => (PersonId?)person.Id, (bureau, person) => person.Name).FirstOrDefault(),
            VisitDue = db.Deadlines.Where(deadline => deadline.CaseId == one.CaseId && deadline.Kind == DeadlineKind.VisitDue && deadline.ClosedOn == null)
                .Select(deadline => (DateOnly?)deadline.Due).FirstOrDefault(),
            SignatureDue = db.Deadlines.Where(deadline => deadline.CaseId == one.CaseId && deadline.Kind == DeadlineKind.SignatureDue && deadline.ClosedOn == null)
                .Select(deadline => (DateOnly?)deadline.Due).FirstOrDefault(),
            Agreements = db.Agreements.Where(agreement => agreement.CaseId == one.CaseId)
                .Select(agreement => new { agreement.Number, agreement.Kind, agreement.State, agreement.Start, agreement.End, agreement.SignedOn, agreement.SignatoryRegulator, agreement.SignatoryEnterprise })
                .ToList(),
            Visits = db.Visits.Where(visit => visit.CaseId == one.CaseId)
                .Select(visit => new { visit.Number, visit.State, visit.Purpose, visit.PlannedOn, visit.HeldOn, visit.Visitors, visit.Rating })
                .ToList(),
        }).AsNoTracking().AsSingleQuery().FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        var found = row.Case;
        var head = new CaseHead(
            found.Reference, row.Enterprise ?? "", row.Uscc ?? "", found.Theme, found.Status, found.PauseReason, found.LeadName,
            CaseReader.Of(user.Actor, found.ToCaseKey()));
        return (found.ToCaseKey(), head, new(
            row.Bureau ?? "", row.Manager, found.LeadName, found.BackupName, row.Contact, found.IsCollective, found.OpenedOn, found.ClosedOn,
            found.Result, found.LessonsLearned, found.Measures, found.Satisfaction, found.SatisfactionComment, row.VisitDue, row.SignatureDue,
            [.. row.Agreements.OrderBy(one => one.Number, StringComparer.Ordinal)
                .Select(one => new AgreementLine(one.Number, one.Kind, one.State, one.Start, one.End, one.SignedOn, one.SignatoryRegulator.Name, one.SignatoryEnterprise.Name))],
            [.. row.Visits.OrderBy(one => one.HeldOn ?? one.PlannedOn).ThenBy(one => one.Number, StringComparer.Ordinal)
                .Select(one => new VisitLine(one.Number, one.State, one.Purpose, one.PlannedOn, one.HeldOn, [.. one.Visitors.Select(visitor => visitor.Name)], one.Rating))]));
    }

    private Task<List<Promised>> PromisedAsync(CaseId id, CancellationToken cancellationToken) => (
        from commitment in db.Commitments
        where commitment.CaseId == id
        from deadline in db.Deadlines.Where(deadline => deadline.CaseId == commitment.CaseId && deadline.Number == commitment.Number && deadline.ClosedOn == null
            && (deadline.Kind == DeadlineKind.CommitmentDue || deadline.Kind == DeadlineKind.VerificationDue || deadline.Kind == DeadlineKind.AnswerDue)).DefaultIfEmpty()
        select new Promised(commitment, deadline)).AsNoTracking().ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<ProblemLine>> ProblemsAsync(CaseId id, CaseReader reader, CancellationToken cancellationToken)
    {
        var rows = await db.Problems.Where(problem => problem.CaseId == id).Select(problem => new
        {
            problem.Number,
            problem.Title,
            problem.RootCause,
            problem.Causes,
            problem.Severity,
            problem.Triage,
            problem.State,
            problem.DiagnosedOn,
            problem.LookBackDueOn,
            Remedies = db.Remedies.Where(remedy => remedy.ProblemId == problem.Id).Select(remedy => remedy.Text).ToList(),
        }).AsNoTracking().AsSingleQuery().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Number.Length).ThenBy(row => row.Number, StringComparer.Ordinal).Select(row => new ProblemLine(
            row.Number, row.Title, row.RootCause, row.Causes, row.Severity, row.Triage, row.State, row.DiagnosedOn is not null, row.LookBackDueOn, row.Remedies,
            row.State == ProblemState.Referred && reader.IsEnterprise))];
    }

    private async Task<IReadOnlyList<ConsultationLine>> ConsultationsAsync(CaseId id, CaseReader reader, CancellationToken cancellationToken)
    {
        var rows = await db.Consultations.Where(one => one.CaseId == id)
            .Include(one => one.Seats).Include(one => one.Problems)
            .AsNoTracking().AsSingleQuery().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Number.Length).ThenBy(row => row.Number, StringComparer.Ordinal).Select(row => new ConsultationLine(
            row.Number, row.State, row.Form, row.HeldOn ?? row.ScheduledOn,
            [.. row.Problems.OrderBy(problem => problem.Position).Select(problem => problem.Number)],
            [.. row.Seats.OrderBy(seat => seat.Position).Select(seat => reader.IsEnterprise
                ? new OpinionLine(seat.ExpertName, "", null)
                : new OpinionLine(seat.ExpertName, seat.OpinionText, seat.Agrees))],
            row.State == ConsultationState.Concluded ? row.Conclusion : ""))];
    }

    private async Task<IReadOnlyList<FileLine>> FilesAsync(CaseId id, CancellationToken cancellationToken) => await db.StoredFiles
        .Where(file => file.CaseId == id)
        .OrderByDescending(file => file.UploadedAt).ThenByDescending(file => file.Id)
        .Take(200)
        .Select(file => new FileLine(
            file.Id.Value, file.Name, file.Size, db.People.Where(person => person.Id == file.UploadedBy).Select(person => person.Name).FirstOrDefault() ?? "", file.UploadedAt, file.HasPlace))
        .ToListAsync(cancellationToken);

    private static IEnumerable<ConfidentialPart> Shown(string tab, CaseReader reader, List<CaseEvent> recent, IReadOnlyList<ConsultationLine> consultations) =>
    [
        .. recent.Exists(line => line.Internal) ? [ConfidentialPart.InternalNotes] : Array.Empty<ConfidentialPart>(),
        .. tab is "overview" or "consultations" && !reader.IsEnterprise
            ? consultations.Where(one => one.Opinions.Any(opinion => opinion.Text.Length > 0)).Select(one => ConfidentialPart.Opinions(one.Number))
            : [],
    ];

    // as ClosingFactsReader reads them, from what is at hand
    private static ClosingFacts FactsOf(
        IEnumerable<CommitmentRow> rows, IReadOnlyList<ProblemLine> problems, IEnumerable<ConsultationLine> consultations, CaseFacts facts) => new(
        [.. rows.Select(row => (row.Number, row.State, row.State == CommitmentState.Agreed && row.IsPast))],
        [.. problems.Select(problem => (problem.Number, problem.State))],
        [.. problems.Where(problem => problem is { State: ProblemState.Resolved, LookBackDueOn: not null }).Select(problem => problem.Number)],
        [.. consultations.Where(one => one.State is not (ConsultationState.Concluded or ConsultationState.Cancelled)).Select(one => one.Number)],
        [.. facts.Visits.Where(visit => visit.State == VisitState.Planned).Select(visit => visit.Number)],
        facts.Agreements.Any(one => one.State is Domain.Agreements.AgreementState.Draft or Domain.Agreements.AgreementState.OutForSignature),
        facts.Measures.Any(measure => measure.After is not null));

    private sealed record Promised(Commitment Commitment, Deadline? Deadline);
}
