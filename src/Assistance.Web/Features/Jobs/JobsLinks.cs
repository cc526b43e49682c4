namespace Assistance.Web.Features.Jobs;

/// <summary>Addresses of the pages about jobs.</summary>
public static class JobsLinks
{
    /// <summary>定时任务: all jobs, and what each node is doing.</summary>
    public const string List = "/admin/jobs";

    /// <summary>One job with its history.</summary>
    /// <param name="job">Its name.</param>
    public static string Show(string job) => $"/admin/jobs/{job}";
}
