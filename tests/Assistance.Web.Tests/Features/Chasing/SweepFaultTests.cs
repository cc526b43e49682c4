using System.Text.Json;
using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Chasing;

/// <summary>Whatever fails in a sweep, and wherever: each batch is there wholly or not at all, and the next run completes it without doubles.</summary>
public sealed class SweepFaultTests(BrittleApp app) : IClassFixture<BrittleApp>
{
    private const int Promised = 7;

    /// <summary>At most so many statements follow the last batch: nothing is left to take, nothing is due, the sweep is remembered.</summary>
    private const int Ending = 6;
    private static readonly DateOnly asOf = new(2026, 11, 20);

    [Fact]
    public async Task A_sweep_that_breaks_off_at_any_statement_leaves_whole_batches_and_is_completed_by_the_next()
    {
        var statements = await Measure();
        for (var n = 1; n <= statements; n++)
        {
            var promises = await Prepare();
            var from = n;
            app.Faults.Arm((number, _) => number >= from);
            await Assert.ThrowsAsync<IOException>(() => app.Sweep(asOf));
            app.Faults.Disarm();
            var done = await Done(promises);
            Assert.True(done is 0 or 2 or 5 or Promised, $"Broken off at {n}: {done} are done.");
            Assert.True(done < Promised || n > statements - Ending, $"Broken off at {n}: {done} are done.");
            await Complete(promises);
        }

        await NothingIsWrong();
    }

    [Fact]
    public async Task A_passing_fault_at_any_statement_is_overcome_by_the_same_sweep()
    {
        var statements = await Measure();
        for (var n = 1; n < statements; n++)
        {
            var promises = await Prepare();
            var at = n;
            app.Faults.Arm((number, _) => number == at);
            try
            {
                await app.Sweep(asOf);
            }
            catch (IOException)
            {
                // what stands before the first batch and behind the last one is not tried again: the next run does it
                app.Faults.Disarm();
                await app.Sweep(asOf);
            }

            app.Faults.Disarm();
            Assert.Equal(Promised, await Done(promises));
        }

        await NothingIsWrong();
    }

    [Fact]
    public async Task What_cannot_be_chased_stops_no_other_and_is_shown_by_the_nightly_check()
    {
        var promises = await Prepare();
        var poisoned = await app.DeadlineOf(promises[1]);
        await app.InDatabase(async db =>
        {
            // the ledger already says what the deadline does not know of: its last guard refuses the row
            db.Add(new Notice
            {
                Id = NoticeId.New(),
                RecipientId = poisoned.ResponsibleId,
                Channel = NoticeChannel.App,
                Kind = "chase",
                Why = "owner",
                CaseId = poisoned.CaseId,
                DeadlineId = poisoned.Id,
                DeadlineVersion = poisoned.Version,
                Rung = "L1",
                On = asOf,
                State = NoticeState.Delivered,
            });
            return await db.SaveChangesAsync();
        });

        Assert.Equal(1, (await app.Sweep(asOf)).Result.Left);
        Assert.Equal(Promised - 1, await Done(promises));
        var check = await app.SendAsSystem(new CheckChasing(asOf.AddDays(1)));
        Assert.Equal(1, check.Forgotten[ForgottenKind.NotRaised]);

        await app.InDatabase(db => db.Notices.Where(row => row.DeadlineId == poisoned.Id && row.Rung == "L1").ExecuteDeleteAsync());
        await Complete(promises);
    }

    [Fact]
    public async Task A_deadline_that_a_person_saves_in_between_is_looked_at_again()
    {
        var promises = await Prepare();
        Task? saved = null;
        app.Faults.Arm((_, text) =>
        {
            if (saved is null && text.Contains("\"Deputyships\"", StringComparison.Ordinal))
            {
                // the sweep has read and not yet written; where it holds what it took, the person waits for it
                saved = Task.Run(() => app.With(promises[0], Cast.Manager, (commitment, act) => commitment.Withdraw("Not needed", act)));
                if (!Installation.OnPostgres)
                {
                    saved.Wait(TimeSpan.FromMinutes(1));
                }
            }

            return false;
        });
        await app.Sweep(asOf);
        app.Faults.Disarm();
        await saved!;
        Assert.False(await app.InDatabase(db => db.Deadlines.AnyAsync(row => row.SubjectId == promises[0].Id.Value && row.ClosedOn == null)));
        Assert.Equal(Installation.OnPostgres ? Promised : Promised - 1, await Done(promises));
    }

    [Fact]
    public async Task Others_save_all_the_while_and_neither_they_nor_the_sweep_wait_for_ever_or_mix()
    {
        app.Faults.Disarm();
        var promises = await app.Make(60, "2026-11-13");
        var others = await app.Make(2, "2027-06-30");
        var sweep = Task.Run(() => app.Sweep(new DateOnly(2026, 11, 16)));
        await Task.WhenAll(others.Select(other => Task.Run(async () =>
        {
            for (var percent = 1; percent <= 15; percent++)
            {
                var said = percent;
                await app.With(other, Cast.Member, (commitment, act) => commitment.ReportProgress(said, null, act));
            }
        })));
        Assert.Equal(60, (await sweep).Raised.Count(item => item.Case == promises[0].Reference));
        Assert.Equal(60 * 2 * 2, await app.InDatabase(db => db.Notices.CountAsync(row => row.CaseId == promises[0].CaseId && row.Rung == "L1")));
    }

