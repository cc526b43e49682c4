using Assistance.Data.Conventions;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.HasKey(row => row.Id);
        builder.Ignore(row => row.Cited).Ignore(row => row.Ref);
        builder.Property(row => row.Name).HasMaxLength(100);
        builder.Property(row => row.DivisionCode).HasMaxLength(6);
        builder.HasIndex(row => new { row.BureauId, row.Role });
        builder.HasIndex(row => row.EnterpriseId);
        builder.HasIndex(row => new { row.Name, row.Id });
    }
}

internal sealed class BureauConfiguration : IEntityTypeConfiguration<Bureau>
{
    public void Configure(EntityTypeBuilder<Bureau> builder)
    {
        builder.ToTable("Bureaux");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.DivisionCode).HasMaxLength(6);
        builder.HasIndex(row => row.DivisionCode).IsUnique();
    }
}

internal sealed class DeputyshipConfiguration : IEntityTypeConfiguration<Deputyship>
{
    public void Configure(EntityTypeBuilder<Deputyship> builder)
    {
        builder.ToTable("Deputyships");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.DeputyId, row.From });
        builder.HasIndex(row => new { row.AbsentId, row.From });
    }
}
