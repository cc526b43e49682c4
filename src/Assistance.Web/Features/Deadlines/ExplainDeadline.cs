using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Deadlines;

/// <summary>How the dates of one promise of a case came about, and whom each rung tells.</summary>
/// <param name="Promise">The kind as an address has it: "visit-due".</param>
/// <param name="Of">What it speaks of within the case, "C3"; null or empty for all of the kind.</param>
public sealed record ExplainDeadline(string Reference, string Promise, string? Of) : IRequest<ExplainedDates>;

/// <summary>The dates of a kind.</summary>
/// <param name="Dates">What is open first, then the latest; several where several people owe the same.</param>
public sealed record ExplainedDates(string Reference, string Enterprise, DeadlineKind Kind, IReadOnlyList<ExplainedDate> Dates);

/// <summary>One date, day by day.</summary>
/// <param name="Policy">The policy that its ladder comes from; null for the default one.</param>
/// <param name="Rungs">The rungs of the present version by day, with those whom they tell.</param>
public sealed record ExplainedDate(
    string Number, string Text, string Responsible, Side Side, DateOnly OpenedOn, DateOnly OriginalDue, IReadOnlyList<DeadlineVersion> Versions, DateOnly? ClosedOn,
    ChasePolicy? Policy, DeadlineExplanation Explanation, IReadOnlyList<ToldOn> Rungs)
{
    /// <summary>The date that holds.</summary>
    public DateOnly Due => Versions[^1].Due;
}

/// <summary>A rung on its day.</summary>
/// <param name="RaisedOn">The day of the sweep that raised it, or null.</param>
/// <param name="Day">The day on which it falls; for the weekly line null until the highest level is reached.</param>
public sealed record ToldOn(string Code, DateOnly? Day, DateOnly? RaisedOn, IReadOnlyList<ChaseRecipient> Tells);

internal sealed class ExplainDeadlineValidator : AbstractValidator<ExplainDeadline>;

internal sealed class ExplainDeadlineHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ExplainDeadline, ExplainedDates>
{
    private const int MaxDates = 20;

    // what passes between the regulator and its own people
    private static readonly DeadlineKind[] inside = [DeadlineKind.CauseDue, DeadlineKind.OpinionDue];

    public async Task<ExplainedDates> Handle(ExplainDeadline request, CancellationToken cancellationToken)
    {
        var name = await db.CaseNames.FirstOrDefaultAsync(row => row.Reference == request.Reference, cancellationToken) ?? throw new NotFoundException();
        if (DeadlineLinks.KindOf(request.Promise) is not { } kind || (user.Is(Role.EnterpriseContact) && inside.Contains(kind)))
        {
            throw new NotFoundException();
        }

        var all = db.Deadlines.AsNoTracking().Where(row => row.CaseId == name.CaseId && row.Kind == kind);
        if (!string.IsNullOrEmpty(request.Of))
        {
            all = all.Where(row => row.Number == request.Of);
        }

        var found = await all.OrderBy(row => row.ClosedOn != null).ThenByDescending(row => row.Due).ThenBy(row => row.Id).Take(MaxDates).ToListAsync(cancellationToken);
        var rules = await db.RulesAsync(cancellationToken);
        return found.Count == 0 ? throw new NotFoundException() : new(name.Reference, name.Enterprise, kind, found.ConvertAll(one => Explain(one, rules.For(one, user.Today))));
    }

    private ExplainedDate Explain(Deadline deadline, ChaseRule rule)
    {
        var raised = deadline.RaisedRungs.ToDictionary(rung => rung.Code);
        return new(
            deadline.Number, deadline.Text, deadline.ResponsibleName, deadline.Side, deadline.OpenedOn, deadline.OriginalDue, deadline.AllVersions(), deadline.ClosedOn, rule.Policy,
            DeadlineExplanation.Of(deadline, user.Today, rule.Calendar, rule.Ladder),
            [.. rule.Ladder.Steps.Select(step => Rung.TryParse(step.Code, out var rung)
                ? new ToldOn(step.Code, raised.GetValueOrDefault(step.Code)?.Day ?? rule.Ladder.DayOf(rung, deadline.Due, rule.Calendar), raised.GetValueOrDefault(step.Code)?.On, step.Tells)
                : new ToldOn(step.Code, null, deadline.RaisedRungs.LastOrDefault(one => one.AsRung().Kind == RungKind.Weekly)?.On, step.Tells))]);
    }
}
