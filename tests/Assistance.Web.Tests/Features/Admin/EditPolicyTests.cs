using System.Net;
using Assistance.Domain.Deadlines;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Admin;

public class EditPolicyTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task An_administrator_sets_the_ladder_of_a_bureau_after_seeing_what_moves_and_only_open_deadlines_follow()
    {
        var promise = await App.Make("2026-12-11");
        var closed = await App.Make("2026-12-11");
        await App.With(closed, Cast.Manager, (commitment, act) => commitment.Withdraw("Not needed", act));
        var admin = await SignIn(Cast.Administrator);
        var form = await admin.Get("/admin/policies/edit");
        var seen = await form.Submit("form.card", ("Area", Cast.Division), ("Days[0]", 10), ("Reason", "More notice"));
        seen.Shows("will be chased on another day");
        Assert.Equal(new DateOnly(2026, 12, 4), (await App.DeadlineOf(promise)).NextChaseOn);

        (await seen.Submit("button[formaction]")).At("/admin/policies").Shows("T-10", "More notice", "in force");
        Assert.Equal(new DateOnly(2026, 11, 27), (await App.DeadlineOf(promise)).NextChaseOn);
        Assert.Null((await App.DeadlineOf(closed)).NextChaseOn);
        Assert.Equal(["R10"], (await App.Sweep(new DateOnly(2026, 11, 27))).Raised.Where(item => item.Case == promise.Reference).Select(item => item.Rung));
        (await (await SignIn(Cast.Caseworker)).Get($"/cases/{promise.Reference}/commitments/{promise.Number}")).Shows("Chase policy of division", "R10");
    }

    [Fact]
    public async Task A_policy_of_a_coming_day_is_followed_by_the_sweep_of_that_day()
    {
        var promise = await App.Make("2027-03-12", owner: Cast.Lead);
        await App.Sweep(new DateOnly(2027, 1, 4));
        Clock.Set("2027-01-04");
        var form = await (await SignIn(Cast.Administrator)).Get("/admin/policies/edit?kind=CommitmentDue");
        await (await form.Submit("form.card", ("Area", Cast.Division), ("From", new DateOnly(2027, 1, 11)), ("Days[0]", 40), ("Reason", "A long way"))).Submit("button[formaction]");
        Assert.True((await App.DeadlineOf(promise)).NextChaseOn > new DateOnly(2027, 2, 1));
        Assert.Equal(["R40"], (await App.Sweep(new DateOnly(2027, 1, 25))).Raised.Where(item => item.Case == promise.Reference && item.Kind == DeadlineKind.CommitmentDue).Select(item => item.Rung));
    }

    [Fact]
    public async Task What_is_no_ladder_is_refused_in_the_readers_words()
    {
        var form = await (await SignIn(Cast.Administrator)).Get("/admin/policies/edit");
        (await form.Submit("form.card", ("Days[4]", 1), ("Reason", "Twice"))).Expect(HttpStatusCode.BadRequest).Shows("rising days");
        (await form.Submit("form.card", ("From", new DateOnly(2026, 11, 1)), ("Reason", "Past"))).Expect(HttpStatusCode.BadRequest).Shows("before today");
        (await form.Submit("form.card", ("Area", "999999"), ("Reason", "Nowhere"))).Expect(HttpStatusCode.BadRequest).Shows("no bureau of that division");
        (await form.Submit("form.card", ("Reason", ""))).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_else_sets_policies()
    {
        await (await SignIn(Cast.Manager)).Get("/admin/policies/edit", HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get("/admin/policies", HttpStatusCode.NotFound);
    }
}
