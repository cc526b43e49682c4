namespace Assistance.Web.Features.Chasing;

/// <summary>What chasing needs besides its commands.</summary>
public static class ChasingSetup
{
    /// <summary>Registers the outbox.</summary>
    public static WebApplicationBuilder AddChasing(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MailRound>();
        return builder;
    }
}
