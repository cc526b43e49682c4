using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Account;

/// <summary>In production the first start prints, once, where the first administrator is made.</summary>
public static class SetUpLink
{
    /// <summary>Prints the link on standard output, if the installation is new; it is printed and never logged.</summary>
    public static async Task PrintSetUpLinkAsync(this WebApplication app)
    {
        if (!app.Environment.IsProduction())
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        if (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PrepareSetUp()) is { } token)
        {
            var address = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.BaseUrl.TrimEnd('/') + AccountLinks.SetUp(token);
            var text = app.Services.GetRequiredService<Text>();
            foreach (var language in Languages.All)
            {
                await Console.Out.WriteLineAsync(text.In(language)["account.set-up.printed", address]);
            }
        }
    }
}
