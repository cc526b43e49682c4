using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Assistance.Web.Infrastructure.Telemetry;

/// <summary>What the product tells about its own work: names of commands, ids and numbers, never what people wrote or who they are.</summary>
public static class Measures
{
    /// <summary>Name of the source of traces and of the meter.</summary>
    public const string Name = "Assistance";

    private static readonly Meter meter = new(Name);

    /// <summary>Spans of commands and queries.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>How long commands and queries take, by name and end (done, refused, failed).</summary>
    public static Histogram<double> Requests { get; } = meter.CreateHistogram<double>("assistance.request.duration", "s", "How long commands and queries take");

    /// <summary>Newly raised rungs, by rung.</summary>
    public static Counter<long> Raised { get; } = meter.CreateCounter<long>("assistance.chase.raised", "{rung}", "Rungs that sweeps raised");

    /// <summary>Mails by end: sent, delayed, failed.</summary>
    public static Counter<long> Mails { get; } = meter.CreateCounter<long>("assistance.mail.ended", "{mail}", "How mails ended");
}
