// comparisons of codes are translated to SQL
#pragma warning disable CA1309
using Assistance.Data;
using Assistance.Data.Saving;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Admin;

/// <summary>All chase policies with their versions, the newest first.</summary>
public sealed record GetPolicies : IRequest<IReadOnlyList<PolicyRow>>;

/// <summary>One version of a policy.</summary>
/// <param name="Steps">Its ladder; empty when what stands above holds again.</param>
/// <param name="IsInForce">Whether it is the one that holds today.</param>
public sealed record PolicyRow(DeadlineKind? Kind, string? Division, int Version, DateOnly From, IReadOnlyList<LadderStep> Steps, string Reason, string SetBy, DateOnly SetOn, bool IsInForce);

internal sealed class GetPoliciesValidator : AbstractValidator<GetPolicies>;

internal sealed class GetPoliciesHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetPolicies, IReadOnlyList<PolicyRow>>
{
    private const int MaxRows = 200;

    public async Task<IReadOnlyList<PolicyRow>> Handle(GetPolicies request, CancellationToken cancellationToken)
    {
        var today = user.Today;
        var rows = await db.ChasePolicies.AsNoTracking().OrderBy(row => row.DivisionCode).ThenBy(row => row.Kind).ThenByDescending(row => row.Version).Take(MaxRows).ToListAsync(cancellationToken);
        var holding = rows.Where(row => row.From <= today).GroupBy(row => (row.Kind, row.DivisionCode)).Select(versions => versions.MaxBy(row => row.Version)!.Id).ToHashSet();
        return rows.ConvertAll(row => new PolicyRow(row.Kind, row.DivisionCode, row.Version, row.From, row.Steps, row.Reason, row.SetBy, row.SetOn, holding.Contains(row.Id)));
    }
}

/// <summary>The ladder that holds for a kind and bureau, to begin an edit with.</summary>
public sealed record GetLadder(DeadlineKind? Kind, string? Division) : IRequest<ChaseLadder>;

internal sealed class GetLadderValidator : AbstractValidator<GetLadder>;

internal sealed class GetLadderHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetLadder, ChaseLadder>
{
    public async Task<ChaseLadder> Handle(GetLadder request, CancellationToken cancellationToken)
    {
        var own = (await db.RulesAsync(cancellationToken)).Policies
            .Where(policy => policy.Kind == request.Kind && policy.DivisionCode == request.Division && policy.From <= user.Today).MaxBy(policy => policy.Version);
        return own?.Ladder ?? ChaseLadder.Default;
    }
}

/// <summary>A chase policy as an administrator wants it.</summary>
/// <param name="Kind">The promise that it is for, or null for all.</param>
/// <param name="Division">Division of the bureau that it is for, with all below; null or empty for all.</param>
/// <param name="From">The day from which it holds.</param>
/// <param name="Steps">The ladder; empty when what stands above is to hold again.</param>
public sealed record WantedPolicy(DeadlineKind? Kind, string? Division, DateOnly? From, IReadOnlyList<LadderStep> Steps, string Reason);

/// <summary>What a policy would change; nothing changes by asking.</summary>
public sealed record PlanPolicy(WantedPolicy Wanted) : IRequest<RecomputedDeadlines>;

internal sealed class PlanPolicyValidator : AbstractValidator<PlanPolicy>
{
    public PlanPolicyValidator() => RuleFor(command => command.Wanted).SetValidator(new WantedPolicyValidator());
}

internal sealed class WantedPolicyValidator : AbstractValidator<WantedPolicy>
{
    public WantedPolicyValidator()
    {
        RuleFor(wanted => wanted.From).NotNull();
        RuleFor(wanted => wanted.Reason).NotEmpty().MaximumLength(500);
    }
}

internal sealed class PlanPolicyHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<PlanPolicy, RecomputedDeadlines>
{
    public async Task<RecomputedDeadlines> Handle(PlanPolicy request, CancellationToken cancellationToken)
    {
        var version = await NewPolicy.OfAsync(db, user, request.Wanted, cancellationToken);
        var rules = (await db.RulesAsync(cancellationToken)).With(version.ToPolicy());
        db.View(Viewer.System);
        return await new DeadlineRecompute(db, rules, version.From).LookAsync(NewPolicy.Deadlines(db, version), cancellationToken);
    }
}

/// <summary>Sets a policy. Open deadlines follow at once, or on the day from which it holds.</summary>
public sealed record SetPolicy(WantedPolicy Wanted) : IRequest<RecomputedDeadlines>;

internal sealed class SetPolicyValidator : AbstractValidator<SetPolicy>
{
    public SetPolicyValidator() => RuleFor(command => command.Wanted).SetValidator(new WantedPolicyValidator());
}

internal sealed class SetPolicyHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<SetPolicy, RecomputedDeadlines>
{
    public async Task<RecomputedDeadlines> Handle(SetPolicy request, CancellationToken cancellationToken)
    {
        var version = await NewPolicy.OfAsync(db, user, request.Wanted, cancellationToken);
        db.Add(version);
        await db.ChangeRulesAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.View(Viewer.System);
        return await DeadlineRecompute.FollowAsync(db, user.Today, cancellationToken, NewPolicy.Deadlines(db, version));
    }
}

/// <summary>A new version of a policy, and the deadlines that it concerns.</summary>
internal static class NewPolicy
{
    public static async Task<ChasePolicyVersion> OfAsync(AssistanceDb db, CurrentUser user, WantedPolicy wanted, CancellationToken cancellationToken)
    {
        var division = string.IsNullOrWhiteSpace(wanted.Division) ? null : wanted.Division.Trim();
        Rule.RequireFor("Area", division is null || await db.Bureaux.AnyAsync(row => row.DivisionCode == division, cancellationToken), "admin.rule.policy-bureau");
        var version = 1 + await db.ChasePolicies.CountAsync(row => row.Kind == wanted.Kind && row.DivisionCode == division, cancellationToken);
        return new(wanted.Kind, division, version, wanted.From!.Value, wanted.Steps, wanted.Reason, user.Act);
    }

    public static IQueryable<Deadline> Deadlines(AssistanceDb db, ChasePolicyVersion version)
    {
        var (kind, scope) = (version.Kind, DivisionScope.WithBelow(version.DivisionCode ?? "000000"));
        var ofKind = kind is null ? db.Deadlines : db.Deadlines.Where(row => row.Kind == kind);
        return version.DivisionCode is null ? ofKind : ofKind.Where(row => string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0);
    }
}
