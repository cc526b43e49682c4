using Assistance.Domain.Common;
using Assistance.Domain.People;

namespace Assistance.Domain.Deadlines;

/// <summary>One edit of a chase policy. Edits are added, never changed: what held on any day can be told for ever.</summary>
public sealed class ChasePolicyVersion : Entity
{
    private ChasePolicyVersion()
    {
    }

    /// <summary>Sets a policy, by an administrator.</summary>
    /// <param name="kind">The promise that it is for, or null for all.</param>
    /// <param name="divisionCode">The division whose bureau, and all below it, it is for, or null for all.</param>
    /// <param name="version">The number of versions of the same kind and division so far, plus 1.</param>
    /// <param name="from">The day from which it holds; today at the earliest.</param>
    /// <param name="steps">The ladder; empty when what stands above it is to hold again.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="BrokenRuleException">The steps are no ladder, the day has passed, or the reason is missing.</exception>
    public ChasePolicyVersion(DeadlineKind? kind, string? divisionCode, int version, DateOnly from, IReadOnlyList<LadderStep> steps, string? reason, Act act)
    {
        SetBy = act.By.Require(capacity => capacity.Role == Role.Administrator, "chasing.rule.policy-who").Person.Name;
        Rule.RequireFor(nameof(From), from >= act.Today, "chasing.rule.policy-past");
        Reason = Rule.Text(nameof(Reason), reason, "chasing.rule.policy-reason");
        Id = RecordId.New();
        (Kind, DivisionCode, Version, From, SetOn) = (kind, divisionCode, version, from, act.Today);
        Steps = steps.Count == 0 ? [] : new ChaseLadder(steps).Steps;
    }

    /// <summary>Identifier.</summary>
    public RecordId Id { get; private set; }

    /// <summary>The promise that it is for, or null for all.</summary>
    public DeadlineKind? Kind { get; private set; }

    /// <summary>The division whose bureau, and all below it, it is for, or null for all.</summary>
    public string? DivisionCode { get; private set; }

    /// <summary>Counts the edits of the same kind and division, from 1.</summary>
    public int Version { get; private set; }

    /// <summary>The day from which it holds.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The ladder by offset; empty when what stands above it holds again.</summary>
    public IReadOnlyList<LadderStep> Steps { get; private set; } = [];

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The day of the edit.</summary>
    public DateOnly SetOn { get; private set; }

    /// <summary>Who set it.</summary>
    public string SetBy { get; private set; } = "";

    /// <summary>As the rules take it.</summary>
    public ChasePolicy ToPolicy() => new(Kind, DivisionCode, Version, Steps.Count == 0 ? null : new ChaseLadder(Steps), From);
}
