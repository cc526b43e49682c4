using System.Text.Json;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Admin;

public class UserCommandsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task An_operator_adds_somebody_who_sets_a_password_by_the_printed_link_and_is_disabled_later()
    {
        var added = await Run(0, "user", "add", "Olga Operator", "--role", "administrator", "--account", "olga", "--language", "en", "--json");
        var link = new Uri(JsonDocument.Parse(added).RootElement.GetProperty("link").GetString()!).AbsolutePath;
        (await (await Browse().Get(link)).Submit("form.card", ("Password", "A good long sentence"), ("Again", "A good long sentence"))).At("/account/sign-in");

        await Run(1, "user", "add", "Olga Second", "--role", "expert", "--account", "olga");
        await Run(1, "user", "add", "Nobody", "--role", "caseworker", "--division", "999999", "--account", "nobody");
        await Run(2, "user", "add");
        Assert.Contains("/account/password/", await Run(0, "user", "reset", "OLGA"), StringComparison.Ordinal);
        await Run(1, "user", "disable", "nobody-at-all");
        await Run(0, "user", "disable", "olga");

        Assert.False((await App.PersonNamed("Olga Operator")).IsActive);
    }

    [Fact]
    public async Task Whoever_owes_something_is_not_disabled()
    {
        await SampleCase.EnterAsync(App);

        await Run(1, "user", "disable", Cast.Caseworker);

        Assert.True((await App.PersonNamed(Cast.Caseworker)).IsActive);
    }

    private async Task<string> Run(int expected, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await OperatorCommands.RunAsync(CommandLine.Parse(args), App.Services, () => Task.CompletedTask, output, error, CancellationToken.None);
        Assert.True(code == expected, $"{string.Join(' ', args)} ended with {code}: {output}{error}");
        return output.ToString();
    }
}
