using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Consultations;

/// <summary>One consultation, as much of it as the reader may know.</summary>
public sealed record GetConsultation(string Reference, string Number) : IRequest<ConsultationView>;

internal sealed class GetConsultationHandler(AssistanceDb db, CurrentUser user, AccessLog accesses) : IRequestHandler<GetConsultation, ConsultationView>
{
    private const int MostLines = 200;

    public async Task<ConsultationView> Handle(GetConsultation request, CancellationToken cancellationToken)
    {
        var (one, name) = await db.ConsultationAsync(request.Reference, request.Number, cancellationToken);
        var isOpen = name.Status == CaseStatus.Open;
        var eyes = EyesOn(one);
        var seat = one.Seats.FirstOrDefault(seat => seat.ExpertId == user.Person.Id);
        var isRegulator = user.Actor.Find(capacity => capacity.IsRegulatorOf(one.DivisionCode)) is not null;
        var open = eyes != ConsultationEyes.Expert || one.MayOpenFile(user.Person.Id);
        if (eyes == ConsultationEyes.Regulator && one.Seats.Any(other => other.OpinionText.Length > 0 || other.Interest is not InterestDeclaration.NotDeclared))
        {
            await accesses.NoteAsync(db, user, one.ToCaseKey(), [ConfidentialPart.Opinions(one.Number)], cancellationToken);
        }

        return new(
            name.Reference, name.Enterprise, name.Theme, isOpen, one.Number, one.State, one.Form,
            one.RequestedBy.Person.Name, one.RequestedOn, one.ScheduledOn, one.ScheduledTime, one.Place, one.HeldOn, one.ConcludedOn,
            eyes,
            ConsultationVerbs.Of(one, isRegulator && isOpen, isOpen ? seat : null),
            seat is null ? null : SeatOf(seat, one, eyes),
            open ? await FileAsync(one, eyes, cancellationToken) : null);
    }

    private ConsultationEyes EyesOn(Consultation one) =>
        db.Viewer.Everything || user.Actor.Find(who => who.Role is Role.Caseworker or Role.Manager or Role.Auditor && who.Scope?.Contains(one.DivisionCode) == true) is not null
            ? ConsultationEyes.Regulator
            : user.Actor.Find(who => who.Role == Role.EnterpriseContact && who.Enterprise == one.EnterpriseId) is not null
                ? ConsultationEyes.Enterprise
                : ConsultationEyes.Expert;

    private async Task<ConsultationFile> FileAsync(Consultation one, ConsultationEyes eyes, CancellationToken cancellationToken)
    {
        var problems = await ProblemsAsync(one, cancellationToken);
        var remedies = one.AdoptedPoints.Any(point => point.RemedyId is not null)
            ? await db.Remedies.Where(remedy => remedy.ConsultationId == one.Id)
                .Select(remedy => new { remedy.Id, remedy.Number, Problem = db.Problems.Where(problem => problem.Id == remedy.ProblemId).Select(problem => problem.Number).FirstOrDefault() })
                .ToDictionaryAsync(remedy => remedy.Id, cancellationToken)
            : [];
        var history = eyes == ConsultationEyes.Expert ? [] : await db.CaseEvents.AsNoTracking()
            .Where(line => line.CaseId == one.CaseId && line.Number == one.Number && line.Kind.StartsWith("consultation."))
            .OrderByDescending(line => line.On).ThenByDescending(line => line.Id)
            .Take(MostLines)
            .Select(line => new HistoryLine(line.Kind, line.On, line.ByName, line.ForName, line.Note, line.Internal, line.Facts))
            .ToListAsync(cancellationToken);
        return new(
            one.Reason, problems,
            [.. one.Seats.OrderBy(seat => seat.Position).Select(seat => SeatOf(seat, one, eyes))],
            one.Conclusion, eyes == ConsultationEyes.Regulator ? one.MissingOpinionsReason : "", one.CancelReason,
            [.. one.AdoptedPoints.Select((point, position) =>
            {
                var remedy = point.RemedyId is { } id ? remedies.GetValueOrDefault(id) : null;
                return new PointView(
                    position + 1, point.Text, one.Seats.FirstOrDefault(seat => seat.ExpertId == point.FromExpert)?.ExpertName,
                    point.RemedyId is not null, remedy?.Number, remedy?.Problem);
            })],
            history);
    }

    private async Task<IReadOnlyList<ProblemFacts>> ProblemsAsync(Consultation one, CancellationToken cancellationToken)
    {
        var links = one.Problems.OrderBy(link => link.Position).ToList();
        var ids = links.ConvertAll(link => link.ProblemId);
        var rows = await db.Problems.Where(problem => ids.Contains(problem.Id)).AsNoTracking().ToListAsync(cancellationToken);
        var visits = rows.Select(row => row.FoundAtVisit).OfType<VisitId>().Distinct().ToList();
        var findings = visits.Count == 0 ? [] : await db.VisitFindings
            .Where(visit => visits.Contains(visit.VisitId)).ToDictionaryAsync(visit => visit.VisitId, cancellationToken);
        return [.. links.Select(link => rows.Find(row => row.Id == link.ProblemId)).OfType<QualityProblem>().Select(row =>
        {
            var visit = row.FoundAtVisit is { } id ? findings.GetValueOrDefault(id) : null;
            return new ProblemFacts(
                row.Number, row.Title, row.Description, [.. row.Causes, .. row.SubCauses], row.RootCause, row.Severity, row.SeverityRationale,
                row.FoundAt, visit?.HeldOn, visit?.Findings ?? "", row.HasDiagnosedCause);
        })];
    }

    // declarations are between the experts and the regulator; an opinion is told to others with the conclusion
    private SeatView SeatOf(ConsultationSeat seat, Consultation one, ConsultationEyes eyes)
    {
        var isMine = seat.ExpertId == user.Person.Id;
        var (knowsSeat, knowsOpinion) = (eyes == ConsultationEyes.Regulator || isMine, eyes == ConsultationEyes.Regulator || isMine || one.State == ConsultationState.Concluded);
        return new(
            seat.ExpertId.Value, seat.ExpertName, seat.InvitedOn,
            knowsSeat ? seat.Interest : null, knowsSeat ? seat.InterestStatement : "", knowsSeat ? seat.DeclaredOn : null,
            knowsSeat ? seat.OpinionDue : null, knowsSeat ? seat.OriginalOpinionDue : null,
            knowsSeat && seat.OwesOpinion && one.State is not (ConsultationState.Concluded or ConsultationState.Cancelled),
            knowsOpinion ? seat.OpinionText : "", knowsOpinion ? seat.Agrees : null, knowsOpinion ? seat.OpinionOn : null,
            knowsOpinion ? seat.OpinionAdopted : null, isMine);
    }
}
