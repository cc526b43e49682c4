using Assistance.Data;
using Assistance.Data.Saving;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Data;

/// <summary>What one request leaves to the next in a context that is used again: open connection and compiled statements, and nothing of its reader.</summary>
public class SqliteStatementsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_statement_is_compiled_once_for_many_requests()
    {
        if (Installation.OnPostgres)
        {
            return;
        }

        for (var i = 0; i < 100; i++)
        {
            Assert.Equal("Administrator", await InContext(db => db.People.Where(person => person.Role == Role.Administrator).OrderBy(person => person.Name).Select(person => person.Role.ToString()).FirstAsync()));
        }

        // the library tells what is compiled on a connection, and how often each was carried out
        var runs = await InContext(db => db.Database.SqlQuery<long>($"SELECT MAX(run) AS Value FROM sqlite_stmt WHERE sql LIKE '%\"People\"%ORDER BY%'").SingleAsync());

        Assert.InRange(runs, 2, 100);
    }

    [Fact]
    public async Task The_same_statement_can_be_read_twice_at_the_same_time()
    {
        // PostgreSQL reads one at a time on a connection
        if (Installation.OnPostgres)
        {
            return;
        }

        var pairs = await InContext(async db =>
        {
            List<(PersonId, PersonId)> found = [];
            await foreach (var outer in db.People.OrderBy(person => person.Id).Take(3).Select(person => person.Id).AsAsyncEnumerable())
            {
                await foreach (var inner in db.People.OrderBy(person => person.Id).Take(3).Select(person => person.Id).AsAsyncEnumerable())
                {
                    found.Add((outer, inner));
                }
            }

            return found;
        });

        Assert.Equal(9, pairs.Distinct().Count());
    }

    [Fact]
    public async Task A_statement_that_failed_works_the_next_time()
    {
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => InContext(db => db.Database.SqlQuery<int>($"SELECT 1 / (SELECT COUNT(*) FROM \"Nothing\") AS \"Value\"").SingleAsync()));
            Assert.Equal(i, await InContext(db => db.Database.SqlQuery<int>($"SELECT {i} AS \"Value\"").SingleAsync()));
        }
    }

    [Fact]
    public async Task A_transaction_that_nobody_ended_is_undone()
    {
        for (var i = 0; i < 3; i++)
        {
            await InContext(async db =>
            {
                await db.Database.BeginTransactionAsync();
                return await db.CalendarRows.ExecuteDeleteAsync();
            });
            Assert.True(await InContext(db => db.CalendarRows.AnyAsync()));
        }
    }

    [Fact]
    public async Task Nothing_of_a_reader_is_left_to_the_next_one()
    {
        for (var i = 0; i < 3; i++)
        {
            await InContext(db =>
            {
                db.Perform(new Act(Actor.System, new DateOnly(2026, 11, 20), App.Clock.GetUtcNow().UtcDateTime), "Something");
                db.Note(new("Person", "1", "Something"));
                return Task.FromResult(true);
            });
            using var scope = App.Services.CreateScope();
            var next = scope.ServiceProvider.GetRequiredService<AssistanceDb>();

            Assert.Same(Viewer.Nobody, next.Viewer);
            Assert.Null(next.Act);
            Assert.Empty(next.Command);
            Assert.Empty(next.ChangeTracker.Entries());
            await next.SaveChangesAsync();
            next.View(Viewer.System);
            Assert.False(await next.Set<Assistance.Data.Records.AuditEntry>().AnyAsync(entry => entry.Change == "Something"));
        }
    }

    [Fact]
    public async Task What_a_connection_has_for_a_sweep_it_gives_back()
    {
        if (Installation.OnPostgres)
        {
            return;
        }

        var (during, after) = await InContext(async db =>
        {
            // outside a transaction every statement would open a connection anew, were it not one that stays open
            (long, long) held;
            await using (await SweepRoom.TakeAsync(db, default))
            {
                held = await State(db);
            }

            return (held, await State(db));
        });

        Assert.Equal(((-65_536, 1), (-2_000, 2)), (during, after));

        // synchronous: 1 is NORMAL, 2 is FULL
        static async Task<(long, long)> State(AssistanceDb db) => (
            await db.Database.SqlQuery<long>($"SELECT cache_size AS \"Value\" FROM pragma_cache_size").SingleAsync(),
            await db.Database.SqlQuery<long>($"SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync());
    }

    private async Task<T> InContext<T>(Func<AssistanceDb, Task<T>> ask)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        db.View(Viewer.System);
        return await ask(db);
    }
}
