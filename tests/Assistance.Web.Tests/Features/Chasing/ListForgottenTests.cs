using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Chasing;

public class ListForgottenTests(AssistanceApp app) : WebTest(app)
{
    [Theory]
    [InlineData("no-owner", "Nobody responsible")]
    [InlineData("no-deadline", "No deadline")]
    [InlineData("no-next", "No next chase")]
    [InlineData("not-raised", "Due, not raised")]
    public async Task Each_check_opens_its_rows_which_are_none_as_it_must_be(string check, string title) =>
        (await (await SignIn(Cast.Administrator)).Get($"/chasing/forgotten?check={check}")).Shows(title, "As it must be.");
}
