using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.People;

namespace Assistance.Domain.Commitments;

/// <content>Who may do what: asked by the verbs, and by pages that show only what would be allowed.</content>
public sealed partial class Commitment
{
    /// <summary>
    /// Why the verb would be refused to this person today, as far as that is known before a form is filled in; null when it is allowed.
    /// </summary>
    public BrokenRuleException? WhyNot(CommitmentVerb verb, Act act, WorkingCalendar calendar) => verb switch
    {
        _ when !CommitmentTransitions.Allows(State, verb) => new(NotNow),
        CommitmentVerb.RequestExtension => WhyNoExtension(act, calendar),
        CommitmentVerb.DecideExtension when PendingExtension is null => new("commitments.rule.extension-none"),
        CommitmentVerb.DecideExtension when IsOwnWish(act) => new("commitments.rule.extension-decider"),
        CommitmentVerb.Return or CommitmentVerb.Verify or CommitmentVerb.VerifyNotEffective when IsOwnWork(act) => new("commitments.rule.verify-own"),
        _ => act.By.Find(Entitled(verb)) is not null ? null : verb switch
        {
            CommitmentVerb.Agree or CommitmentVerb.Decline => new("commitments.rule.other-side"),
            CommitmentVerb.ReportProgress or CommitmentVerb.Confirm => new("commitments.rule.owner", Owner.Name),
            CommitmentVerb.Return or CommitmentVerb.Verify or CommitmentVerb.VerifyNotEffective => new("commitments.rule.verifier"),
            CommitmentVerb.DecideExtension => new("commitments.rule.extension-decider"),
            _ => new("commitments.rule.manager"),
        },
    };

    /// <summary>Whether the verb would be allowed to this person today, as far as that is known before a form is filled in.</summary>
    public bool Allows(CommitmentVerb verb, Act act, WorkingCalendar calendar) => WhyNot(verb, act, calendar) is null;

    /// <summary>In whose name the person would act, when as a deputy; null when in the own name or not at all.</summary>
    public PersonRef? StandsInFor(CommitmentVerb verb, Act act) =>
        act.By.Find(Entitled(verb)) is { } capacity ? act.By.In(capacity).For : null;

    /// <summary>Whether the enterprise's lead contact may object to the verification.</summary>
    public bool AllowsObjection(Act act) => Side == Side.Regulator && State == CommitmentState.Verified && act.By.Find(SpeaksForEnterprise) is not null;

    /// <summary>The last working day on which more time can be asked for: five working days are left, the due date included.</summary>
    public DateOnly LastDayToAskForTime(WorkingCalendar calendar)
    {
        var day = calendar.AddWorkingDays(Due, -ExtensionNoticeWorkingDays);
        return calendar.WorkingDaysBetween(day, Due) >= ExtensionNoticeWorkingDays ? day : calendar.AddWorkingDays(day, -1);
    }

    private bool HasTimeToAsk(DateOnly today, WorkingCalendar calendar) =>
        calendar.WorkingDaysBetween(today, Due) >= ExtensionNoticeWorkingDays;

    private BrokenRuleException? WhyNoExtension(Act act, WorkingCalendar calendar) =>
        act.By.Find(AsksForTime) is null ? new("commitments.rule.extension-owner")
        : PendingExtension is not null ? new("commitments.rule.extension-pending")
        : Extensions.Any(extension => extension is { Granted: true, PausedDays: null }) ? new("commitments.rule.extension-once")
        : !HasTimeToAsk(act.Today, calendar) ? new("commitments.rule.extension-notice", LastDayToAskForTime(calendar))
        : null;

    private Func<Capacity, bool> Entitled(CommitmentVerb verb) => verb switch
    {
        CommitmentVerb.Agree or CommitmentVerb.Decline => Answers,
        CommitmentVerb.ReportProgress or CommitmentVerb.Confirm => Delivers,
        CommitmentVerb.Return or CommitmentVerb.Verify or CommitmentVerb.VerifyNotEffective => Verifies,
        CommitmentVerb.RequestExtension => AsksForTime,
        CommitmentVerb.DecideExtension => DecidesOnTime,
        _ => Manages,
    };

    private string NotNow => $"commitments.rule.not-now.{State}".ToLowerInvariant();

    private bool Manages(Capacity capacity) => capacity.IsManagerOf(DivisionCode);

    private bool SpeaksForEnterprise(Capacity capacity) => capacity.IsContactOf(EnterpriseId, ContactRight.Lead);

    private bool Answers(Capacity capacity) =>
        ProposedBy == Side.Enterprise ? capacity.IsRegulatorOf(DivisionCode) : SpeaksForEnterprise(capacity);

    private bool Delivers(Capacity capacity) => capacity.IsPerson(Owner.Id) || (Backup is not null && capacity.IsPerson(Backup.Id));

    private bool AsksForTime(Capacity capacity) => capacity.IsPerson(Owner.Id) || (Side == Side.Enterprise && SpeaksForEnterprise(capacity));

    private bool DecidesOnTime(Capacity capacity) =>
        Manages(capacity) && capacity.Person.Id != Owner.Id && PendingExtension?.RequestedBy.Involves(capacity.Person.Id) != true;

    /// <summary>The counterparty: a caseworker or manager verifies the enterprise's, the enterprise's lead contact or a manager the regulator's.</summary>
    private bool Verifies(Capacity capacity) =>
        capacity.Person.Id != Owner.Id
        && ConfirmedBy?.Involves(capacity.Person.Id) != true
        && (Side == Side.Enterprise ? capacity.IsRegulatorOf(DivisionCode) : SpeaksForEnterprise(capacity) || Manages(capacity));

    // whoever sits at the keyboard counts as well as whom they stand in for: nobody checks the own work through a deputy's rights
    private bool IsOwnWork(Act act) => act.By.Person.Id == Owner.Id || ConfirmedBy?.Involves(act.By.Person.Id) == true;

    private bool IsOwnWish(Act act) => act.By.Person.Id == Owner.Id || PendingExtension?.RequestedBy.Involves(act.By.Person.Id) == true;

    private DoneBy RequireOwnerOrBackup(Act act) => act.By.Require(Delivers, "commitments.rule.owner", Owner.Name);

    private DoneBy RequireOtherSide(Act act) => act.By.Require(Answers, "commitments.rule.other-side");

    private DoneBy RequireManager(Act act) => act.By.Require(Manages, "commitments.rule.manager");

    private DoneBy RequireDecider(Act act)
    {
        Rule.Require(!IsOwnWish(act), "commitments.rule.extension-decider");
        return act.By.Require(DecidesOnTime, "commitments.rule.extension-decider");
    }

    private DoneBy RequireVerifier(Act act, Func<Capacity, bool>? also = null, string key = "commitments.rule.verifier")
    {
        Rule.Require(!IsOwnWork(act), "commitments.rule.verify-own");
        return act.By.Require(capacity => Verifies(capacity) && (also is null || also(capacity)), key);
    }
}
