using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Hosting;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;

var builder = HostSetup.CreateBuilder(args);
builder.AddSite().AddPipeline().AddPages().AddShared();

var app = builder.Build();
app.NameFieldsInValidators();
app.UsePages();
app.MapPages();
await app.RunAsync();

/// <summary>The program; public so that tests can start it.</summary>
public partial class Program;
