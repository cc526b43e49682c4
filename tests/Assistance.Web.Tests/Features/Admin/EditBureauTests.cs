using System.Net;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Admin;

public class EditBureauTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Who_comes_second_sees_both_names_and_chooses()
    {
        var bureau = await App.InDatabase(db => db.Bureaux.Where(row => row.DivisionCode == Cast.Division).Select(row => row.Id).SingleAsync());
        var (first, second) = (await SignIn(Cast.Administrator), await SignIn(Cast.Administrator));
        var (one, other) = (await first.Get("/admin/bureaux/" + bureau), await second.Get("/admin/bureaux/" + bureau));
        await one.Submit("main form[method=post]", ("Name", "First name of it"));

        var conflict = (await other.Submit("main form[method=post]", ("Name", "Second name of it"))).Expect(HttpStatusCode.Conflict).Shows("First name of it", "Second name of it", Cast.Administrator);

        (await conflict.Submit("main form", ("Name", "First name of it"))).Shows("First name of it").Hides("Second name of it");
    }

    [Fact]
    public async Task A_bureau_gets_another_name_and_head()
    {
        var bureau = await App.InDatabase(db => db.Bureaux.AsNoTracking().SingleAsync(row => row.DivisionCode == Cast.Division));
        var head = (await App.PersonNamed(Cast.OtherManager)).Id;
        var page = await (await SignIn(Cast.Administrator)).Get("/admin/bureaux/" + bureau.Id);

        (await page.Submit("form.card", ("Name", ""))).Expect(HttpStatusCode.BadRequest);
        (await page.Submit("form.card", ("Name", "Ganjingzi Bureau"), ("Head", head.ToString()))).At("/admin/bureaux").Shows("Ganjingzi Bureau", Cast.OtherManager);
    }

    [Fact]
    public async Task A_bureau_that_does_not_exist_is_not_found() =>
        await (await SignIn(Cast.Administrator)).Get($"/admin/bureaux/{Guid.CreateVersion7()}", HttpStatusCode.NotFound);

    [Fact]
    public async Task Nobody_else_sees_it() => await (await SignIn(Cast.Manager)).Get($"/admin/bureaux/{Guid.CreateVersion7()}", HttpStatusCode.NotFound);
}
