using Assistance.Web;
using Assistance.Web.Features.Account;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Feeds;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Hosting;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Scheduling;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Infrastructure.Telemetry;

var line = CommandLine.Parse(args);
var builder = HostSetup.CreateBuilder(line.ForHost);
builder
    .AddSite().AddReferenceCodes().AddDatabase().AddSecurity()
    .AddPipeline().AddPages().AddFiles().AddMail()
    .AddChasing().AddScheduling(Schedule.Jobs).AddTelemetry().AddHealth().AddShared();
if (line.IsCommand)
{
    builder.SpeakOnStandardError();
}

var app = builder.Build();
if (line.IsCommand)
{
    return await OperatorCommands.RunAsync(line, app.Services, Prepare, Console.Out, Console.Error, CancellationToken.None);
}

// most of a start is the model of the database and the map of the pages; neither needs the other, and a restart is waited for
var prepared = Task.Run(() => OperatorCommands.GuardStartAsync(line, app.Services, Prepare));
app.NameFieldsInValidators();
app.UsePages().UseSecurity().UseUploadLimits();
app.MapPages().MapHealth().MapChasing().MapFeeds();
if (!await prepared)
{
    return OperatorCommand.Refused;
}

await app.PrintSetUpLinkAsync();
await app.RunAsync();
return 0;

Task Prepare() => app.Services.AloneAsync(async () =>
{
    await app.Services.PrepareDatabaseAsync();
    await app.Services.LoadReferenceDataAsync();
    await app.Services.LoadDemoAsync(firstStart: !line.IsCommand);
});

/// <summary>The program; public so that tests can start it.</summary>
public partial class Program;
