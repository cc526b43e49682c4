using Assistance.Web.Features.Agreements;
using Assistance.Web.Features.Audit;
using Assistance.Web.Features.Backups;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Files;
using Assistance.Web.Features.Retention;
using Assistance.Web.Infrastructure.Scheduling;

namespace Assistance.Web;

/// <summary>
/// Everything that runs by itself. A constant, small number of jobs, whatever the number of commitments: what is due stands in an index
/// of the database, not in the scheduler.
/// </summary>
public static class Schedule
{
    private const string Shanghai = "Asia/Shanghai";

    /// <summary>The jobs: name, what runs, when (seconds minutes hours day month weekday), in which time zone.</summary>
    public static IReadOnlyList<ScheduledJob> Jobs { get; } =
    [
        new("sweep", typeof(SweepJob), "0 0 6,18 * * ?", Shanghai),
        new("sweep-after-start", typeof(CatchUpJob), null, Shanghai),
        new("deliver", typeof(DeliverJob), "0 * * * * ?", Shanghai),
        new("expire", typeof(ExpireAgreementsJob), "0 10 0 * * ?", Shanghai),
        new("forgotten-files", typeof(RemoveForgottenFilesJob), "0 20 0 * * ?", Shanghai),
        new("retention", typeof(RetentionJob), "0 40 0 * * ?", Shanghai),
        new("seal", typeof(SealAuditJob), "0 50 23 * * ?", Shanghai),
        new("backup", typeof(BackUpJob), "0 30 1 * * ?", Shanghai),
        new("check", typeof(CheckJob), "0 30 2 * * ?", Shanghai),
    ];
}
