using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Killing;

/// <summary>A test that needs several nodes, hence PostgreSQL; on SQLite it is skipped, and runs when the suite runs on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Installation.OnPostgres ? null : "needs PostgreSQL";
}
