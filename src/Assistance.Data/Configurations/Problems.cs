using Assistance.Data.Conventions;
using Assistance.Domain.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

internal sealed class QualityProblemConfiguration : IEntityTypeConfiguration<QualityProblem>
{
    public void Configure(EntityTypeBuilder<QualityProblem> builder)
    {
        builder.ToTable("Problems");
        builder.HasKey(row => row.Id);
        builder.HasCase();
        builder.Property(row => row.Domains).AsJson();
        builder.Property(row => row.ReportedBy).AsJson();
        builder.Property(row => row.Causes).AsJson();
        builder.Property(row => row.SubCauses).AsJson();
        builder.Property(row => row.FiveWhys).AsJson();
        builder.Property(row => row.DiagnosedBy).AsJson();
        builder.Property(row => row.Reassessments).AsJson();
        builder.Property(row => row.Referral).AsJson();
        builder.HasIndex(row => new { row.DivisionCode, row.State, row.ReportedOn });
        builder.HasIndex(row => row.CommonProblemKey);
    }
}

internal sealed class LookBackConfiguration : IEntityTypeConfiguration<LookBack>
{
    public void Configure(EntityTypeBuilder<LookBack> builder)
    {
        builder.ToTable("LookBacks");
        builder.HasKey(row => row.Id);
        builder.HasCase(uniqueNumber: false);
        builder.Property(row => row.Responsible).AsJson();
        builder.Property(row => row.HeldBy).AsJson();
        builder.HasIndex(row => new { row.ProblemId, row.State });
        builder.HasIndex(row => new { row.DivisionCode, row.State, row.DueOn });
    }
}

internal sealed class ResearchTeamConfiguration : IEntityTypeConfiguration<ResearchTeam>
{
    public void Configure(EntityTypeBuilder<ResearchTeam> builder)
    {
        builder.ToTable("ResearchTeams");
        builder.HasKey(row => row.Id);
        builder.HasCase();
        builder.Property(row => row.Lead).AsJson();
        builder.Property(row => row.Members).AsJson();
        builder.HasIndex(row => row.ProblemId);
    }
}

internal sealed class RemedyConfiguration : IEntityTypeConfiguration<Remedy>
{
    public void Configure(EntityTypeBuilder<Remedy> builder)
    {
        builder.ToTable("Remedies");
        builder.HasKey(row => row.Id);
        builder.HasCase();
        builder.HasIndex(row => row.ProblemId);
    }
}
