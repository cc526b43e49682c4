using Assistance.Data;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>Somebody looked whether the result held: the problem is effective now, or opened again.</summary>
/// <param name="On">The day of the look.</param>
/// <param name="Note">What was seen.</param>
public sealed record HoldLookBack(string Reference, string Number, LookBackResult? Result, DateOnly? On, string Note) : IRequest<Unit>;

internal sealed class HoldLookBackValidator : AbstractValidator<HoldLookBack>
{
    public HoldLookBackValidator(Text text)
    {
        RuleFor(command => command.Result).NotNull().IsInEnum();
        RuleFor(command => command.On).NotNull();
        RuleFor(command => command.Note).NotEmpty().WithMessage(text["problems.rule.look-back-note"]).MaximumLength(4000);
    }
}

internal sealed class HoldLookBackHandler(AssistanceDb db, Text text, CurrentUser user) : IRequestHandler<HoldLookBack, Unit>
{
    public async Task<Unit> Handle(HoldLookBack request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        var booked = await db.LookBacks.Where(one => one.ProblemId == problem.Id).OrderByDescending(one => one.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException();
        await db.RequireFirstAsync(
            booked.State == LookBackState.Done, booked.Id.Value, user.Act.At, cancellationToken,
            new(nameof(request.Result), $"{booked.Result}", $"{request.Result}", Word(booked.Result), Word(request.Result)),
            new(nameof(request.On), Versions.Posted(booked.HeldOn), Versions.Posted(request.On), Label: text["problems.field.looked-on"]),
            new(nameof(request.Note), Versions.Posted(booked.Note), Versions.Posted(request.Note), Label: text["problems.field.look-back-note"]));
        booked.Hold(request.Result!.Value, request.Note, request.On!.Value, user.Act);
        if (request.Result == LookBackResult.Effective)
        {
            problem.MarkEffective(user.Act);
        }
        else
        {
            problem.Reopen(request.Note, user.Act);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private string? Word(LookBackResult? result) => result is { } seen ? text.Of("problems", seen) : null;
}
