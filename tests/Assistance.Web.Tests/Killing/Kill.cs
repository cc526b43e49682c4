using System.Globalization;
using Assistance.Tests.Shared;

namespace Assistance.Web.Tests.Killing;

/// <summary>What the kill tests share. They start real processes, so no two of them run at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Kill
{
    public const string Name = "Killing";

    /// <summary>The suite in tests/run.</summary>
    public const string Suite = "kill";

    /// <summary>How often something is killed in each test: ASSISTANCE_KILL_ROUNDS, else few enough for every run of the suites.</summary>
    public static int Rounds { get; } = int.TryParse(Environment.GetEnvironmentVariable("ASSISTANCE_KILL_ROUNDS"), CultureInfo.InvariantCulture, out var set) ? set : 2;

    /// <summary>Mail every second, short leases, quick check-ins: so that what a dead node leaves behind moves on within the patience of a test.</summary>
    internal static Dictionary<string, string> Settings(MailServer post) => new()
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = post.Port.ToString(CultureInfo.InvariantCulture),
        ["Mail:StartTls"] = "false",
        ["Mail:TimeoutSeconds"] = "4",
        ["Mail:LeaseSeconds"] = LeaseSeconds.ToString(CultureInfo.InvariantCulture),
        ["Jobs:Cron:deliver"] = "* * * * * ?",
        ["Jobs:CheckInSeconds"] = "1",
    };

    /// <summary>For how long a node keeps mail to itself.</summary>
    public const int LeaseSeconds = 10;
}
