using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>Asks for a problem.</summary>
/// <param name="Whole">Whether everything that hangs on it is asked for, too.</param>
public sealed record GetProblem(string Reference, string Number, bool Whole = false) : IRequest<ProblemView>;

internal sealed class GetProblemHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetProblem, ProblemView>
{
    private const int AtMost = 200;

    public async Task<ProblemView> Handle(GetProblem request, CancellationToken cancellationToken)
    {
        var named = db.Problems.AsNoTracking()
            .Where(problem => problem.Number == request.Number)
            .Join(db.CaseNames.Where(name => name.Reference == request.Reference), problem => problem.CaseId, name => name.CaseId, (problem, name) => new { problem, name });
        if (!request.Whole)
        {
            var one = await named.FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
            return ViewOf(one.problem, one.name);
        }

        var found = await named
            .Select(row => new
            {
                row.problem,
                row.name,
                LookBacks = db.LookBacks.Where(one => one.ProblemId == row.problem.Id).ToList(),
                Teams = db.ResearchTeams.Where(one => one.ProblemId == row.problem.Id).ToList(),
            })
            .AsSingleQuery().FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        var view = ViewOf(found.problem, found.name) with
        {
            LookBacks = [.. found.LookBacks.OrderBy(one => one.Id.Value.ToString(), StringComparer.Ordinal).Select(one => new LookBackView(one.State, one.DueOn, one.Responsible.Name, one.HeldOn, one.Result, one.Note))],
            Team = found.Teams.Select(team => new TeamView(team.Name, team.Level, team.Lead, team.Members, team.SetUpOn, team.RowVersion)).FirstOrDefault(),
        };
        return await WholeAsync(view, found.problem, cancellationToken);
    }

    private ProblemView ViewOf(QualityProblem problem, CaseName name)
    {
        var tells = user.Viewer.IsRegulator;
        return new(
            name.Reference, name.Enterprise, name.Theme, name.Status == CaseStatus.Open, CaseReader.Of(user.Actor, problem.ToCaseKey()), problem.Id,
            problem.Number, problem.State, problem.Title, problem.Description, problem.Domains, problem.Source, problem.FoundAt,
            problem.ReportedBy.Person.Name, problem.ReportedOn, problem.Causes, problem.SubCauses, problem.FiveWhys, problem.RootCause, problem.Severity,
            problem.SeverityRationale, problem.Triage, problem.Complexity, problem.DiagnosedOn, problem.DiagnosedBy?.Person.Name, problem.Reassessments,
            problem.CommonProblemLabel, problem.DismissReason, problem.ReopenReason, tells ? problem.Referral : null, problem.ResolvedOn,
            problem.LookBackDueOn, problem.HasDiagnosedCause, problem.RowVersion)
        { TellsReferral = tells };
    }

    private async Task<ProblemView> WholeAsync(ProblemView view, QualityProblem problem, CancellationToken cancellationToken) => view with
    {
        Remedies = await RemediesAsync(problem, cancellationToken),
        Promises = await db.Commitments.Where(promise => promise.ProblemId == problem.Id).OrderBy(promise => promise.Due).Take(AtMost)
            .Select(promise => new ProblemPromise(
                promise.Number, promise.Text, promise.Side, promise.OwnerName, promise.Due, promise.State, promise.Origin == CommitmentOrigin.ResearchMilestone))
            .ToListAsync(cancellationToken),
        Consultations = await ConsultationsAsync(problem, cancellationToken),
        Elsewhere = problem.CommonProblemKey is { } key && user.Viewer.IsRegulator ? await ElsewhereAsync(problem, key, cancellationToken) : [],
    };

    private async Task<IReadOnlyList<RemedyView>> RemediesAsync(QualityProblem problem, CancellationToken cancellationToken) =>
        await db.Remedies.Where(remedy => remedy.ProblemId == problem.Id).OrderBy(remedy => remedy.Id).Take(AtMost)
            .Select(remedy => new RemedyView(
                remedy.Id, remedy.Number, remedy.Kind, remedy.Text, remedy.ServiceCode, remedy.Indicator, remedy.ExpectedBefore, remedy.ExpectedAfter,
                remedy.DecidedOn, db.Consultations.Where(one => one.Id == remedy.ConsultationId).Select(one => one.Number).FirstOrDefault(), remedy.RowVersion))
            .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<ProblemConsultation>> ConsultationsAsync(QualityProblem problem, CancellationToken cancellationToken) =>
        await db.Consultations.Where(one => one.CaseId == problem.CaseId && one.Problems.Any(link => link.ProblemId == problem.Id))
            .OrderBy(one => one.Id).Take(AtMost)
            .Select(one => new ProblemConsultation(one.Number, one.Reason, one.State)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<CommonView>> ElsewhereAsync(QualityProblem problem, Guid key, CancellationToken cancellationToken) =>
        await db.Problems.Where(one => one.CommonProblemKey == key && one.Id != problem.Id).OrderBy(one => one.Id).Take(AtMost)
            .Join(db.CaseNames, one => one.CaseId, name => name.CaseId, (one, name) => new CommonView(name.Reference, name.Enterprise, one.Number, one.Title))
            .ToListAsync(cancellationToken);
}
