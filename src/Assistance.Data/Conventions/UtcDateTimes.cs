using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Assistance.Data.Conventions;

/// <summary>Instants are UTC: SQLite forgets the kind, PostgreSQL refuses any other.</summary>
internal static class UtcDateTimes
{
    public static void Configure(ModelConfigurationBuilder builder) => builder.Properties<DateTime>().HaveConversion<Converter>();

    private sealed class Converter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime(),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
