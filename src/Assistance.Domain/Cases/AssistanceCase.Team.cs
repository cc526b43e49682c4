using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;

namespace Assistance.Domain.Cases;

/// <content>Who works on the case.</content>
public sealed partial class AssistanceCase
{
    /// <summary>Names another lead and backup caseworker; the visits that are due follow.</summary>
    public void Reassign(Person lead, Person? backup, string reason, Act act)
    {
        Rule.Require(Status != CaseStatus.Closed, "cases.rule.closed");
        var by = RequireManager(act);
        RequireTeam(BureauId, lead, backup);
        var words = Rule.Text("Reason", reason, "cases.rule.reason");
        var former = Lead;
        Lead = lead.Ref;
        Backup = backup?.Ref;
        Instruct(new ReassignDeadline(DeadlineKind.VisitDue, CaseId.Value, null, Lead, Backup));
        Inform(new Tell(lead.Id, "case.reassigned", "lead"));
        Record(new Happening("case.reassigned", "", act.Today, by, words, new Dictionary<string, string> { ["from"] = former.Name, ["to"] = Lead.Name }));
    }

    /// <summary>Names another backup caseworker, as at a hand-over; the lead stays.</summary>
    public void NameBackup(Person backup, string reason, Act act)
    {
        Rule.Require(Status != CaseStatus.Closed, "cases.rule.closed");
        var by = RequireManager(act);
        Rule.RequireFor(nameof(Backup), backup.Id != LeadId && backup.IsActive && backup.Role is Role.Caseworker or Role.Manager, "cases.rule.backup-other");
        var words = Rule.Text("Reason", reason, "cases.rule.reason");
        Backup = backup.Ref;
        Instruct(new ReassignDeadline(DeadlineKind.VisitDue, CaseId.Value, null, Lead, Backup));
        Inform(new Tell(backup.Id, "case.backup-changed", "backup"));
        Record(new Happening("case.backup-changed", "", act.Today, by, words, new Dictionary<string, string> { ["to"] = Backup.Name }));
    }

    private static void RequireTeam(BureauId bureau, Person lead, Person? backup)
    {
        Rule.RequireFor(nameof(Lead), lead.IsActive && lead.BureauId == bureau, "cases.rule.lead-of-bureau");
        Rule.RequireFor(nameof(Backup), backup is null || (backup.Id != lead.Id && backup.IsActive), "cases.rule.backup-other");
    }
}
