using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Assistance.Data.Saving;

/// <summary>Carries out what verbs asked to be done with deadlines: one look-up for all of a save.</summary>
internal static class DeadlineWriter
{
    public static async Task WriteAsync(AssistanceDb db, IReadOnlyList<EntityEntry<Entity>> records, DateTime now, CancellationToken cancellationToken)
    {
        var asked = records
            .Select(entry => entry.Entity)
            .OfType<CaseRecord>()
            .SelectMany(record => record.DeadlineInstructions.Select(instruction => (Key: record.ToCaseKey(), Instruction: instruction)))
            .ToList();
        if (asked.Count == 0)
        {
            return;
        }

        var rules = await db.FreshRulesAsync(cancellationToken);
        var today = db.Act?.Today ?? DateOnly.FromDateTime(now);
        var added = records.Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToHashSet();
        var subjects = asked
            .Where(item => item.Instruction is not OpenDeadline || !IsNew(added, item.Instruction.SubjectId))
            .Select(item => item.Instruction.SubjectId)
            .Distinct()
            .ToList();
        var known = subjects.Count == 0 ? [] : await HoldAsync(db, subjects, cancellationToken);
        foreach (var (key, instruction) in asked)
        {
            var matching = known.Where(deadline => Matches(deadline, instruction)).ToList();
            switch (instruction)
            {
                case OpenDeadline open:
                    var rule = rules.For(open.Kind, open.Side, key.DivisionCode, key.EnterpriseId, today);
                    if (matching.Count > 0)
                    {
                        matching[0].Reopen(open, open.From ?? today, rule.Calendar, rule.Ladder);
                        break;
                    }

                    var opened = Deadline.Open(open, key, open.From ?? today, rule.Calendar, rule.Ladder);
                    known.Add(opened);
                    db.Add(opened);
                    break;
                case CloseDeadline close:
                    foreach (var deadline in matching.Where(deadline => deadline.IsOpen))
                    {
                        deadline.Close(close.On, close.Reason);
                    }

                    break;
                case ReassignDeadline reassign:
                    foreach (var deadline in matching.Where(deadline => deadline.IsOpen))
                    {
                        deadline.Reassign(reassign.NewResponsible, reassign.Backup);
                    }

                    break;
                default:
                    throw new InvalidOperationException($"Unknown instruction {instruction.GetType().Name}.");
            }
        }

        db.ChangeTracker.DetectChanges();
    }

    /// <summary>
    /// Reads them for writing: a sweep that is about to chase one of them comes before or after, and not in between, where it would make
    /// this save fail. They are held before the audit chain, as a sweep does it.
    /// </summary>
    private static async Task<List<Deadline>> HoldAsync(AssistanceDb db, List<Guid> subjects, CancellationToken cancellationToken)
    {
        await SaveInterceptor.BeginAsync(db, cancellationToken);
        if (db.Database.IsNpgsql())
        {
            // and then reads: what a sweep has added meanwhile, a statement that waited for it does not see
            await db.Database.ExecuteSqlRawAsync("""SELECT 1 FROM "Deadlines" WHERE "SubjectId" = ANY({0}) ORDER BY "Id" FOR UPDATE""", [subjects.ToArray()], cancellationToken);
        }

        return await db.Set<Deadline>().Where(deadline => subjects.Contains(deadline.SubjectId)).ToListAsync(cancellationToken);
    }

    /// <summary>Opinions and signatures are owed by several people on one record; all other kinds have one deadline a record.</summary>
    private static bool Matches(Deadline deadline, DeadlineInstruction instruction) =>
        deadline.SubjectId == instruction.SubjectId
        && deadline.Kind == instruction.Kind
        && (instruction.Responsible is null
            || instruction.Kind is not (DeadlineKind.OpinionDue or DeadlineKind.SignatureDue)
            || deadline.ResponsibleId == instruction.Responsible.Id);

    private static bool IsNew(HashSet<Entity> added, Guid subject) => added.Any(entity => entity switch
    {
        Domain.Commitments.Commitment commitment => commitment.Id.Value == subject,
        Domain.Agreements.Agreement agreement => agreement.Id.Value == subject,
        Domain.Cases.AssistanceCase assistance => assistance.CaseId.Value == subject,
        _ => false,
    });
}
