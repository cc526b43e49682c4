using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Hosting;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;

var builder = HostSetup.CreateBuilder(args);
builder.AddSite().AddDatabase().AddSecurity().AddPipeline().AddPages().AddFiles().AddShared();
builder.AddMail().AddChasing();

var app = builder.Build();
await app.Services.PrepareDatabaseAsync();
app.NameFieldsInValidators();
app.UsePages();
app.UseSecurity();
app.UseUploadLimits();
app.MapPages();
await app.RunAsync();

/// <summary>The program; public so that tests can start it.</summary>
public partial class Program;
