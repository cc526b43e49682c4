using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Chasing;

/// <summary>A promise in the database, for tests about what is chased.</summary>
/// <param name="Reference">Of its case.</param>
internal sealed record MadePromise(string Reference, CommitmentId Id, string Number, CaseId CaseId);

/// <summary>What a sweep of a test raised.</summary>
internal sealed record Swept(SweepResult Result, IReadOnlyList<RaisedItem> Raised);

/// <summary>Makes cases with agreed commitments of the <see cref="Cast"/>, as a signature leaves them.</summary>
internal static class Promises
{
    private static int sequence;

    /// <summary>A commitment in a case of its own.</summary>
    /// <param name="due">yyyy-MM-dd.</param>
    /// <param name="agreed">The day of the signature, yyyy-MM-dd; the deadline runs from then.</param>
    public static async Task<MadePromise> Make(
        this AssistanceApp app, string due, string agreed = "2026-03-02", Side side = Side.Enterprise, string? owner = null, string? backup = null, string text = "Calibrate the gauges") =>
        (await app.Make(1, due, agreed, side, owner, backup, text))[0];

    /// <summary>Several commitments in one case.</summary>
    public static Task<IReadOnlyList<MadePromise>> Make(
        this AssistanceApp app, int count, string due, string agreed = "2026-03-02", Side side = Side.Enterprise, string? owner = null, string? backup = null, string text = "Calibrate the gauges") =>
        app.InDatabase<IReadOnlyList<MadePromise>>(async db =>
        {
            var people = await db.People.ToDictionaryAsync(person => person.Name);
            var signed = DateOnly.Parse(agreed, System.Globalization.CultureInfo.InvariantCulture);
            var lead = people[Cast.Caseworker];
            var act = new Act(new Actor(lead.Ref, [lead.AsCapacity()]), signed, app.Clock.GetUtcNow().UtcDateTime);
            db.Perform(act, "Test");
            var opened = await OpenCase(db, lead, people[Cast.Backup], act);
            var contact = people[Cast.Lead];
            var terms = new CommitmentTerms(
                "", side,
                people[owner ?? (side == Side.Enterprise ? Cast.Member : Cast.Caseworker)].Ref,
                backup is null ? null : people[backup].Ref,
                text, DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), EvidenceRule.None, CommitmentOrigin.Agreement,
                side == Side.Enterprise ? lead.Ref : contact.Ref);
            var made = Enumerable.Range(1, count)
                .Select(number => Commitment.AgreedBySignature(opened.ToCaseKey(), terms with { Number = $"C{number}" }, signed, new DoneBy(contact.Ref, null)))
                .ToList();
            db.AddRange(made);
            await db.SaveChangesAsync();
            return [.. made.Select(one => new MadePromise(opened.Reference, one.Id, one.Number, opened.CaseId))];
        });

    /// <summary>Sweeps as the product itself.</summary>
    /// <param name="today">The day on which it is done, where that is not the clock's.</param>
    public static async Task<Swept> Sweep(this AssistanceApp app, DateOnly asOf, bool dryRun = false, DateOnly? today = null)
    {
        var raised = new List<RaisedItem>();
        var sweep = new Sweep(asOf, dryRun, raised.Add);
        return new(today is { } day ? await app.SendAsSystem(sweep, day) : await app.SendAsSystem(sweep), raised);
    }

    /// <summary>The deadline by which a commitment is due.</summary>
    public static Task<Deadline> DeadlineOf(this AssistanceApp app, MadePromise promise, DeadlineKind kind = DeadlineKind.CommitmentDue) =>
        app.InDatabase(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.SubjectId == promise.Id.Value && row.Kind == kind));

    /// <summary>Does something with a commitment as a person, past the pages: it prepares what a test is about.</summary>
    public static Task<int> With(this AssistanceApp app, MadePromise promise, string person, Action<Commitment, Act> verb) => app.InDatabase(async db =>
    {
        var by = await db.People.SingleAsync(row => row.Name == person);
        var act = new Act(new Actor(by.Ref, [by.AsCapacity()]), app.Clock.Today, app.Clock.GetUtcNow().UtcDateTime);
        db.Perform(act, "Test");
        verb(await db.Commitments.SingleAsync(row => row.Id == promise.Id), act);
        return await db.SaveChangesAsync();
    });

    private static async Task<AssistanceCase> OpenCase(AssistanceDb db, Person lead, Person backup, Act act)
    {
        var bureau = await db.Bureaux.SingleAsync(row => row.DivisionCode == Cast.Division);
        var enterprise = await db.Enterprises.SingleAsync(row => row.Uscc == Cast.Enterprise);
        return db.Add(AssistanceCase.Open(enterprise.Id, bureau, 500 + Interlocked.Increment(ref sequence), "Gauges", false, lead, backup, act)).Entity;
    }
}
