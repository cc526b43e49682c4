// comparisons here are translated to SQL: the database compares by its own collation, and codes are digits
#pragma warning disable CA1309
using System.Linq.Expressions;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Agreements;
using Assistance.Domain.Calendar;
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

namespace Assistance.Data;

/// <content>What can be asked for: each limited to the viewer.</content>
public sealed partial class AssistanceDb
{
    /// <summary>Cases of the own divisions, or of the own enterprise. Experts see consultations, not cases.</summary>
    public IQueryable<AssistanceCase> Cases => OfCase<AssistanceCase>();

    /// <summary>Agreements of the cases that are seen.</summary>
    public IQueryable<Agreement> Agreements => OfCase<Agreement>();

    /// <summary>Visits of the cases that are seen.</summary>
    public IQueryable<Visit> Visits => OfCase<Visit>();

    /// <summary>Problems of the cases that are seen; for an expert, those of consultations in which no conflict of interest was declared.</summary>
    public IQueryable<QualityProblem> Problems => OfCase<QualityProblem>(
        // from the own seats to the problems: the other way round every problem would be looked at
        problem => Set<ConsultationSeat>().Where(seat => seat.ExpertId == Viewer.Person && seat.Interest == InterestDeclaration.None)
            .Join(Set<ConsultationProblem>(), seat => seat.ConsultationId, link => link.ConsultationId, (seat, link) => link.ProblemId).Contains(problem.Id));

    /// <summary>Look-backs of the cases that are seen.</summary>
    public IQueryable<LookBack> LookBacks => OfCase<LookBack>();

    /// <summary>Research teams of the cases that are seen.</summary>
    public IQueryable<ResearchTeam> ResearchTeams => OfCase<ResearchTeam>();

    /// <summary>Remedies of the cases that are seen.</summary>
    public IQueryable<Remedy> Remedies => OfCase<Remedy>();

    /// <summary>Consultations of the cases that are seen; for an expert, those with an own seat.</summary>
    public IQueryable<Consultation> Consultations => OfCase<Consultation>(
        consultation => Set<ConsultationSeat>().Where(seat => seat.ExpertId == Viewer.Person).Select(seat => seat.ConsultationId).Contains(consultation.Id));

    /// <summary>Commitments of the cases that are seen; for an expert, the own ones.</summary>
    public IQueryable<Commitment> Commitments => OfCase<Commitment>(
        commitment => commitment.OwnerId == Viewer.Person || commitment.BackupId == Viewer.Person);

    /// <summary>Deadlines of the cases that are seen; for an expert, the own ones.</summary>
    public IQueryable<Deadline> Deadlines => OfCase<Deadline>(
        deadline => deadline.ResponsibleId == Viewer.Person || deadline.BackupId == Viewer.Person);

    /// <summary>Supervision notices of the cases that are seen: an enterprise sees those to its own side, and everybody those to themselves.</summary>
    public IQueryable<SupervisionNotice> SupervisionNotices => Viewer.Everything
        ? Set<SupervisionNotice>()
        : Set<SupervisionNotice>().Any([
            .. Viewer.CaseScopes.Select<DivisionScope, Expression<Func<SupervisionNotice, bool>>>(scope =>
                row => string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0),
            .. Viewer.Enterprises.Select<EnterpriseId, Expression<Func<SupervisionNotice, bool>>>(own => row => row.EnterpriseId == own && row.Side == Side.Enterprise),
            row => row.AddressedToId == Viewer.Person]);

    /// <summary>Documents of the cases that are seen, as they were issued; what is internal stays with the regulator.</summary>
    public IQueryable<IssuedDocument> IssuedDocuments =>
        Viewer.Everything || Viewer.IsRegulator ? OfCase<IssuedDocument>() : OfCase<IssuedDocument>().Where(row => !row.IsInternal);

    /// <summary>History of the cases that are seen; what is internal stays with the regulator.</summary>
    public IQueryable<CaseEvent> CaseEvents
    {
        get
        {
            var enterprises = Viewer.Enterprises.ToList();
            return Viewer.Everything
                ? Set<CaseEvent>()
                : Set<CaseEvent>().Any([
                    .. Viewer.CaseScopes.Select<DivisionScope, Expression<Func<CaseEvent, bool>>>(scope =>
                        row => string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0),
                    .. enterprises.Select<EnterpriseId, Expression<Func<CaseEvent, bool>>>(own => row => row.EnterpriseId == own && !row.Internal)]);
        }
    }

    /// <summary>Files of the cases that are seen, and those that the reader handed in.</summary>
    public IQueryable<StoredFile> StoredFiles => Viewer.Everything
        ? Set<StoredFile>()
        : Set<StoredFile>().Any([
            .. Viewer.CaseScopes.Select<DivisionScope, Expression<Func<StoredFile, bool>>>(scope =>
                row => row.CaseId != null && string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0),
            .. Viewer.Enterprises.Select<EnterpriseId, Expression<Func<StoredFile, bool>>>(own => row => row.EnterpriseId == own),
            row => row.UploadedBy == Viewer.Person]);

    /// <summary>Enterprises of the own area, or the own enterprise.</summary>
    public IQueryable<Enterprise> Enterprises => Viewer.Everything || Viewer.EnterpriseScopes.Any(scope => scope.IsWholeCountry)
        ? Set<Enterprise>()
        : Set<Enterprise>().Any([
            .. Viewer.EnterpriseScopes.Select<DivisionScope, Expression<Func<Enterprise, bool>>>(scope =>
                row => string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0),
            .. Viewer.Enterprises.Select<EnterpriseId, Expression<Func<Enterprise, bool>>>(own => row => row.Id == own)]);

