using System.Globalization;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Retention;

/// <summary>The rules, with what each would remove tonight. Nothing changes by asking.</summary>
/// <param name="Wanted">Days that somebody thinks of, by kind; kinds without an entry are shown as they are.</param>
public sealed record GetRetention(IReadOnlyDictionary<RetentionKind, int?>? Wanted = null) : IRequest<RetentionView>;

/// <summary>The rules with their effect.</summary>
/// <param name="Closed">References of closed cases that are past their time, at most 50: for a decision.</param>
public sealed record RetentionView(IReadOnlyList<(RetentionRule Rule, RetentionEffect Effect)> Rules, IReadOnlyList<string> Closed);

internal sealed class GetRetentionValidator : AbstractValidator<GetRetention>;

internal sealed class GetRetentionHandler(AssistanceDb db, CurrentUser user, PickupFolder mail) : IRequestHandler<GetRetention, RetentionView>
{
    private const int Most = 50;

    public async Task<RetentionView> Handle(GetRetention request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var sweep = new RetentionSweep(db, mail);
        var rules = new List<(RetentionRule, RetentionEffect)>();
        IReadOnlyList<string> closed = [];
        foreach (var rule in await RetentionRule.AllAsync(db, cancellationToken))
        {
            var shown = request.Wanted?.TryGetValue(rule.Kind, out var days) == true ? rule with { Days = days } : rule;
            var before = user.Act.At.AddDays(-(shown.Days ?? 0));
            rules.Add((shown, shown.Days is null ? new(0, null) : await sweep.LookAsync(rule.Kind, before, cancellationToken)));
            if (rule.Kind == RetentionKind.ClosedCases && shown.Days is not null)
            {
                closed = await sweep.ClosedReferencesAsync(before, Most, cancellationToken);
            }
        }

        return new(rules, closed);
    }
}

/// <summary>Sets for how many days each kind is kept; null keeps it for ever.</summary>
public sealed record SetRetention(IReadOnlyDictionary<RetentionKind, int?> Days) : IRequest<Unit>;

internal sealed class SetRetentionValidator : AbstractValidator<SetRetention>
{
    public SetRetentionValidator() => RuleForEach(command => command.Days).Must(one => Enum.IsDefined(one.Key));
}

internal sealed class SetRetentionHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<SetRetention, Unit>
{
    private const int Longest = 36_500;

    public async Task<Unit> Handle(SetRetention request, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<string, object?[]>();
        foreach (var rule in await RetentionRule.AllAsync(db, cancellationToken))
        {
            if (!request.Days.TryGetValue(rule.Kind, out var days) || days == rule.Days)
            {
                continue;
            }

            Rule.RequireFor($"{rule.Kind}", days is null || (days >= rule.Least && days <= Longest), "retention.rule.least", rule.Least);
            var name = RetentionRule.SettingOf(rule.Kind);
            var setting = await db.Settings.AsTracking().SingleOrDefaultAsync(row => row.Name == name, cancellationToken) ?? db.Add(new Setting { Name = name }).Entity;
            (setting.Value, setting.At) = (days?.ToString(CultureInfo.InvariantCulture) ?? "", user.Act.At);
            changes[rule.Kind.ToString()] = [rule.Days, days];
        }

        if (changes.Count > 0)
        {
            db.Note(new("Retention", "rules", "Modified", changes));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Unit.Value;
    }
}

/// <summary>Removes what is past its time. Run by a job, every night.</summary>
public sealed record ApplyRetention : IRequest<int>;

internal sealed class ApplyRetentionValidator : AbstractValidator<ApplyRetention>;

internal sealed class ApplyRetentionHandler(AssistanceDb db, CurrentUser user, PickupFolder mail) : IRequestHandler<ApplyRetention, int>
{
    public async Task<int> Handle(ApplyRetention request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var sweep = new RetentionSweep(db, mail);
        var removed = new Dictionary<string, object?[]>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var rule in (await RetentionRule.AllAsync(db, cancellationToken)).Where(rule => rule.Days is not null))
        {
            if (await sweep.RemoveAsync(rule.Kind, user.Act.At.AddDays(-rule.Days!.Value), cancellationToken) is > 0 and var count)
            {
                removed[rule.Kind.ToString()] = [null, count];
            }
        }

        if (removed.Count > 0)
        {
            db.Note(new("Retention", "rows", "Removed", removed));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return removed.Values.Sum(one => (int)one[1]!);
    }
}
