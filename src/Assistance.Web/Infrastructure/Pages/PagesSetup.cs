using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Assistance.Web.Infrastructure.Pages;

/// <summary>Everything that Razor Pages need here: language, failures as pages, cookies, compression, static files.</summary>
public static class PagesSetup
{
    /// <summary>Registers pages and what they stand on.</summary>
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        AddLanguages(services, throwOnMissing: !builder.Environment.IsProduction());
        services.AddRazorPages(o => o.RootDirectory = "/Features").AddMvcOptions(o =>
        {
            o.Filters.Add<Drafts.DraftsAreKept>();
            o.Filters.Add<FailuresBecomePages>();
            o.Filters.Add<ExpiredFormsAreKept>();

            // validators decide what is required, and an empty input is an empty string, not null
            o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            o.ModelMetadataDetailsProviders.Add(new EmptyInputIsEmptyText());
        });
        services.Configure<MvcViewOptions>(o => o.HtmlHelperOptions.ClientValidationEnabled = false);
        services.AddOptions<MvcOptions>().Configure<Text>(BindingMessages.Localize);
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<SiteOptions>>((o, site) =>
            SecureCookies.Harden(o.Cookie, "assistance.form", site.Value.Https));
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IOptions<SiteOptions>>((o, site) =>
            SecureCookies.Harden(o.Cookie, AppPage.MessageCookie, site.Value.Https));
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        return builder;
    }

    /// <summary>What every request passes before it reaches a page, in order.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        if (site.BehindProxy)
        {
            app.UseForwardedHeaders();
        }

        app.UseSecurityHeaders();
        app.UseKnownMethods();
        if (site.Https)
        {
            app.UseHsts();
        }

        app.UseResponseCompression();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        return app;
    }

    /// <summary>Maps static files, by fingerprint and with a long life, and all pages. Comes after sign-in: a person may have a language.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();

        // an address that leads nowhere is not found, instead of asking a stranger to sign in for nothing
        app.MapFallback("{**path}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous();
        return app;
    }

    private static void AddLanguages(IServiceCollection services, bool throwOnMissing)
    {
        services.AddSingleton<Clock>();
        services.AddSingleton<RecordAbove>();
        services.AddSingleton(_ => TextCatalogue.Load(typeof(PagesSetup).Assembly));
        services.AddSingleton(s => new Text(s.GetRequiredService<TextCatalogue>(), s.GetRequiredService<Clock>(), throwOnMissing));
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture(Languages.Chinese);
            o.SupportedCultures = o.SupportedUICultures = [.. Languages.All];
            o.RequestCultureProviders = [new ReaderCulture()];
            o.ApplyCurrentCultureToResponseHeaders = true;
        });
    }

    /// <summary>Names inputs in the validators' messages by the same texts that label them on the pages.</summary>
    public static void NameFieldsInValidators(this WebApplication app)
    {
        var text = app.Services.GetRequiredService<Text>();
        ValidatorOptions.Global.DisplayNameResolver = (type, member, _) =>
            member is null ? null : FieldNames.Label(text, FieldNames.Area(type), member.Name) ?? text["shared.this-field"];
    }

    private sealed class EmptyInputIsEmptyText : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
        {
            if (context.Key.ModelType == typeof(string))
            {
                context.DisplayMetadata.ConvertEmptyStringToNull = false;
            }
        }
    }
}