    /// <summary>People: all for administrators; for the regulator its own, the experts and the contacts of enterprises of its area; for a contact those of the own enterprise; else oneself.</summary>
    public IQueryable<Person> People
    {
        get
        {
            if (Viewer.Everything || Viewer.IsAdministrator)
            {
                return Set<Person>();
            }

            List<Expression<Func<Person, bool>>> conditions = [row => row.Id == Viewer.Person];
            if (Viewer.IsRegulator)
            {
                var enterprises = Enterprises;
                conditions.Add(row => row.EnterpriseId == null || enterprises.Any(enterprise => enterprise.Id == row.EnterpriseId));
            }

            conditions.AddRange(Viewer.Enterprises.Select<EnterpriseId, Expression<Func<Person, bool>>>(own => row => row.EnterpriseId == own));
            return Set<Person>().Any(conditions);
        }
    }

    /// <summary>Bureaux; no secret.</summary>
    public IQueryable<Bureau> Bureaux => Set<Bureau>();

    /// <summary>Deputyships; who stands in for whom is no secret among those who see the people.</summary>
    public IQueryable<Deputyship> Deputyships => Set<Deputyship>();

    /// <summary>Notices to the reader; all of them for administrators.</summary>
    public IQueryable<Notice> Notices => Viewer.Everything || Viewer.IsAdministrator ? Set<Notice>() : Set<Notice>().Where(row => row.RecipientId == Viewer.Person);

    /// <summary>The chase ledger of the deadlines that are seen: who was told what, when and why.</summary>
    public IQueryable<Notice> Ledger
    {
        get
        {
            var deadlines = Deadlines;
            return Set<Notice>().Where(row => row.DeadlineId != null && deadlines.Any(deadline => deadline.Id == row.DeadlineId));
        }
    }

    /// <summary>Drafts of the reader.</summary>
    public IQueryable<Draft> Drafts => Viewer.Everything ? Set<Draft>() : Set<Draft>().Where(row => row.PersonId == Viewer.Person);

    /// <summary>Audit entries: of the cases of the own divisions for managers and auditors; those that belong to no case for administrators.</summary>
    public IQueryable<AuditEntry> AuditEntries => Viewer.Everything
        ? Set<AuditEntry>()
        : Set<AuditEntry>().Any([
            .. Viewer.Capacities.Where(capacity => capacity.Role is Role.Manager or Role.Auditor).Select<Capacity, Expression<Func<AuditEntry, bool>>>(capacity =>
                row => row.CaseId != null && string.Compare(row.DivisionCode, capacity.Scope!.From) >= 0 && string.Compare(row.DivisionCode, capacity.Scope.To) <= 0),
            .. Viewer.IsAdministrator ? new Expression<Func<AuditEntry, bool>>[] { row => row.CaseId == null } : []]);

    /// <summary>The whole audit chain of a case, in its order, for whoever sees the case with the regulator's eyes: it says what is internal too.</summary>
    public IQueryable<AuditEntry> ChainOf(CaseId id)
    {
        var seen = Viewer.Everything
            ? Set<AssistanceCase>()
            : Set<AssistanceCase>().Any([
                .. Viewer.CaseScopes.Select<DivisionScope, Expression<Func<AssistanceCase, bool>>>(scope =>
                    row => string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0)]);
        return Set<AuditEntry>().AsNoTracking().Where(row => row.Chain == id.Value && seen.Any(one => one.CaseId == id)).OrderBy(row => row.Sequence);
    }

    /// <summary>Sessions that hold; asked for by the identifier in the cookie, or by their own person.</summary>
    public IQueryable<OpenSession> OpenSessions => Set<OpenSession>();

    /// <summary>Accounts; for sign-in and administration.</summary>
    public IQueryable<Account> Accounts => Set<Account>();

    /// <summary>Facts about the installation.</summary>
    public IQueryable<Setting> Settings => Set<Setting>();

    /// <summary>All versions of all document templates; no secret.</summary>
    public IQueryable<DocumentTemplate> DocumentTemplates => Set<DocumentTemplate>();

    /// <summary>All versions of all chase policies; no secret.</summary>
    public IQueryable<ChasePolicyVersion> ChasePolicies => Set<ChasePolicyVersion>();

    /// <summary>Closing days: of bureaux to everybody, of enterprises to those who see the enterprise.</summary>
    public IQueryable<Closing> Closings
    {
        get
        {
            var enterprises = Enterprises;
            return Viewer.Everything ? Set<Closing>() : Set<Closing>().Where(row => row.EnterpriseId == null || enterprises.Any(enterprise => enterprise.Id == row.EnterpriseId));
        }
    }

    /// <summary>Holidays and make-up days.</summary>
    public IQueryable<CalendarRow> CalendarRows => Set<CalendarRow>();

    /// <summary>The imports of holidays and make-up days.</summary>
    public IQueryable<CalendarVersion> CalendarVersions => Set<CalendarVersion>();

    private IQueryable<T> OfCase<T>(Expression<Func<T, bool>>? expert = null)
        where T : CaseRecord
    {
        // a condition that all satisfy would keep the database from reading in the order of an index
        if (Viewer.Everything || Viewer.CaseScopes.Any(scope => scope.IsWholeCountry))
        {
            return Set<T>();
        }

        List<Expression<Func<T, bool>>> conditions =
        [
            .. Viewer.CaseScopes.Select<DivisionScope, Expression<Func<T, bool>>>(scope => scope.From == scope.To
                ? row => row.DivisionCode == scope.From
                : row => string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0),
            .. Viewer.Enterprises.Select<EnterpriseId, Expression<Func<T, bool>>>(own => row => row.EnterpriseId == own),
        ];
        if (Viewer.IsExpert && expert is not null)
        {
            conditions.Add(expert);
        }

        return Set<T>().Any(conditions);
    }
}
