using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Visits;

public class RecordVisitTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task When_two_record_the_same_visit_the_second_sees_both_records()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Planned(made);
        Clock.Set("2026-12-01");
        var address = VisitsLinks.Record(made.Reference, number);
        var (one, other) = (await (await SignIn(Cast.Caseworker)).Get(address), await (await SignIn(Cast.Backup)).Get(address));
        await one.Submit("#record", Held());

        var page = (await other.Submit("#record", [.. Held().Where(field => field.Item1 != "Form.Findings"), ("Form.Findings", "The oven door leaks."), ("Problems[0].Title", "Oven leaks"), ("Problems[0].Domains", "MET")])).Expect(HttpStatusCode.Conflict);

        page.Shows("All 30 records are complete.", "The oven door leaks.", "Oven leaks", Cast.Caseworker, "what is saved holds");
        Assert.Equal(1, await App.InDatabase(db => db.Problems.CountAsync(problem => problem.CaseId == made.Id)));
    }

    [Fact]
    public async Task A_visit_with_three_commitments_is_recorded_in_two_page_loads()
    {
        var made = await SampleCase.EnterAsync(App);
        var (owner, member) = ((await App.PersonNamed(Cast.Caseworker)).Id, (await App.PersonNamed(Cast.Member)).Id);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.RecordUnplanned(made.Reference));

        var page = await form.Submit(
            "#record",
            [.. Held(), .. Commitment(0, "Calibrate the controller", member, "P1"), .. Commitment(1, "Send the label", member), .. Commitment(2, "Name a laboratory", owner)]);

        page.At(VisitsLinks.Details(made.Reference, "V2")).Shows("3 commitments to be agreed", "Calibrate the controller", "Visited alone", "0 yuan");
        var promises = await App.InDatabase(db => db.Commitments.Where(one => one.CaseId == made.Id && one.Origin == CommitmentOrigin.Visit).OrderBy(one => one.Number).ToListAsync());
        Assert.Equal(["C3", "C4", "C5"], promises.Select(one => one.Number));
        Assert.All(promises, one => Assert.Equal(CommitmentState.Proposed, one.State));
        Assert.Equal([Side.Enterprise, Side.Enterprise, Side.Regulator], promises.Select(one => one.Side));
        Assert.Equal([Cast.Caseworker, Cast.Caseworker, Cast.Lead], promises.Select(one => one.VerifierName));
        Assert.Equal("P1", promises[0].ProblemNumber);
    }

    [Fact]
    public async Task Problems_are_reported_with_their_diagnosis_and_commitments_for_them()
    {
        var made = await SampleCase.EnterAsync(App);
        var member = (await App.PersonNamed(Cast.Member)).Id;
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.RecordUnplanned(made.Reference));

        var page = await form.Submit(
            "#record",
            [
                .. Held(), ("Problems[0].Title", "Controller not calibrated"), ("Problems[0].Domains", "MET"), ("Problems[0].Severity", "S3"),
                ("Problems[0].SeverityRationale", "Limited effect"), ("Problems[0].Triage", "Immediate"), ("Problems[0].Cause", "MEA-1"),
                ("Problems[0].RootCause", "Nobody keeps the ledger"), .. Commitment(0, "Calibrate it", member, "#0"),
            ]);

        page.Shows("P2 Controller not calibrated", "C3 Calibrate it");
        var problem = await App.InDatabase(db => db.Problems.SingleAsync(one => one.CaseId == made.Id && one.Number == "P2"));
        Assert.Equal((ProblemState.InRemedy, Severity.S3, "V2"), (problem.State, problem.Severity!.Value, problem.FoundAt));
        Assert.Equal(["MEASUREMENT"], problem.Causes);
        Assert.Equal(["MEA-1"], problem.SubCauses);
    }

    [Fact]
    public async Task A_planned_visit_is_recorded_with_photos_and_acknowledged_on_the_spot()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Planned(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Record(made.Reference, number));

        var page = await form.Submit("#record", [.. Held(), ("Photos", Upload.Photo("label.png")), ("Name", "Zheng"), ("IsAcknowledged", true)]);

        page.Shows("Acknowledged", "Zheng", "On the spot");
        var image = page.The("img.thumb").GetAttribute("src")!;
        await (await SignIn(Cast.Lead)).Get(image);
        await (await SignIn(Cast.OtherLead)).Get(image, HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignCaseworker)).Get(image, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_next_visit_is_due_a_quarter_later()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.RecordUnplanned(made.Reference));

        await form.Submit("#record", Held());

        var due = await App.InDatabase(db => db.Deadlines.SingleAsync(one => one.CaseId == made.Id && one.Kind == DeadlineKind.VisitDue && one.ClosedOn == null));
        Assert.Equal(new DateOnly(2027, 2, 20), due.Due);
    }

    [Fact]
    public async Task A_form_that_fails_keeps_everything_typed_and_the_photos()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.RecordUnplanned(made.Reference));

        var page = await form.Submit("#record", [.. Held().Where(field => field.Item1 != "Form.Findings"), ("Form.Findings", ""), ("Form.SolvedOnTheSpot", "A valve"), ("Photos", Upload.Photo("seam.png")), ("Commitments[1].Text", "No owner yet")]);

        page.Refuses("Form.Findings").Refuses("Commitments[1].Owner");
        Assert.Equal("A valve", page.The("[name='Form.SolvedOnTheSpot']").TextContent.Trim());
        page.Shows("seam.png", "kept");

        var done = await page.Submit("#record", ("Form.Findings", "Now written"), ("Commitments[1].Text", ""));
        done.At(VisitsLinks.Details(made.Reference, "V2"));
        Assert.Single(done.All("img.thumb"));
    }

    [Fact]
    public async Task A_commitment_for_a_problem_without_a_cause_is_refused_beside_its_row()
    {
        var made = await SampleCase.EnterAsync(App);
        var member = (await App.PersonNamed(Cast.Member)).Id;
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.RecordUnplanned(made.Reference));

        var page = await form.Submit(
            "#record", [.. Held(), ("Problems[0].Title", "Odd smell"), ("Problems[0].Domains", "QMG"), .. Commitment(1, "Air the hall", member, "#0")]);

        page.Refuses("Commitments[1].For", "cause");
        Assert.Equal(1, await App.InDatabase(db => db.Visits.CountAsync(one => one.CaseId == made.Id)));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.RecordUnplanned(made.Reference));

        (await form.Submit("#record", [.. Held(), ("Photos", new Upload("evil.exe", "MZ"u8.ToArray()))])).Refuses("Photos", "evil.exe");
        (await form.Submit("#record", [.. Held(), ("Photos", new Upload("paper.pdf", "%PDF-1.7"u8.ToArray()))])).Refuses("Photos", "not a picture");
    }

    [Fact]
    public async Task One_more_row_comes_without_JavaScript_too()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.RecordUnplanned(made.Reference));

        var page = await form.Submit("button[value=commitment]", ("Form.Findings", "Typed before"));

        page.Expect(HttpStatusCode.OK);
        Assert.NotNull(page.Find("[name='Commitments[3].Text']"));
        Assert.Equal("Typed before", page.The("[name='Form.Findings']").TextContent.Trim());
    }

    [Fact]
    public async Task Only_the_bureau_in_charge_records_and_only_in_an_open_case()
    {
        var made = await SampleCase.EnterAsync(App);
        foreach (var other in new[] { Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker, Cast.Expert })
        {
            await (await SignIn(other)).Get(VisitsLinks.RecordUnplanned(made.Reference), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Record(made.Reference, "V9"), HttpStatusCode.NotFound);
        // V1 was held already: a stale link leads to the sentence, not to an empty form
        (await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Record(made.Reference, "V1"), HttpStatusCode.BadRequest)).Shows("V1");
        await App.SendAs(Cast.Manager, new Web.Features.Cases.PauseCase(made.Reference, "Moving"));
        await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.RecordUnplanned(made.Reference), HttpStatusCode.BadRequest);
    }

    internal static (string, object?)[] Held() =>
        [("Form.Purpose", nameof(VisitPurpose.FollowUp)), ("Form.Met", "Zheng Shili"), ("Form.Findings", "All 30 records are complete."), ("Form.Hours", "2.5")];

    private static (string, object?)[] Commitment(int row, string text, PersonId owner, string problem = "") =>
    [
        ($"Commitments[{row}].Text", text), ($"Commitments[{row}].Owner", owner.ToString()), ($"Commitments[{row}].Due", new DateOnly(2026, 12, 4)),
        ($"Commitments[{row}].For", problem),
    ];
}
