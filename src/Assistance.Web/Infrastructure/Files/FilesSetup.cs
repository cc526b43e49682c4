using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Documents;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Files;

/// <summary>Where files are kept, and how much a form may carry.</summary>
public static class FilesSetup
{
    /// <summary>Registers the store and its limits.</summary>
    public static WebApplicationBuilder AddFiles(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.MaxFormMegabytes >= o.MaxMegabytes, "Files:MaxFormMegabytes must not be less than Files:MaxMegabytes.")
            .ValidateOnStart();
        services.AddScoped<FileStore>();
        services.AddScoped<KeptDocuments>();
        BufferIn(Directory.CreateDirectory(Path.Combine(new DataFolder(builder.Configuration).Folder("files"), FileStore.Unfinished)).FullName);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<UploadOptions>>((kestrel, uploads) =>
            kestrel.Limits.MaxRequestBodySize = uploads.Value.MaxFormBytes);
        services.AddOptions<FormOptions>().Configure<IOptions<UploadOptions>>((form, uploads) =>
            form.MultipartBodyLengthLimit = uploads.Value.MaxFormBytes);
        return builder;
    }

    // the framework buffers forms in files, which a kill leaves behind: in this folder they are removed some days later, in the system's
    // folder of temporary files they may stay for ever, and readable by others
    private static void BufferIn(string folder)
    {
        const string setting = "ASPNETCORE_TEMP";
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(setting)))
        {
            Environment.SetEnvironmentVariable(setting, folder);
        }
    }

    /// <summary>
    /// Reads forms with files before the page does, so that one above the limit is answered by the page that says so, and not as a form
    /// whose token is missing. Comes after authorization: a stranger's files are not read at all.
    /// </summary>
    public static WebApplication UseUploadLimits(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            if (context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true && !await IsReadAsync(context))
            {
                return;
            }

            await next(context);
        });
        return app;
    }

    private static async Task<bool> IsReadAsync(HttpContext context)
    {
        var limits = context.RequestServices.GetRequiredService<IOptions<UploadOptions>>().Value;
        try
        {
            if (context.Request.ContentLength > limits.MaxFormBytes)
            {
                return Refuse(context, StatusCodes.Status413PayloadTooLarge);
            }

            if (context.Request.ContentLength is null)
            {
                // no browser sends a form so: one that goes on for ever ends where a single file does
                var usual = context.RequestServices.GetRequiredService<IOptions<FormOptions>>().Value;
                await context.Request.ReadFormAsync(
                    new FormOptions { MultipartBodyLengthLimit = limits.MaxBytes, ValueCountLimit = usual.ValueCountLimit, ValueLengthLimit = usual.ValueLengthLimit }, context.RequestAborted);
                return true;
            }

            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException failure)
        {
            return Refuse(context, failure.StatusCode);
        }
        catch (InvalidDataException)
        {
            // too large as a whole, or not well-formed; without a length told beforehand the two cannot be told apart
            return Refuse(context, context.Request.ContentLength is null ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }
    }

    // the error page is shown by the same pipeline, which must not try the refused content again
    private static bool Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Request.ContentType = null;
        context.Request.ContentLength = null;
        context.Request.Body = Stream.Null;
        return false;
    }
}
