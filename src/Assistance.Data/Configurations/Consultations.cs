using Assistance.Data.Conventions;
using Assistance.Domain.Consultations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

internal sealed class ConsultationConfiguration : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> builder)
    {
        builder.ToTable("Consultations");
        builder.HasKey(row => row.Id);
        builder.HasCase();
        builder.Property(row => row.RequestedBy).AsJson();
        builder.Property(row => row.AdoptedPoints).AsJson();
        builder.HasMany(row => row.Seats).WithOne().HasForeignKey(seat => seat.ConsultationId);
        builder.HasMany(row => row.Problems).WithOne().HasForeignKey(link => link.ConsultationId);
        builder.Navigation(row => row.Seats).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Navigation(row => row.Problems).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasIndex(row => new { row.DivisionCode, row.State, row.RequestedOn });
        builder.HasIndex(row => new { row.EnterpriseId, row.RequestedOn });
    }
}

internal sealed class ConsultationSeatConfiguration : IEntityTypeConfiguration<ConsultationSeat>
{
    public void Configure(EntityTypeBuilder<ConsultationSeat> builder)
    {
        builder.ToTable("ConsultationSeats");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.ExpertId, row.ConsultationId });
    }
}

internal sealed class ConsultationProblemConfiguration : IEntityTypeConfiguration<ConsultationProblem>
{
    public void Configure(EntityTypeBuilder<ConsultationProblem> builder)
    {
        builder.ToTable("ConsultationProblems");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.ProblemId, row.ConsultationId });
    }
}