    /// <summary>Statements and commits of a whole sweep over as many promises, the last of which remembers that it is done.</summary>
    private async Task<int> Measure()
    {
        // the very first sweep of an installation takes more: it notes some things for the first time
        await Complete(await Prepare());
        var promises = await Prepare();
        app.Faults.Disarm();
        await app.Sweep(asOf);
        var statements = app.Faults.Count;
        Assert.Equal(Promised, await Done(promises));
        return statements;
    }

    private async Task<IReadOnlyList<MadePromise>> Prepare()
    {
        app.Clock.Reset();
        var promises = await app.Make(Promised, "2026-10-30");
        // two owed a cause of an earlier date: one still does, and is chased for it in the batch in which it is asked anew; the other gave it
        await app.InDatabase(async db =>
        {
            var manager = (await db.People.SingleAsync(person => person.Name == Cast.Manager)).Ref;
            var day = new DateOnly(2026, 6, 1);
            db.Perform(new Act(Actor.System, day, app.Clock.GetUtcNow().UtcDateTime), "Test");
            var deadlines = await db.Deadlines.AsTracking().Where(row => row.CaseId == promises[0].CaseId && row.Kind == DeadlineKind.CommitmentDue).OrderBy(row => row.Id).ToListAsync();
            var (first, last) = (deadlines[0], deadlines[^1]);
            first.OweCause(manager, new DateOnly(2026, 6, 8));
            last.OweCause(manager, new DateOnly(2026, 6, 8));
            await db.SaveChangesAsync();
            (await db.Deadlines.AsTracking().SingleAsync(row => row.SubjectId == last.SubjectId && row.Kind == DeadlineKind.CauseDue)).Close(day, "given");
            return await db.SaveChangesAsync();
        });
        return promises;
    }

    /// <summary>How many of the promises are chased as they must be; each of the others is untouched.</summary>
    private async Task<int> Done(IEnumerable<MadePromise> promises)
    {
        var done = 0;
        foreach (var promise in promises)
        {
            var deadline = await app.DeadlineOf(promise);
            var found = await app.InDatabase(async db => (
                Ledger: await db.Notices.Where(row => row.DeadlineId == deadline.Id && row.DeadlineVersion == 1).GroupBy(row => row.Rung).OrderBy(rung => rung.Key)
                    .Select(rung => rung.Key + rung.Count()).ToListAsync(),
                Supervised: await db.SupervisionNotices.CountAsync(row => row.DeadlineId == deadline.Id),
                Events: (await db.CaseEvents.Where(row => row.CaseId == promise.CaseId && row.Number == promise.Number && row.Kind == "chasing.raised").ToListAsync())
                    .Count(row => row.Facts["kind"] == nameof(DeadlineKind.CommitmentDue)),
                Causes: await db.Deadlines.Where(row => row.SubjectId == promise.Id.Value && row.Kind == DeadlineKind.CauseDue).Select(row => row.Due).ToListAsync()));
            var said = JsonSerializer.Serialize(new { deadline.LevelRaised, Raised = deadline.RaisedRungs.Select(rung => rung.Code), found.Ledger, found.Supervised, found.Events });
            if (deadline.LevelRaised == 3)
            {
                Assert.Equal("""{"LevelRaised":3,"Raised":["L1","L2","L3"],"Ledger":["L14","L26","L38"],"Supervised":1,"Events":3}""", said);
                Assert.Equal(new DateOnly(2026, 11, 25), Assert.Single(found.Causes));
                done++;
            }
            else
            {
                Assert.Equal("""{"LevelRaised":0,"Raised":[],"Ledger":[],"Supervised":0,"Events":0}""", said.Replace("\"L11\"", "", StringComparison.Ordinal));
                Assert.DoesNotContain(new DateOnly(2026, 11, 25), found.Causes);
            }
        }

        return done;
    }

    private async Task Complete(IReadOnlyList<MadePromise> promises)
    {
        await app.Sweep(asOf);
        Assert.Equal(Promised, await Done(promises));
        Assert.Empty((await app.Sweep(asOf)).Raised);
    }

    /// <summary>The trail is whole, no number was lost or given twice, and nothing is forgotten.</summary>
    private async Task NothingIsWrong()
    {
        var (supervised, audited) = await app.InDatabase(async db => (
            await db.SupervisionNotices.Select(row => row.Id).ToListAsync(),
            await db.AuditEntries.Where(row => row.Record == nameof(SupervisionNotice)).Select(row => row.RecordKey).ToListAsync()));
        Assert.Equal(supervised.Select(id => id.ToString()).Order(), audited.Order());
        Assert.Null(await app.InDatabase(async db => (await new AuditVerifier(db, (_, _) => true).VerifyAsync(default)).FirstBad));
        var numbers = await app.InDatabase(db => db.SupervisionNotices.OrderBy(row => row.Number.Length).ThenBy(row => row.Number).Select(row => row.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => $"DB-2026-{number:000}"), numbers);
        Assert.Equal(0, (await app.SendAsSystem(new CheckChasing(asOf.AddDays(1)))).Sum);
    }
}
