using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Commitments;

/// <summary>What the form of a verb shows of its commitment.</summary>
/// <param name="Verb">What is to be done.</param>
/// <param name="Refuse">Whether to refuse at once what would be refused anyway: when the form is opened, not when it is shown again.</param>
public sealed record GetCommitmentForm(string Reference, string Number, CommitmentVerb Verb, bool Refuse) : IRequest<CommitmentForm>;

/// <summary>A person to choose.</summary>
public sealed record PersonChoice(PersonId Id, string Name);

/// <summary>A commitment as the form of a verb shows it.</summary>
/// <param name="Verifier">Who verifies it.</param>
/// <param name="StandsInFor">In whose name the reader would act, or null.</param>
/// <param name="Severity">Of its problem, or null.</param>
public sealed record CommitmentForm(CommitmentRow Row, EvidenceRule EvidenceRule, string Verifier, string? StandsInFor, Severity? Severity)
{
    /// <summary>The latest percentage.</summary>
    public int Percent { get; init; }

    /// <summary>Evidence so far.</summary>
    public IReadOnlyList<EvidenceView> Evidence { get; init; } = [];

    /// <summary>The latest date that an extension may reach.</summary>
    public DateOnly LatestExtension { get; init; }

    /// <summary>The last working day on which more time can be asked for.</summary>
    public DateOnly LastDayToAsk { get; init; }

    /// <summary>The day by which a manager would decide.</summary>
    public DateOnly DecideBy { get; init; }

    /// <summary>The manager who decides, or null.</summary>
    public string? Manager { get; init; }

    /// <summary>The request that waits for a decision, or null.</summary>
    public ExtensionRequest? Pending { get; init; }

    /// <summary>The day of rework that a return gives by default.</summary>
    public DateOnly Rework { get; init; }

    /// <summary>The day by which a confirmation of today is to be verified.</summary>
    public DateOnly VerifyBy { get; init; }

    /// <summary>The day of the look-back when a verification of today resolves the problem; null when it does not.</summary>
    public DateOnly? LookBackOn { get; init; }

    /// <summary>People who can answer for it.</summary>
    public IReadOnlyList<PersonChoice> Owners { get; init; } = [];

    /// <summary>Whether the reader speaks for the enterprise.</summary>
    public bool ReaderIsEnterprise { get; init; }

    /// <summary>Whether the confirmation needs a file, and not only the name of one.</summary>
    public bool NeedsFile => Severity is Domain.Problems.Severity.S1 or Domain.Problems.Severity.S2;
}

/// <summary>One piece of evidence.</summary>
/// <param name="Size">Bytes; 0 when there is no file.</param>
/// <param name="IsImage">Whether it can be shown as a picture.</param>
/// <param name="SupersededBy">Titles of what took its place after it was refused.</param>
public sealed record EvidenceView(EvidenceItem Item, long Size, bool IsImage, string? Sha256, IReadOnlyList<string> SupersededBy);

internal sealed class GetCommitmentFormHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetCommitmentForm, CommitmentForm>
{
    public async Task<CommitmentForm> Handle(GetCommitmentForm request, CancellationToken cancellationToken)
    {
        var (commitment, name) = await db.CommitmentAsync(request.Reference, request.Number, cancellationToken);
        var (act, rules) = (user.Act, await db.RulesAsync(cancellationToken));
        var calendar = rules.CalendarOf(commitment.Side, commitment.DivisionCode, commitment.EnterpriseId);
        if (request.Refuse)
        {
            AssistanceCase.RequireOpen(name.Status);
            if (commitment.WhyNot(request.Verb, act, calendar) is { } refusal)
            {
                throw refusal;
            }
        }

        var problem = await db.ProblemOfAsync(commitment, cancellationToken);
        var verifies = request.Verb == CommitmentVerb.Verify;
        var resolves = verifies && problem is { } open && Resolution.CanResolve(open) && await db.IsLastOfProblemAsync(commitment, cancellationToken);
        return new(
            CommitmentRow.Of(commitment, name, null, act.By.Person.Id, act.Today, rules),
            commitment.EvidenceRule, commitment.VerifierName, commitment.StandsInFor(request.Verb, act)?.Name, problem?.Severity)
        {
            Percent = commitment.Percent,
            Evidence = await db.EvidenceOfAsync(commitment, cancellationToken),
            LatestExtension = commitment.LatestExtension,
            LastDayToAsk = commitment.LastDayToAskForTime(calendar),
            DecideBy = rules.CalendarOf(Side.Regulator, commitment.ToCaseKey()).AddWorkingDays(act.Today, Commitment.DecisionWorkingDays),
            Manager = request.Verb == CommitmentVerb.RequestExtension ? (await db.HeadOfBureauAsync(name.BureauId, cancellationToken))?.Name : null,
            Pending = commitment.PendingExtension,
            Rework = calendar.AddWorkingDays(act.Today, Commitment.ReworkWorkingDays),
            VerifyBy = rules.CalendarOf(commitment.Side.Other(), commitment.ToCaseKey()).AddWorkingDays(act.Today, Commitment.VerificationWorkingDays),
            LookBackOn = resolves ? act.Today.AddDays(QualityProblem.DefaultLookBackDays) : null,
            ReaderIsEnterprise = user.Is(Domain.People.Role.EnterpriseContact),
            Owners = request.Verb is CommitmentVerb.Reassign or CommitmentVerb.Verify
                ? await db.PeopleOf(commitment.Side, name.BureauId, commitment.EnterpriseId).OrderBy(person => person.Name).Take(200)
                    .Select(person => new PersonChoice(person.Id, person.Name)).ToListAsync(cancellationToken)
                : [],
        };
    }
}
