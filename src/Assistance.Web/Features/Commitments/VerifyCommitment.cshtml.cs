using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Commitments;

/// <summary>What a verifier can conclude.</summary>
public enum Verdict
{
    /// <summary>It worked.</summary>
    Effective = 1,

    /// <summary>It worked in part.</summary>
    PartlyEffective = 2,

    /// <summary>To be reworked.</summary>
    Returned = 3,

    /// <summary>It did not work; another commitment takes its place.</summary>
    NotEffective = 4,
}

/// <summary>The verifier checks a confirmation and concludes.</summary>
[Authorize(Policy = Policies.RegulatorOrEnterprise)]
public sealed class VerifyCommitmentModel() : CommitmentPage(CommitmentVerb.Verify)
{
    /// <summary>How it was checked.</summary>
    [BindProperty]
    public List<VerificationMethod> Methods { get; set; } = [];

    /// <summary>The conclusion.</summary>
    [BindProperty]
    public Verdict? Verdict { get; set; }

    /// <summary>What was seen.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The day for the rework, when it is returned.</summary>
    [BindProperty]
    public DateOnly? ReworkBy { get; set; }

    /// <summary>What is to be done instead, when it did not work.</summary>
    [BindProperty]
    public string? ReplacementText { get; set; }

    [BindProperty]
    public DateOnly? ReplacementDue { get; set; }

    [BindProperty]
    public Guid? ReplacementOwner { get; set; }

    /// <summary>Whether it is really meant, when it did not work.</summary>
    [BindProperty]
    public bool Sure { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (Verdict)
        {
            case Commitments.Verdict.Returned:
                await Send(new ReturnCommitment(Reference, Number, Note, ReworkBy), cancellationToken);
                return Done("commitments.verify.returned");
            case Commitments.Verdict.NotEffective:
                var replacement = await Send(
                    new SupersedeCommitment(Reference, Number, Methods, Note, ReplacementText, ReplacementDue, ReplacementOwner is { } id ? new PersonId(id) : null, Sure),
                    cancellationToken);
                return Done("commitments.verify.superseded", replacement);
            case Commitments.Verdict.Effective or Commitments.Verdict.PartlyEffective:
                var result = Verdict == Commitments.Verdict.Effective ? VerificationResult.Effective : VerificationResult.PartlyEffective;
                var verified = await Send(new VerifyCommitment(Reference, Number, result, Methods, Note), cancellationToken);
                return verified.LookBackOn is { } day ? Done("commitments.verify.resolved", day)
                    : Done(result == VerificationResult.Effective ? "commitments.verify.done" : "commitments.verify.partly");
            default:
                throw new BrokenRuleException("commitments.rule.choose-result") { Field = nameof(Verdict) };
        }
    }
}
