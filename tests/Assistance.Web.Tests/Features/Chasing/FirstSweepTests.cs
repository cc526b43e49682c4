using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Admin;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Chasing;

/// <summary>An installation that was never swept.</summary>
public class FirstSweepTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_policy_that_came_into_force_before_the_first_sweep_is_followed_by_it()
    {
        LadderStep[] steps = [new("R15", -15, [ChaseRecipient.Owner]), new("L1", 1, [ChaseRecipient.Owner]), new("W", 0, [ChaseRecipient.Manager])];
        await App.SendAs(Cast.Administrator, new SetPolicy(new(null, Cast.Division, new DateOnly(2026, 11, 23), steps, "A long way")));
        var promise = await App.Make("2026-12-18", agreed: "2026-11-20");
        Assert.Equal(new DateOnly(2026, 12, 11), (await App.DeadlineOf(promise)).NextChaseOn);
        Assert.Equal("R15", Assert.Single((await App.Sweep(new DateOnly(2026, 11, 27))).Raised).Rung);
    }
}
