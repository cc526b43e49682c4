using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Mail;

/// <summary>By which way mail goes.</summary>
public static class MailSetup
{
    /// <summary>Registers the way that environment and settings choose: outside production nothing leaves.</summary>
    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations()
            .Validate(mail => mail.LeaseSeconds > 2 * mail.TimeoutSeconds, "Mail:LeaseSeconds must be more than twice Mail:TimeoutSeconds.")
            .ValidateOnStart();
        builder.Services.AddScoped<PickupFolder>();
        builder.Services.AddScoped<SmtpMail>();
        builder.Services.AddScoped<IMailSender>(services => Leaves(services.GetRequiredService<IHostEnvironment>(), services.GetRequiredService<IOptions<MailOptions>>().Value)
            ? services.GetRequiredService<SmtpMail>()
            : services.GetRequiredService<PickupFolder>());
        return builder;
    }

    /// <summary>Whether mail leaves this installation.</summary>
    public static bool Leaves(IHostEnvironment environment, MailOptions options) => environment.IsProduction() && options.Host.Length > 0;
}
