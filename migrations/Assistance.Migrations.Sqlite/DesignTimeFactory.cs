using Assistance.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Assistance.Migrations.Sqlite;

/// <summary>Lets the tools build the model of this database; the product never uses it.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<AssistanceDb>
{
    /// <inheritdoc/>
    public AssistanceDb CreateDbContext(string[] args)
    {
        SqliteShim.Ensure();
        var options = new DbContextOptionsBuilder<AssistanceDb>();
        options.UseSqlite("Data Source=design.db", sqlite => sqlite.MigrationsAssembly(typeof(DesignTimeFactory).Assembly.GetName().Name));
        return new AssistanceDb(options.Options, new RulesInForce());
    }
}
