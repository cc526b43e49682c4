using Assistance.Architecture.Tests.Infrastructure;
using Assistance.Domain.Calendar;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;

namespace Assistance.Architecture.Tests;

/// <summary>The table of verbs of the specification is the only way in which a commitment moves.</summary>
public class CommitmentTests
{
    private static readonly DateOnly today = new(2026, 11, 20);

    private static readonly CaseKey key = new(CaseId.New(), "210211", EnterpriseId.New());

    private static readonly WorkingCalendar calendar = new([]);

    private static readonly PersonRef owner = new(PersonId.New(), "Owner");

    private static readonly PersonRef verifier = new(PersonId.New(), "Verifier");

    /// <summary>Verbs that record something, or name somebody, and never move the state; they are no rows of the table.</summary>
    private static readonly string[] notMoving = [nameof(Commitment.RaiseObjection), nameof(Commitment.HandVerificationTo), nameof(Commitment.RecordCause), nameof(Commitment.Postpone), nameof(Commitment.HandTo), nameof(Commitment.HandBackupTo)];

    private static readonly Dictionary<CommitmentVerb, Action<Commitment, Act>> verbs = new()
    {
        [CommitmentVerb.Agree] = (commitment, act) => commitment.Agree(act),
        [CommitmentVerb.Decline] = (commitment, act) => commitment.Decline("reason", act),
        [CommitmentVerb.ReportProgress] = (commitment, act) => commitment.ReportProgress(50, null, act),
        [CommitmentVerb.Confirm] = (commitment, act) => commitment.Confirm([], null, null, calendar, act),
        [CommitmentVerb.Return] = (commitment, act) => commitment.Return("reason", null, calendar, act),
        [CommitmentVerb.Verify] = (commitment, act) =>
            commitment.Verify(VerificationResult.Effective, [VerificationMethod.OnSite], null, null, false, act),
        [CommitmentVerb.VerifyNotEffective] = (commitment, act) =>
            commitment.VerifyNotEffective([VerificationMethod.OnSite], "note", Replacement(commitment), act),
        [CommitmentVerb.RequestExtension] = (commitment, act) =>
            commitment.RequestExtension(commitment.Due.AddDays(7), "reason", "safeguard", verifier, calendar, act),
        [CommitmentVerb.DecideExtension] = (commitment, act) => commitment.DecideExtension(true, null, act),
        [CommitmentVerb.Withdraw] = (commitment, act) => commitment.Withdraw("reason", act),
        [CommitmentVerb.Reassign] = (commitment, act) =>
            commitment.Reassign(Person.OfEnterprise("New", null, ContactRight.Member, key.EnterpriseId, "en"), null, null, act),
    };

    [Fact]
    public void Every_verb_is_tried() => Rules.Hold(Enum.GetValues<CommitmentVerb>(), verbs.ContainsKey);

    [Fact]
    public void Every_pair_of_state_and_verb_is_in_the_table_or_refused() =>
        Rules.Hold(Enum.GetValues<CommitmentState>().SelectMany(_ => Enum.GetValues<CommitmentVerb>(), (state, verb) => (State: state, Verb: verb)), pair =>
        {
            var commitment = In(pair.State, pair.Verb);
            var refusal = Record.Exception(() => verbs[pair.Verb](commitment, By(Anybody())));
            var expected = CommitmentTransitions.Next(pair.State, pair.Verb);
            return expected is { } next
                ? refusal is null && commitment.State == next ? [] : [$"{pair}: {commitment.State} instead of {next} ({refusal?.Message})"]
                : refusal is BrokenRuleException broken && broken.Key.StartsWith("commitments.rule.not-now", StringComparison.Ordinal)
                    && commitment.State == pair.State && commitment.Happenings.Count == 0 ? [] : new[] { $"{pair}: not refused ({refusal?.Message})" };
        });

    [Fact]
    public void Every_act_on_a_commitment_asks_the_table() =>
        Rules.Hold(
            typeof(Commitment).GetMethods()
                .Where(method => method is { IsStatic: false, ReturnType.Name: "Void" } && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Act))),
            method => notMoving.Contains(method.Name) || Enum.TryParse<CommitmentVerb>(method.Name, out _));

    private static Act By(Actor actor) => new(actor, today, today.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc));

    /// <summary>Somebody with every right except those of owner: only the state can refuse.</summary>
    private static Actor Anybody()
    {
        var self = new PersonRef(PersonId.New(), "Manager");
        return new Actor(self,
        [
            new(self, Role.Manager, null, DivisionScope.WithBelow("210211"), null),
            new(self, Role.EnterpriseContact, ContactRight.Lead, null, key.EnterpriseId),
            new(owner, Role.EnterpriseContact, ContactRight.Member, null, key.EnterpriseId),
        ]);
    }

    private static Commitment In(CommitmentState state, CommitmentVerb verb)
    {
        var commitment = Commitment.AgreedBySignature(key, Terms("C1"), today.AddDays(-30), new DoneBy(verifier, null));
        if (verb == CommitmentVerb.DecideExtension)
        {
            // a request waits, made by the owner
            var self = new Actor(owner, [new(owner, Role.EnterpriseContact, ContactRight.Member, null, key.EnterpriseId)]);
            commitment.RequestExtension(commitment.Due.AddDays(7), "reason", "safeguard", verifier, calendar, By(self));
        }

        typeof(Commitment).GetProperty(nameof(Commitment.State))!.SetValue(commitment, state);
        commitment.ClearCollected();
        return commitment;
    }

    private static Commitment Replacement(Commitment replaced) => Commitment.AgreedBySignature(
        key, Terms("C2") with { Replaces = replaced.Id }, today, new DoneBy(verifier, null));

    private static CommitmentTerms Terms(string number) => new(
        number, Side.Enterprise, owner, null, "Calibrate the gauges", today.AddDays(30), EvidenceRule.None, CommitmentOrigin.Agreement, verifier);
}
