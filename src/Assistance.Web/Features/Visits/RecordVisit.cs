using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Visits;

/// <summary>Writes down a visit with what was found and agreed on it: all of it, or nothing.</summary>
/// <param name="Number">The planned visit, or null for one that nobody planned.</param>
/// <param name="Form">What took place.</param>
/// <param name="Photos">Stored pictures.</param>
/// <param name="Problems">Problems that were found; blank rows are left out.</param>
/// <param name="Commitments">What was agreed; blank rows are left out.</param>
/// <param name="IsAcknowledged">Whether somebody of the enterprise acknowledged the record on the spot.</param>
/// <param name="Name">Who did.</param>
public sealed record RecordVisit(
    string Reference, string? Number, VisitForm Form, IReadOnlyList<StoredFileId> Photos, IReadOnlyList<FoundProblem> Problems,
    IReadOnlyList<AgreedOnVisit> Commitments, bool IsAcknowledged, string Name) : IRequest<RecordedVisit>;

/// <summary>What came of it.</summary>
/// <param name="Problems">How many problems were reported.</param>
/// <param name="Commitments">How many commitments were proposed.</param>
public sealed record RecordedVisit(string Number, int Problems, int Commitments);

internal sealed class VisitFormValidator : AbstractValidator<VisitForm>
{
    public VisitFormValidator(Text text)
    {
        RuleFor(form => form.HeldOn).NotNull();
        RuleFor(form => form.Purpose).NotNull().IsInEnum();
        RuleFor(form => form.Visitors).NotEmpty().WithMessage(text["visits.rule.no-visitor"]);
        RuleFor(form => form.Met).NotEmpty().WithMessage(text["visits.rule.no-met"]).MaximumLength(2000);
        RuleFor(form => form.NeedsText).MaximumLength(4000);
        RuleFor(form => form.Findings).NotEmpty().WithMessage(text["visits.rule.no-findings"]).MaximumLength(8000);
        RuleFor(form => form.SolvedOnTheSpot).MaximumLength(4000);
    }
}

internal sealed class FoundProblemValidator : AbstractValidator<FoundProblem>
{
    public FoundProblemValidator(Text text)
    {
        RuleFor(row => row.Title).NotEmpty().WithMessage(text["problems.rule.title-needed"]).MaximumLength(300);
        RuleFor(row => row.Domains).NotEmpty().WithMessage(text["problems.rule.domain-needed"]);
        When(row => row.IsDiagnosed, () =>
        {
            RuleFor(row => row.Severity).NotNull().IsInEnum();
            RuleFor(row => row.Triage).NotNull().IsInEnum();
            RuleFor(row => row.Cause).NotEmpty().WithMessage(text["problems.rule.cause-needed"]);
            RuleFor(row => row.RootCause).NotEmpty().WithMessage(text["problems.rule.root-cause-needed"]).MaximumLength(4000);
            RuleFor(row => row.SeverityRationale).NotEmpty().WithMessage(text["problems.rule.rationale-needed"]).MaximumLength(2000);
        });
    }
}

internal sealed class AgreedOnVisitValidator : AbstractValidator<AgreedOnVisit>
{
    public AgreedOnVisitValidator(Text text)
    {
        RuleFor(row => row.Text).NotEmpty().WithMessage(text["commitments.rule.text"]).MaximumLength(1000);
        RuleFor(row => row.Owner).NotNull().WithMessage(text["visits.rule.owner"]);
        RuleFor(row => row.Due).NotNull();
        RuleFor(row => row.EvidenceRule).IsInEnum();
    }
}

internal sealed class RecordVisitValidator : AbstractValidator<RecordVisit>
{
    private const int MostRows = 50;

    public RecordVisitValidator(Text text)
    {
        RuleFor(command => command.Form).SetValidator(new VisitFormValidator(text));
        RuleFor(command => command.Name).NotEmpty().When(command => command.IsAcknowledged).WithMessage(text["visits.rule.acknowledge-name"]).MaximumLength(100);
        RuleFor(command => command.Problems).Must(rows => rows.Count <= MostRows);
        RuleFor(command => command.Commitments).Must(rows => rows.Count <= MostRows);
        RuleForEach(command => command.Problems).Where(row => !row.IsBlank).SetValidator(new FoundProblemValidator(text));
        RuleForEach(command => command.Commitments).Where(row => !row.IsBlank).SetValidator(new AgreedOnVisitValidator(text));
    }
}
