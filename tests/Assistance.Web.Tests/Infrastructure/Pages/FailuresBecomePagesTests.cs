using System.Reflection;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Tests.Infrastructure.Localization;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Assistance.Web.Tests.Infrastructure.Pages;

public class FailuresBecomePagesTests
{
    private static readonly Text English = Texts.In(Languages.English);

    [Fact]
    public async Task A_broken_rule_shows_the_form_again_with_the_sentence_at_its_field()
    {
        var page = Post(("Input.DueDate", "2027-02-15"));
        var result = await Run(page, new BrokenRuleException("shared.input.missing") { Field = "DueDate" });
        Assert.Equal(400, Assert.IsType<PageResult>(result).StatusCode);
        Assert.True(page.Loaded);
        Assert.Equal(English["shared.input.missing"], page.ModelState["Input.DueDate"]!.Errors.Single().ErrorMessage);
    }

    [Fact]
    public async Task A_broken_rule_for_an_input_that_the_form_does_not_have_belongs_to_the_whole_form()
    {
        var page = Post(("Note", "x"));
        await Run(page, new BrokenRuleException("shared.input.missing") { Field = "Owner" });
        Assert.Equal(English["shared.input.missing"], page.ModelState[""]!.Errors.Single().ErrorMessage);
    }

    [Fact]
    public async Task Every_failure_of_a_validator_stands_at_its_field()
    {
        var page = Post(("Reason", ""), ("Points[0].Text", ""));
        var result = await Run(page, new ValidationException([new ValidationFailure("Reason", "one"), new ValidationFailure("Points[0].Text", "two")]));
        Assert.Equal(400, Assert.IsType<PageResult>(result).StatusCode);
        Assert.Equal("one", page.ModelState["Reason"]!.Errors.Single().ErrorMessage);
        Assert.Equal("two", page.ModelState["Points[0].Text"]!.Errors.Single().ErrorMessage);
    }

    [Fact]
    public async Task An_input_that_cannot_be_read_never_reaches_the_handler()
    {
        var page = Post(("DueDate", "soon"));
        page.ModelState.AddModelError("DueDate", "unreadable");
        var reached = false;
        var result = await Run(page, () => reached = true);
        Assert.False(reached);
        Assert.Equal(400, Assert.IsType<PageResult>(result).StatusCode);
        Assert.True(page.Loaded);
    }

    [Fact]
    public async Task Not_found_is_a_404() => Assert.IsType<NotFoundResult>(await Run(Post(), new NotFoundException()));

    [Fact]
    public async Task Not_found_while_the_form_is_shown_again_is_a_404_too()
    {
        var page = Post();
        page.Gone = true;
        Assert.IsType<NotFoundResult>(await Run(page, new BrokenRuleException("shared.input.missing")));
    }

    [Fact]
    public async Task A_refused_GET_becomes_an_error_page_with_the_sentence()
    {
        var page = Post();
        page.HttpContext.Request.Method = "GET";
        Assert.Equal(400, Assert.IsType<StatusCodeResult>(await Run(page, new BrokenRuleException("shared.input.missing"))).StatusCode);
        Assert.Equal(English["shared.input.missing"], page.HttpContext.Items[FailuresBecomePages.Reason]);
    }

    [Fact]
    public async Task A_stale_version_shows_both_versions_and_holds_whatever_else_was_typed()
    {
        var page = Post(("Owner", "Luo"), ("Percent", "60"), ("Note", "agreed"), ("RowVersion", "3"), ("__RequestVerificationToken", "t"));
        var stale = new StaleVersionException(4, "Dong", new DateTime(2026, 11, 20, 6, 28, 0, DateTimeKind.Utc), [new("Owner", "Miao", "Luo"), new("Percent", "60", "60")]);
        var result = Assert.IsType<ViewResult>(await Run(page, stale));
        var view = Assert.IsType<ConflictView>(result.Model);
        Assert.Equal(409, result.StatusCode);
        Assert.Equal(["Owner"], view.Lines.Where(l => !l.Same).Select(l => l.Name));
        Assert.Equal([new("Percent", "60"), new("Note", "agreed"), new("RowVersion", "4")], view.Held);
    }

