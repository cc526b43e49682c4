using Assistance.Data;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Problems;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>What about a problem has not ended yet.</summary>
public sealed record GetOpenEnds(string Reference, string Number) : IRequest<IReadOnlyList<OpenEnd>>;

/// <summary>One commitment or consultation about a problem that has not ended.</summary>
/// <param name="Who">The owner of a commitment; empty for a consultation.</param>
/// <param name="CanEnd">Whether a manager can end it with the problem; what waits for its verification or conclusion needs that first.</param>
public sealed record OpenEnd(string Number, string Text, string Who, bool CanEnd);

internal sealed class GetOpenEndsHandler(AssistanceDb db) : IRequestHandler<GetOpenEnds, IReadOnlyList<OpenEnd>>
{
    public async Task<IReadOnlyList<OpenEnd>> Handle(GetOpenEnds request, CancellationToken cancellationToken) =>
        (await EndsOfProblem.LoadAsync(db, await db.ProblemAsync(request.Reference, request.Number, cancellationToken), cancellationToken)).List;
}

/// <summary>The open commitments and consultations of one problem, to be looked at or ended together.</summary>
internal sealed class EndsOfProblem
{
    private readonly QualityProblem problem;
    private readonly IReadOnlyList<Commitment> commitments;
    private readonly IReadOnlyList<Consultation> consultations;

    private EndsOfProblem(QualityProblem problem, IReadOnlyList<Commitment> commitments, IReadOnlyList<Consultation> consultations) =>
        (this.problem, this.commitments, this.consultations) = (problem, commitments, consultations);

    /// <summary>Everything, by number.</summary>
    public IReadOnlyList<OpenEnd> List =>
    [
        .. commitments.Select(one => new OpenEnd(one.Number, one.Text, one.OwnerName, CommitmentTransitions.Allows(one.State, CommitmentVerb.Withdraw))),
        .. consultations.Select(one => new OpenEnd(one.Number, one.Reason, "", one.IsAhead)),
    ];

    /// <summary>What cannot be ended with the problem.</summary>
    public IReadOnlyList<string> Blocking => [.. List.Where(one => !one.CanEnd).Select(one => one.Number)];

    /// <summary>Reads them, to be changed.</summary>
    public static async Task<EndsOfProblem> LoadAsync(AssistanceDb db, QualityProblem problem, CancellationToken cancellationToken)
    {
        var commitments = await db.Commitments
            .Where(row => row.ProblemId == problem.Id
                && (row.State == CommitmentState.Proposed || row.State == CommitmentState.Agreed || row.State == CommitmentState.Confirmed))
            .ToListAsync(cancellationToken);
        var consultations = await db.Consultations.Include(row => row.Seats).Include(row => row.Problems)
            .Where(row => row.State != ConsultationState.Concluded && row.State != ConsultationState.Cancelled && row.Problems.Any(about => about.ProblemId == problem.Id))
            .AsSingleQuery()
            .ToListAsync(cancellationToken);
        return new(
            problem,
            [.. commitments.OrderBy(one => one.Number.Length).ThenBy(one => one.Number, StringComparer.Ordinal)],
            [.. consultations.OrderBy(one => one.Number.Length).ThenBy(one => one.Number, StringComparer.Ordinal)]);
    }

    /// <summary>Withdraws every commitment, and calls off every consultation that is about nothing else.</summary>
    /// <param name="reason">What the owners and experts are told; the enterprise reads it.</param>
    public void End(string reason, Act act)
    {
        foreach (var commitment in commitments.Where(one => CommitmentTransitions.Allows(one.State, CommitmentVerb.Withdraw)))
        {
            commitment.Withdraw(reason, act);
        }

        foreach (var consultation in consultations.Where(one => one.IsAhead))
        {
            List<ProblemRef> others = [.. consultation.Problems.Where(about => about.ProblemId != problem.Id).OrderBy(about => about.Position).Select(about => new ProblemRef(about.ProblemId, about.Number))];
            if (others.Count == 0)
            {
                consultation.Cancel(reason, act);
            }
            else
            {
                consultation.ChangeProblems(others, act);
            }
        }
    }
}
