using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Commitments;

/// <summary>完成: owner or backup say that it is done, with evidence. The verifier has ten working days from now.</summary>
/// <param name="Note">What was done.</param>
/// <param name="Kind">What sort of evidence the files are, and the piece that is only named.</param>
/// <param name="Evidence">The files, already stored.</param>
/// <param name="Title">A piece of evidence without a file, or null.</param>
/// <param name="PeriodFrom">First day of the time that the evidence speaks of, or null.</param>
/// <param name="PeriodUntil">Last day of that time, or null.</param>
public sealed record ConfirmCommitment(
    string Reference, string Number, string? Note, string? Kind, IReadOnlyList<StoredFileId> Evidence, string? Title,
    DateOnly? PeriodFrom = null, DateOnly? PeriodUntil = null) : IRequest<ConfirmedCommitment>;

/// <summary>What follows: who verifies, and by when.</summary>
public sealed record ConfirmedCommitment(string Verifier, DateOnly VerifyBy);

internal sealed class ConfirmCommitmentValidator : AbstractValidator<ConfirmCommitment>
{
    public ConfirmCommitmentValidator(Text text)
    {
        RuleFor(command => command.Note).NotEmpty().WithMessage(text["commitments.rule.what-done"]).MaximumLength(2000);
        RuleFor(command => command.Kind).Must(kind => kind is null || Commitments.Evidence.Kinds.Contains(kind)).WithMessage(text["shared.input.unknown"]);
        RuleFor(command => command.Title).MaximumLength(200);
    }
}

internal sealed class ConfirmCommitmentHandler(AssistanceDb db, CurrentUser user, FileStore files) : IRequestHandler<ConfirmCommitment, ConfirmedCommitment>
{
    public async Task<ConfirmedCommitment> Handle(ConfirmCommitment request, CancellationToken cancellationToken)
    {
        var (commitment, name) = await db.CommitmentAsync(request.Reference, request.Number, cancellationToken);
        AssistanceCase.RequireOpen(name.Status);
        var act = user.Act;
        var by = new DoneBy(act.By.Person, commitment.StandsInFor(CommitmentVerb.Confirm, act));
        var kind = request.Kind ?? "document";
        var attached = await files.AttachAsync([.. request.Evidence], commitment.ToCaseKey(), cancellationToken);
        List<EvidenceItem> evidence = [.. attached.Select(file => new EvidenceItem(kind, file.Name, act.Today, by, file.Id, null, request.PeriodFrom, request.PeriodUntil))];
        if (!string.IsNullOrWhiteSpace(request.Title))
        {
            evidence.Add(new(kind, request.Title.Trim(), act.Today, by, null, null, request.PeriodFrom, request.PeriodUntil));
        }

        var severity = (await db.ProblemOfAsync(commitment, cancellationToken))?.Severity;
        var calendar = (await db.RulesAsync(cancellationToken)).CalendarOf(commitment.Side.Other(), commitment.ToCaseKey());
        commitment.Confirm(evidence, request.Note, severity, calendar, act);
        await db.SaveChangesAsync(cancellationToken);
        return new(commitment.VerifierName, commitment.VerifyBy!.Value);
    }
}
