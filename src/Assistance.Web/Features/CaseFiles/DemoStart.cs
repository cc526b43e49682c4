using System.Globalization;
using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>
/// Decides at start whether the samples are loaded: when --demo asks for them; and without a word when a development server starts on an
/// installation in which nothing is. Never in production.
/// </summary>
public static class DemoStart
{
    /// <summary>Loads the samples if they are to be loaded.</summary>
    /// <param name="firstStart">Whether the server starts; operator commands load them only when asked.</param>
    /// <exception cref="RefusedException">They are asked for, and cannot be loaded here.</exception>
    public static async Task LoadDemoAsync(this IServiceProvider services, bool firstStart, CancellationToken cancellationToken = default)
    {
        var asked = services.GetRequiredService<IConfiguration>()["Demo:Language"];
        var environment = services.GetRequiredService<IHostEnvironment>();
        if (asked == "none" || (asked is null && !(firstStart && environment.IsDevelopment())))
        {
            return;
        }

        if (environment.IsProduction())
        {
            throw new RefusedException(new Refusal("", "demo.production", "casefiles.refused.demo-production"));
        }

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        db.View(Viewer.System);
        var present = await db.Settings.Where(setting => setting.Name == DemoMode.Setting).Select(setting => setting.Value).FirstOrDefaultAsync(cancellationToken);
        if (present is not null && (asked is null || asked == present))
        {
            return;
        }

        var isEmpty = !await db.People.AnyAsync(cancellationToken) && !await db.Bureaux.AnyAsync(cancellationToken);
        if (asked is not null || isEmpty)
        {
            var language = asked ?? (Languages.IsChinese(CultureInfo.InstalledUICulture) ? "zh" : "en");
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new LoadDemo(language), cancellationToken);
        }
    }
}
