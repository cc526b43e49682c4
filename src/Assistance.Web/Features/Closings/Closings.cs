// comparisons of codes are translated to SQL
#pragma warning disable CA1309
using Assistance.Data;
using Assistance.Data.Saving;
using Assistance.Data.Viewing;
using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Closings;

/// <summary>Closing days that the reader has to do with, the latest first, at most 100.</summary>
public sealed record GetClosings : IRequest<ClosingsView>;

/// <summary>Closing days.</summary>
/// <param name="Division">The bureau for which a new one is meant; null for an enterprise, and for an administrator who must name it.</param>
/// <param name="MayAdd">Whether the reader may enter any.</param>
/// <param name="NamesDivision">Whether the reader says for which bureau.</param>
public sealed record ClosingsView(IReadOnlyList<ClosingRow> Rows, string? Division, bool MayAdd, bool NamesDivision);

/// <summary>One closing.</summary>
/// <param name="Bureau">Its bureau, or null for an enterprise.</param>
/// <param name="MayEnd">Whether it is not over and the reader may end it.</param>
public sealed record ClosingRow(Guid Id, string? Bureau, DateOnly From, DateOnly Until, string Reason, string EnteredBy, bool MayEnd);

internal sealed class GetClosingsValidator : AbstractValidator<GetClosings>;

internal sealed class GetClosingsHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetClosings, ClosingsView>
{
    private const int MaxRows = 100;

    public async Task<ClosingsView> Handle(GetClosings request, CancellationToken cancellationToken)
    {
        var own = user.Own!;
        var mayAdd = own.Role != Role.EnterpriseContact || own.Right == ContactRight.Lead;
        var rows = await ClosingOf.Reader(db, own)
            .OrderByDescending(row => row.From).ThenBy(row => row.Id).Take(MaxRows)
            .Select(row => new { row, Bureau = db.Bureaux.Where(bureau => bureau.DivisionCode == row.DivisionCode).Select(bureau => bureau.Name).FirstOrDefault() })
            .AsNoTracking().ToListAsync(cancellationToken);
        return new(
            rows.ConvertAll(one => new ClosingRow(
                one.row.Id.Value, one.Bureau, one.row.From, one.row.Until, one.row.Reason, one.row.EnteredBy, mayAdd && one.row.Until >= user.Today)),
            own.Role == Role.Manager ? own.Scope!.From : null, mayAdd, own.Role != Role.EnterpriseContact);
    }
}

/// <summary>What new closing days would change; nothing changes by asking.</summary>
/// <param name="Division">The bureau's division; not for an enterprise.</param>
public sealed record PlanClosing(string? Division, DateOnly? From, DateOnly? Until, string Reason) : IRequest<RecomputedDeadlines>;

internal sealed class PlanClosingValidator : AbstractValidator<PlanClosing>
{
    public PlanClosingValidator()
    {
        RuleFor(command => command.From).NotNull();
        RuleFor(command => command.Until).NotNull();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class PlanClosingHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<PlanClosing, RecomputedDeadlines>
{
    public async Task<RecomputedDeadlines> Handle(PlanClosing request, CancellationToken cancellationToken)
    {
        var closing = await ClosingOf.NewAsync(db, user, request.Division, request.From!.Value, request.Until!.Value, request.Reason, cancellationToken);
        var rules = await db.RulesAsync(cancellationToken);
        db.View(Viewer.System);
        return await new DeadlineRecompute(db, rules.With(closing), user.Today).LookAsync(ClosingOf.Deadlines(db, closing), cancellationToken);
    }
}

/// <summary>Enters closing days; open deadlines of that side follow at once.</summary>
public sealed record AddClosing(string? Division, DateOnly? From, DateOnly? Until, string Reason) : IRequest<RecomputedDeadlines>;

internal sealed class AddClosingValidator : AbstractValidator<AddClosing>
{
    public AddClosingValidator()
    {
        RuleFor(command => command.From).NotNull();
        RuleFor(command => command.Until).NotNull();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class AddClosingHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<AddClosing, RecomputedDeadlines>
{
    public async Task<RecomputedDeadlines> Handle(AddClosing request, CancellationToken cancellationToken)
    {
        var closing = await ClosingOf.NewAsync(db, user, request.Division, request.From!.Value, request.Until!.Value, request.Reason, cancellationToken);
        db.Add(closing);
        await db.ChangeRulesAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.View(Viewer.System);
        return await DeadlineRecompute.FollowAsync(db, user.Today, cancellationToken, ClosingOf.Deadlines(db, closing));
    }
}

/// <summary>Ends closing days from today on.</summary>
public sealed record EndClosing(Guid Id) : IRequest<Unit>;

internal sealed class EndClosingValidator : AbstractValidator<EndClosing>;

internal sealed class EndClosingHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<EndClosing, Unit>
{
    public async Task<Unit> Handle(EndClosing request, CancellationToken cancellationToken)
    {
        var id = new RecordId(request.Id);
        var closing = await ClosingOf.Reader(db, user.Own!).AsTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException();
        closing.End(user.Act);
        await db.ChangeRulesAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.View(Viewer.System);
        await DeadlineRecompute.FollowAsync(db, user.Today, cancellationToken, ClosingOf.Deadlines(db, closing));
        return Unit.Value;
    }
}

/// <summary>Which closing days concern whom, and which deadlines they concern.</summary>
internal static class ClosingOf
{
    /// <summary>Those that somebody keeps: the own enterprise's, those of the bureaux of the own area, or all bureaux'.</summary>
    public static IQueryable<Closing> Reader(AssistanceDb db, Capacity own)
    {
        var (enterprise, from, to) = (own.Enterprise, own.Scope?.From, own.Scope?.To);
        return own.Role switch
        {
            Role.EnterpriseContact => db.Closings.Where(row => row.EnterpriseId == enterprise),
            Role.Manager => db.Closings.Where(row => row.DivisionCode != null && string.Compare(row.DivisionCode, from) >= 0 && string.Compare(row.DivisionCode, to) <= 0),
            _ => db.Closings.Where(row => row.DivisionCode != null),
        };
    }

    /// <summary>The deadlines of its side.</summary>
    public static IQueryable<Deadline> Deadlines(AssistanceDb db, Closing closing)
    {
        var (enterprise, division) = (closing.EnterpriseId, closing.DivisionCode);
        return enterprise is not null
            ? db.Deadlines.Where(row => row.Side == Side.Enterprise && row.EnterpriseId == enterprise)
            : db.Deadlines.Where(row => row.Side == Side.Regulator && row.DivisionCode == division);
    }

    /// <summary>New closing days of whoever enters them.</summary>
    public static async Task<Closing> NewAsync(
        AssistanceDb db, CurrentUser user, string? division, DateOnly from, DateOnly until, string reason, CancellationToken cancellationToken)
    {
        if (user.Own is { Role: Role.EnterpriseContact, Enterprise: { } enterprise })
        {
            return Closing.OfEnterprise(enterprise, from, until, reason, user.Act);
        }

        var code = division?.Trim() ?? "";
        Rule.RequireFor("Division", await db.Bureaux.AnyAsync(row => row.DivisionCode == code, cancellationToken), "closings.rule.bureau");
        return Closing.OfBureau(code, from, until, reason, user.Act);
    }
}
