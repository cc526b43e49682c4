using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Admin;

public class ListPoliciesTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Without_any_policy_the_default_ladder_is_shown() =>
        (await (await SignIn(Cast.Administrator)).Get("/admin/policies")).Shows("Default ladder", "T-5", "L3 T+10", "No policy is set");
}
