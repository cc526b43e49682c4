using Assistance.Domain.People;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.CaseFiles;

public sealed class LoadDemoTests : IAsyncDisposable
{
    private readonly AssistanceApp app = new(Installation.Empty());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("zh", "温走访")]
    [InlineData("en", "Wen Zoufang")]
    public async Task The_demo_has_an_account_for_every_role_and_somebody_for_every_level(string language, string caseworker)
    {
        await app.SendAsSystem(new LoadDemo(language));
        var accounts = await app.InDatabase(db => db.Accounts.Join(db.People, one => one.PersonId, one => one.Id, (account, person) => new { account, person }).ToListAsync());
        Assert.Equal(Enum.GetValues<Role>(), accounts.Select(one => one.person.Role).Distinct().Order());
        Assert.Equal(Enum.GetValues<ContactRight>(), accounts.Select(one => one.person.ContactRight).OfType<ContactRight>().Distinct().Order());
        Assert.All(accounts, one => Assert.True(one.account is { IsDemo: true, PasswordHash: not null } && one.person.Email!.EndsWith("@demo.example", StringComparison.Ordinal)));
        Assert.Contains(accounts, one => one.person.Name == caseworker && one.person.Role == Role.Caseworker);
        Assert.Equal(language, await app.InDatabase(db => db.Settings.Where(one => one.Name == DemoMode.Setting).Select(one => one.Value).SingleAsync()));

        var bureaux = await app.InDatabase(db => db.Bureaux.AsNoTracking().ToListAsync());
        var cases = await app.InDatabase(db => db.Cases.AsNoTracking().Select(one => one.DivisionCode).Distinct().ToListAsync());
        Assert.All(cases, division => Assert.Contains(
            bureaux, bureau => bureau.DivisionCode != division && DivisionScope.WithBelow(bureau.DivisionCode).Contains(division) && bureau.HeadId is not null));
        Assert.All(bureaux, bureau => Assert.NotNull(bureau.HeadId));
    }

    [Fact]
    public async Task The_demo_needs_an_empty_installation()
    {
        await app.SendAsSystem(new LoadDemo("en"));
        await Assert.ThrowsAsync<RefusedException>(() => app.SendAsSystem(new LoadDemo("zh")));
    }

    [Fact]
    public async Task Without_a_word_nothing_is_loaded_outside_development() =>
        Assert.False(await app.InDatabase(db => db.People.AnyAsync()));
}
