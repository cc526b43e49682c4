namespace Assistance.Web.Features.Shared;

/// <summary>What the pages of all areas share.</summary>
public static class SharedSetup
{
    /// <summary>Registers the navigation.</summary>
    public static WebApplicationBuilder AddShared(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Navigation>();
        return builder;
    }
}
