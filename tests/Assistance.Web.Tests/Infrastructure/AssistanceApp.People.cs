using System.Net;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Tests.Infrastructure;

/// <content>Acting as somebody, and looking into the database.</content>
public partial class AssistanceApp
{
    /// <summary>
    /// A browser with the session cookie that the program itself would have given to the person; the pages check it as any other.
    /// Only the password is left out, which takes long on purpose: tests of the sign-in page type it.
    /// </summary>
    /// <param name="person">Name of the person, mostly one of <see cref="Cast"/>.</param>
    public async Task<Browser> SignIn(string person)
    {
        var browser = Browse();
        browser.Cookies.Add(new Uri(BaseUrl), await SessionOf(person));
        return browser;
    }

    /// <summary>The session cookie of a person.</summary>
    public async Task<Cookie> SessionOf(string person)
    {
        await using var scope = Services.CreateAsyncScope();
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        db.View(Viewer.System);
        var account = await db.Accounts.SingleAsync(one => db.People.Any(row => row.Id == one.PersonId && row.Name == person));
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var times = new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow() + options.ExpireTimeSpan };
        var ticket = new AuthenticationTicket(principal, times, IdentityConstants.ApplicationScheme);
        return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket)) { Path = "/", HttpOnly = true, Secure = BaseUrl.StartsWith("https", StringComparison.Ordinal) };
    }

    /// <summary>Reads or prepares something in the database with nothing hidden. Changes are saved by the caller.</summary>
    public async Task<T> InDatabase<T>(Func<AssistanceDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        db.View(Viewer.System);
        return await work(db);
    }

    /// <summary>The record of a person.</summary>
    public Task<Person> PersonNamed(string name) => InDatabase(db => db.People.SingleAsync(person => person.Name == name));

    /// <summary>Sends a command or query as a person, through validators and all, to prepare what a test is about.</summary>
    public async Task<T> SendAs<T>(string person, IRequest<T> request)
    {
        await using var scope = Services.CreateAsyncScope();
        var id = (await PersonNamed(person)).Id;
        var signedIn = await scope.ServiceProvider.GetRequiredService<AssistanceDb>().SignedInAsync(id, Clock.Today, CancellationToken.None);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(signedIn!);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Sends a command as the product itself, as jobs and operator commands do.</summary>
    /// <param name="asOf">The day as of which it works; the clock's today unless told.</param>
    public async Task<T> SendAsSystem<T>(IRequest<T> request, DateOnly? asOf = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(asOf);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
