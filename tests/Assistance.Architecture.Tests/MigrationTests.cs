using Assistance.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Assistance.Architecture.Tests;

public class MigrationTests
{
    [Fact]
    public void The_SQLite_migrations_make_exactly_the_model() =>
        MakeTheModel(new Assistance.Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]));

    [Fact]
    public void The_PostgreSQL_migrations_make_exactly_the_model() =>
        MakeTheModel(new Assistance.Migrations.Postgres.DesignTimeFactory().CreateDbContext([]));

    private static void MakeTheModel(AssistanceDb database)
    {
        using (database)
        {
            Assert.NotEmpty(database.Database.GetMigrations());
            Assert.NotEmpty(database.Model.GetEntityTypes());
            var changes = Changes(database).ToList();
            Assert.True(changes.Count == 0, $"The model has changed since the last migration:\n{string.Join('\n', changes)}");
        }
    }

    /// <summary>What a new migration would do; named, so that the failure says what was forgotten.</summary>
    private static IEnumerable<string> Changes(AssistanceDb database)
    {
        var snapshot = database.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        var then = database.GetService<IModelRuntimeInitializer>().Initialize(snapshot, designTime: true, validationLogger: null);
        var now = database.GetService<IDesignTimeModel>().Model;
        return database.GetService<IMigrationsModelDiffer>().GetDifferences(then.GetRelationalModel(), now.GetRelationalModel())
            .Select(operation => operation switch
            {
                ColumnOperation column => $"{operation.GetType().Name} {column.Table}.{column.Name} {column.ColumnType}",
                ITableMigrationOperation table => $"{operation.GetType().Name} {table.Table}",
                _ => operation.GetType().Name,
            });
    }
}
