using System.Text.Json.Nodes;
using Assistance.Domain.Calendar;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.CaseFiles;

/// <summary>What somebody still owes about a commitment of a file: it starts at the file's day, however much later the file is read.</summary>
public sealed class ImportedDeadlinesTests : IAsyncDisposable
{
    private readonly AssistanceApp app = new(Installation.Empty());

    private static readonly DateOnly due = new(2026, 11, 25);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_wish_for_more_time_that_nobody_decided_is_owed_by_the_manager_from_the_files_day_on()
    {
        var (deadline, _) = await Imported("BF-210113-2026-003", "C3", DeadlineKind.ExtensionDecisionDue, file => file.Record(4, "commitments", 2)["extensions"]!.AsArray().Add(new JsonObject
        {
            ["requested_on"] = "2026-11-10",
            ["new_due"] = "2026-12-18",
            ["reason"] = "The press arrives late",
            ["decision"] = null,
            ["decided_by"] = null,
            ["decision_note"] = null,
            ["workdays_before_due"] = 13,
        }));

        Assert.Equal((due, Samples.AsOf, Domain.Common.Side.Regulator), (deadline.Due, deadline.OpenedOn, deadline.Side));
        var manager = await app.InDatabase(db => db.People.SingleAsync(person => person.Id == deadline.ResponsibleId));
        Assert.Equal(Domain.People.Role.Manager, manager.Role);
    }

    [Fact]
    public async Task A_cause_that_nobody_recorded_is_owed_by_the_manager_from_the_files_day_on_and_chased()
    {
        var (deadline, reference) = await Imported("BF-330902-2026-002", "C3", DeadlineKind.CauseDue, file =>
        {
            foreach (var escalation in file.Record(1, "commitments", 2)["escalations"]!.AsArray())
            {
                escalation!["cause"] = null;
            }
        });

        Assert.Equal((due, Samples.AsOf), (deadline.Due, deadline.OpenedOn));
        Assert.StartsWith("Dong Ding", deadline.ResponsibleName, StringComparison.Ordinal);
        var raised = (await app.Sweep(new DateOnly(2026, 11, 26), today: new DateOnly(2026, 11, 26))).Raised;
        Assert.Contains(raised, one => one is { Kind: DeadlineKind.CauseDue, Commitment: "C3", Level: 1 } && one.Case == reference);
    }

    [Fact]
    public async Task A_cause_that_the_file_tells_is_not_owed_again()
    {
        await Import(_ => { });

        Assert.False(await app.InDatabase(db => db.Deadlines.AnyAsync(row => row.Kind == DeadlineKind.CauseDue || row.Kind == DeadlineKind.ExtensionDecisionDue || row.Kind == DeadlineKind.AnswerDue)));
    }

    [Fact]
    public async Task A_proposal_that_nobody_answered_is_owed_by_the_enterprise_from_the_files_day_on()
    {
        var (deadline, _) = await Imported("BF-610722-2026-001", "C3", DeadlineKind.AnswerDue, file => file.Record(6, "commitments", 2)["status"] = "proposed");

        Assert.Equal((WorkingCalendar.WeekendsOnly.AddWorkingDays(Samples.AsOf, 5), Samples.AsOf, Domain.Common.Side.Enterprise), (deadline.Due, deadline.OpenedOn, deadline.Side));
        var contact = await app.InDatabase(db => db.People.SingleAsync(person => person.Id == deadline.ResponsibleId));
        Assert.Equal(Domain.People.ContactRight.Lead, contact.ContactRight);
    }

    private async Task<(Deadline Deadline, string Reference)> Imported(string reference, string number, DeadlineKind kind, Action<JsonObject> change)
    {
        await Import(change);
        return (await app.InDatabase(db => db.Deadlines.AsNoTracking()
            .SingleAsync(row => row.Kind == kind && row.Number == number && row.ClosedOn == null && db.Cases.Any(one => one.CaseId == row.CaseId && one.Reference == reference))), reference);
    }

    private async Task Import(Action<JsonObject> change)
    {
        app.Clock.Set("2026-12-10");
        await app.SendAsSystem(new ImportCases(Samples.With(change)));
    }
}
