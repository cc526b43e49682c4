using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Consultations;

/// <summary>One row of the form: a point that is adopted.</summary>
public sealed class PointLine
{
    /// <summary>What is to be done; a row without words is left out.</summary>
    public string Text { get; set; } = "";

    /// <summary>The expert whose opinion it is taken from, or null when it came up in the talk.</summary>
    public Guid? From { get; set; }
}

/// <summary>Writes the conclusion.</summary>
/// <param name="Points">What is adopted.</param>
/// <param name="MissingOpinionsReason">Why not all opinions are waited for, where some are missing.</param>
public sealed record ConcludeConsultation(
    string Reference, string Number, string Conclusion, IReadOnlyList<PointLine> Points, string MissingOpinionsReason) : IRequest<Unit>;

internal sealed class ConcludeConsultationValidator : AbstractValidator<ConcludeConsultation>
{
    public ConcludeConsultationValidator(Text text)
    {
        RuleFor(command => command.Conclusion).MaximumLength(8000);
        RuleFor(command => command.MissingOpinionsReason).MaximumLength(2000);
        RuleForEach(command => command.Points).ChildRules(point => point.RuleFor(line => line.Text)
            .NotEmpty().When(line => line.From is not null, ApplyConditionTo.CurrentValidator).WithMessage(_ => text["consultations.rule.point-text"])
            .MaximumLength(2000));
    }
}

internal sealed class ConcludeConsultationHandler(AssistanceDb db, CurrentUser user, Text text, IMediator mediator, KeptDocuments documents, Codes codes)
    : IRequestHandler<ConcludeConsultation, Unit>
{
    public async Task<Unit> Handle(ConcludeConsultation request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        await db.RequireFirstAsync(
            consultation.State == ConsultationState.Concluded, consultation.Id.Value, user.Act.At, cancellationToken,
            new(nameof(request.Conclusion), Versions.Posted(consultation.Conclusion), Versions.Posted(request.Conclusion)),
            new(nameof(request.Points), Numbered(consultation.AdoptedPoints.Select(point => point.Text)), Numbered(request.Points.Select(line => line.Text)), Label: text["consultations.points"]),
            new(nameof(request.MissingOpinionsReason), Versions.Posted(consultation.MissingOpinionsReason), Versions.Posted(request.MissingOpinionsReason)));
        var points = request.Points.Where(line => !string.IsNullOrWhiteSpace(line.Text))
            .Select(line => new AdoptedPoint(line.Text, line.From is { } from ? new PersonId(from) : null));
        consultation.Conclude(request.Conclusion, [.. points], request.MissingOpinionsReason, user.Act);
        // once it is concluded, opinions and points are told to both sides: one version for all
        await documents.SaveAndKeepAsync(
            consultation.ToCaseKey(), isInternal: false,
            async words => MinutesDocument.Write(words, codes, await mediator.Send(new GetConsultation(request.Reference, request.Number), cancellationToken)), user.Act, cancellationToken);
        return Unit.Value;
    }

    private static string Numbered(IEnumerable<string> points) => string.Join(
        '\n', points.Where(point => !string.IsNullOrWhiteSpace(point)).Select((point, position) => $"{position + 1}. {Versions.Posted(point)}"));
}
