using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.EndToEnd.Tests.Sound;

/// <summary>The program with the demo in one language, as the first start of an empty folder leaves it.</summary>
internal sealed class DemoApp : ServedApp
{
    /// <summary>Who looks at the pages, one of each role; the demo's accounts are the same in both languages, their names are not.</summary>
    private static readonly string[] accounts =
    [
        "wen.zoufang", "dong.ding", "zheng.shili", "peng.cailiao", "shen.shenji", "guan.yunwei", "lin.chengyuan", "su.yuedu",
    ];

    private DemoApp()
        : base(Installation.Empty())
    {
    }

    /// <summary>The names of those who look, in that order.</summary>
    public IReadOnlyList<string> Readers { get; private set; } = [];

    public static async Task<DemoApp> Start(string language)
    {
        var app = new DemoApp();
        await app.SendAsSystem(new LoadDemo(language[..2]));
        var names = await app.InDatabase(db => db.Accounts.Where(account => accounts.Contains(account.UserName))
            .Join(db.People, account => account.PersonId, person => person.Id, (account, person) => new { account.UserName, person.Name })
            .ToDictionaryAsync(one => one.UserName!, one => one.Name));
        app.Readers = [.. accounts.Select(account => names[account])];
        return app;
    }
}
