using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>Turns the commitments of one case of a file into records, and the milestones of its research team likewise.</summary>
/// <param name="foundOn">The day on which a problem was found.</param>
internal sealed class CommitmentImporter(
    CaseImport import, CaseKey key, CaseCast cast, IReadOnlyDictionary<string, QualityProblem> problems, Func<string, DateOnly> foundOn,
    PersonRef lead, PersonRef manager, PersonRef contact, DateOnly signedOn)
{
    /// <summary>A commitment as the file tells it.</summary>
    public Commitment Make(CommitmentEntry entry, int position)
    {
        var side = CaseFileWords.Value<Side>(entry.Side);
        var owner = cast.Of(side, entry.Owner);
        var state = CaseFileWords.Commitment(entry.Status);
        var problem = entry.Problem is { } number ? problems[number] : null;
        var verification = entry.Verification is { } check
            ? new Verification(
                check.On, CaseFileWords.Methods(check.Method), CaseFileWords.Value<VerificationResult>(check.Result), check.Note,
                By(side == Side.Regulator ? Side.Enterprise : Side.Regulator, check.By))
            : null;
        var commitment = Commitment.FromHistory(
            key,
            new CommitmentHistory(
                entry.No, side, owner, entry.Text, problem?.Id, entry.Problem, AgreedOn(entry), entry.OriginalDue, entry.Due, state,
                EvidenceRule.Any, problem is null ? CommitmentOrigin.Agreement : CommitmentOrigin.Remedy, VerifierOf(side, owner, verification),
                [.. entry.Progress.Select(report => new ProgressReport(report.On, report.Percent, report.Note, By(side, report.By)))],
                [.. entry.Evidence.Select(item => new EvidenceItem(item.Kind, item.Title, item.SubmittedOn, By(side, item.By), null, item.Accepted))],
                [.. entry.Extensions.Select(extension => Extension(extension, owner))],
                [.. entry.Escalations.Where(escalation => escalation.Cause is not null).Select(Cause)],
                verification, ConfirmedOn(entry, state), entry.ClosedOn),
            import.Rules.CalendarOf(side.Other(), key));
        commitment.OweAnswer(contact, import.Rules.CalendarOf(Side.Enterprise, key).AddWorkingDays(import.File.AsOf, Commitment.AnswerWorkingDays));
        commitment.OweDecision(manager, import.Rules.CalendarOf(Side.Regulator, key).AddWorkingDays(import.File.AsOf, Commitment.DecisionWorkingDays));
        return commitment;
    }

    /// <summary>A milestone is a commitment of the team's lead, on the regulator's side; one that is done was checked by those who set it.</summary>
    public Commitment MakeMilestone(MilestoneEntry milestone, int position, ResearchTeam team) => Commitment.FromHistory(
        key,
        new CommitmentHistory(
            FormattableString.Invariant($"M{position + 1}"), Side.Regulator, team.Lead, milestone.Title, team.ProblemId, team.Number.Length > 0 ? team.Number : null,
            Earlier(team.SetUpOn, milestone.Due), milestone.Due, milestone.Due, milestone.DoneOn is null ? CommitmentState.Agreed : CommitmentState.Verified,
            EvidenceRule.Any, CommitmentOrigin.ResearchMilestone, team.Lead.Id == manager.Id ? lead : manager,
            [], [], [], [], null, milestone.DoneOn, milestone.DoneOn),
        import.Rules.CalendarOf(Side.Enterprise, key));

    private static ExtensionRequest Extension(ExtensionEntry entry, PersonRef owner, DoneBy? decider) => new(
        entry.RequestedOn, entry.NewDue, entry.Reason, null, entry.PausedDays is null || decider is null ? new DoneBy(owner, null) : decider,
        entry.Decision is null ? null : entry.Decision == "approved", entry.Decision is null ? null : entry.RequestedOn, decider, entry.DecisionNote, entry.PausedDays);

    private ExtensionRequest Extension(ExtensionEntry entry, PersonRef owner) =>
        Extension(entry, owner, entry.DecidedBy is null ? null : By(Side.Regulator, entry.DecidedBy));

    private static OverdueCause Cause(EscalationEntry entry) => new(entry.Level, entry.On, entry.Cause!, entry.Note, entry.Action, null, null);

    /// <summary>Who checked it; else for the enterprise's the lead caseworker, and for the regulator's the enterprise. Never the owner.</summary>
    private PersonRef VerifierOf(Side side, PersonRef owner, Verification? verification)
    {
        var verifier = verification?.By.Person ?? (side == Side.Enterprise ? lead : contact);
        return verifier.Id != owner.Id ? verifier : manager;
    }

    /// <summary>The file does not say when it was agreed: when its problem was found, or at the signature, and before anything that was done for it.</summary>
    private DateOnly AgreedOn(CommitmentEntry entry) => entry.Progress.Select(report => report.On)
        .Concat(entry.Evidence.Select(item => item.SubmittedOn))
        .Concat(entry.Extensions.Select(extension => extension.RequestedOn))
        .Append(entry.OriginalDue)
        .Append(entry.Problem is { } problem && foundOn(problem) > signedOn ? foundOn(problem) : signedOn)
        .Min();

    private DateOnly? ConfirmedOn(CommitmentEntry entry, CommitmentState state)
    {
        if (state is not (CommitmentState.Confirmed or CommitmentState.Verified or CommitmentState.Superseded))
        {
            return null;
        }

        var handedIn = entry.Evidence.Select(item => item.SubmittedOn).ToList();
        var reported = entry.Progress.Select(report => report.On).ToList();
        return handedIn.Count > 0 ? handedIn.Max() : reported.Count > 0 ? reported.Max() : entry.Verification?.On ?? import.File.AsOf;
    }

    private DoneBy By(Side side, string text) => new(cast.Anybody(side, text), null);

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}
