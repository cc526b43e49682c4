using Assistance.Data;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Consultations;

/// <summary>An expert writes the own opinion, or writes it anew as long as nothing is concluded.</summary>
/// <param name="Agrees">False is a dissent, kept as such.</param>
/// <param name="Opened">Version of the opinion that the form was opened on; null when no form was.</param>
public sealed record GiveOpinion(string Reference, string Number, string Opinion, bool? Agrees, int? Opened = null) : IRequest<Unit>;

internal sealed class GiveOpinionValidator : AbstractValidator<GiveOpinion>
{
    public GiveOpinionValidator()
    {
        RuleFor(command => command.Agrees).NotNull();
        RuleFor(command => command.Opinion).MaximumLength(8000);
    }
}

internal sealed class GiveOpinionHandler(AssistanceDb db, CurrentUser user, Text text) : IRequestHandler<GiveOpinion, Unit>
{
    public async Task<Unit> Handle(GiveOpinion request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        if (consultation.Seats.FirstOrDefault(one => one.ExpertId == user.Person.Id) is { } seat)
        {
            // whoever wrote in another window, or on another device, is shown both
            await db.RequireUnchangedAsync(
                seat.Id.Value, request.Opened, user.Act.At, cancellationToken,
                new(nameof(request.Agrees), Versions.Posted(seat.Agrees), Versions.Posted(request.Agrees), Stand(seat.Agrees), Stand(request.Agrees)),
                new(nameof(request.Opinion), Versions.Posted(seat.OpinionText), Versions.Posted(request.Opinion)));
        }

        consultation.GiveOpinion(request.Opinion, request.Agrees!.Value, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private string? Stand(bool? agrees) => agrees is { } stand ? text[stand ? "consultations.opinion.agree" : "consultations.opinion.dissent"] : null;
}
