namespace Assistance.Web.Infrastructure.Scheduling;

/// <summary>One line of the schedule.</summary>
/// <param name="Name">Name of the job: lower case, unique.</param>
/// <param name="Job">What runs; a <see cref="CommandJob"/>.</param>
/// <param name="Cron">When, as a Quartz cron expression (seconds first); null runs once after every start.</param>
/// <param name="TimeZone">IANA name of the time zone in which the expression counts.</param>
public sealed record ScheduledJob(string Name, Type Job, string? Cron, string TimeZone);

/// <summary>All lines of the schedule.</summary>
public sealed record JobTable(IReadOnlyList<ScheduledJob> Jobs);