    [Fact]
    public async Task Two_saves_that_cross_in_the_database_show_the_form_again_as_409_with_the_new_version()
    {
        var page = Post(("Note", "x"), ("RowVersion", "3"));
        page.ModelState.SetModelValue("RowVersion", "3", "3");
        var result = await Run(page, new DbUpdateConcurrencyException());
        Assert.Equal(409, Assert.IsType<PageResult>(result).StatusCode);
        Assert.False(page.ModelState.ContainsKey("RowVersion"));
        Assert.Equal(English["shared.conflict.crossed"], page.ModelState[""]!.Errors.Single().ErrorMessage);
    }

    [Fact]
    public async Task What_is_no_refusal_stays_an_error() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run(Post(), new InvalidOperationException()));

    [Theory]
    [InlineData("https://assistance.example", "same-origin", true)]
    [InlineData("https://assistance.example", "", true)]
    [InlineData("https://assistance.example", "cross-site", false)]
    [InlineData("https://elsewhere.example", "", false)]
    [InlineData("null", "", false)]
    [InlineData("", "", false)]
    public void Only_a_form_of_our_own_may_be_sent_again(string origin, string site, bool ours)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString("assistance.example");
        request.Headers.Origin = origin;
        request.Headers["Sec-Fetch-Site"] = site;
        Assert.Equal(ours, HeldForm.IsOurs(request));
    }

    [Fact]
    public void Passwords_codes_and_our_token_are_never_held()
    {
        var page = Post(("UserName", "wen"), ("Password", "p"), ("NewPassword", "p"), ("Input.Code", "123456"), ("DivisionCode", "210211"), ("__RequestVerificationToken", "t"));
        Assert.Equal(["UserName", "DivisionCode"], HeldForm.Of(page.Request).Select(h => h.Key));
    }

    private static TestPage Post(params (string Name, string Value)[] form)
    {
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton(English).AddSingleton(Texts.ClockAt("2026-11-20T06:31:00Z"))
                .AddSingleton<Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataDictionaryFactory, NoTempData>().BuildServiceProvider(),
        };
        context.Request.Method = "POST";
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Form = new FormCollection(form.ToDictionary(f => f.Name, f => new StringValues(f.Value)));
        return new TestPage
        {
            PageContext = new PageContext(new ActionContext(context, new RouteData(), new CompiledPageActionDescriptor { HandlerTypeInfo = typeof(TestPage).GetTypeInfo() }))
        };
    }

    private static Task<IActionResult?> Run(TestPage page, Exception failure) => Run(page, () => throw failure);

    private static async Task<IActionResult?> Run(TestPage page, Action handler)
    {
        var executing = new PageHandlerExecutingContext(page.PageContext, [], new HandlerMethodDescriptor(), new Dictionary<string, object?>(), page);
        var executed = new PageHandlerExecutedContext(page.PageContext, [], new HandlerMethodDescriptor(), page);
        await new FailuresBecomePages(English).OnPageHandlerExecutionAsync(executing, () =>
        {
            try
            {
                handler();
            }
            catch (Exception failure)
            {
                executed.Exception = failure;
            }

            return Task.FromResult(executed);
        });
        if (executed.Exception is { } left && !executed.ExceptionHandled)
        {
            throw left;
        }

        return executing.Result ?? executed.Result;
    }

    private sealed class TestPage : AppPage
    {
        public bool Loaded { get; private set; }

        public bool Gone { get; set; }

        public override Task LoadAsync(CancellationToken cancellationToken)
        {
            Loaded = true;
            return Gone ? throw new NotFoundException() : Task.CompletedTask;
        }
    }

    private sealed class NoTempData : Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataDictionaryFactory, Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataProvider
    {
        public Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataDictionary GetTempData(HttpContext context) =>
            new Microsoft.AspNetCore.Mvc.ViewFeatures.TempDataDictionary(context, this);

        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
        }
    }
}
