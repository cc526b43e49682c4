using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Assistance.Web.Infrastructure.Telemetry;

/// <summary>Sends traces and metrics by OTLP where Telemetry:Endpoint is set (http://collector:4318); else nothing is collected.</summary>
public static class TelemetrySetup
{
    private static readonly string[] meters = [Measures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Registers what is collected.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Telemetry:Endpoint"] is not { Length: > 0 } set)
        {
            return builder;
        }

        var endpoint = new Uri(set.TrimEnd('/') + "/");
        var resource = ResourceBuilder.CreateDefault().AddService("assistance", serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}");
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Measures.Name, "Microsoft.AspNetCore")
            .AddProcessor(new AddressesAreCut())
            .AddOtlpExporter(options => To(options, new Uri(endpoint, "v1/traces")))
            .Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(meters)
            .AddOtlpExporter(options => To(options, new Uri(endpoint, "v1/metrics")))
            .Build());

        builder.Services.AddTransient<IStartupFilter, RequestsAreNamed>();

        // what nobody asks for would never be made
        builder.Services.AddHostedService<AtStart>();
        return builder;
    }

    private static void To(OtlpExporterOptions options, Uri address)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = address;
    }

    private sealed class AtStart(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush();
            metrics.ForceFlush();
            return Task.CompletedTask;
        }
    }
}
