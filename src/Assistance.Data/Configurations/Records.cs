using Assistance.Data.Conventions;
using Assistance.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.HasIndex(row => row.PersonId).IsUnique();
    }
}

internal sealed class OpenSessionConfiguration : IEntityTypeConfiguration<OpenSession>
{
    public void Configure(EntityTypeBuilder<OpenSession> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Browser).HasMaxLength(200);
        builder.HasIndex(row => row.PersonId);
    }
}

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("CaseEvents");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Facts).AsJson();
        builder.Property(row => row.DivisionCode).HasMaxLength(6);
        builder.HasIndex(row => new { row.CaseId, row.On, row.Id });
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.CaseId, row.Id });
        builder.HasIndex(row => new { row.DivisionCode, row.Id });
        builder.HasIndex(row => new { row.RecordKey, row.Id });

        // no chain forks, whatever runs at the same time
        builder.HasIndex(row => new { row.Chain, row.Sequence }).IsUnique();
    }
}

internal sealed class AuditChainConfiguration : IEntityTypeConfiguration<AuditChain>
{
    public void Configure(EntityTypeBuilder<AuditChain> builder)
    {
        builder.ToTable("AuditChains");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable("AuditSeals");
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
    }
}

internal sealed class AuditSealLineConfiguration : IEntityTypeConfiguration<AuditSealLine>
{
    public void Configure(EntityTypeBuilder<AuditSealLine> builder)
    {
        builder.ToTable("AuditSealLines");
        builder.HasKey(row => new { row.Chain, row.Sequence });
        builder.HasIndex(row => new { row.Seal, row.Chain });
    }
}

internal sealed class AuditErasureConfiguration : IEntityTypeConfiguration<AuditErasure>
{
    public void Configure(EntityTypeBuilder<AuditErasure> builder)
    {
        builder.ToTable("AuditErasures");
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
    }
}

internal sealed class AuditErasureLineConfiguration : IEntityTypeConfiguration<AuditErasureLine>
{
    public void Configure(EntityTypeBuilder<AuditErasureLine> builder)
    {
        builder.ToTable("AuditErasureLines");
        builder.HasKey(row => new { row.Chain, row.Sequence, row.Erasure });
        builder.HasIndex(row => new { row.Erasure, row.Chain, row.Sequence });
    }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Facts).AsJson();
        builder.Property(row => row.Rung).HasMaxLength(12);
        builder.HasIndex(row => new { row.DeadlineId, row.DeadlineVersion, row.Rung, row.RecipientId, row.Channel }).IsUnique();
        builder.HasIndex(row => new { row.State, row.Channel, row.NextAttemptAt });
        builder.HasIndex(row => new { row.RecipientId, row.Channel, row.ReadAt, row.Id });
    }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("StoredFiles");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.DivisionCode).HasMaxLength(6);
        builder.HasIndex(row => row.CaseId);
        builder.HasIndex(row => row.Sha256);
    }
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.PersonId, row.FormKey }).IsUnique();
    }
}

internal sealed class SettingConfiguration : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("Settings");
        builder.HasKey(row => row.Name);
    }
}

internal sealed class CalendarRowConfiguration : IEntityTypeConfiguration<CalendarRow>
{
    public void Configure(EntityTypeBuilder<CalendarRow> builder)
    {
        builder.ToTable("CalendarDays");
        builder.HasKey(row => row.Date);
    }
}

internal sealed class CalendarVersionConfiguration : IEntityTypeConfiguration<CalendarVersion>
{
    public void Configure(EntityTypeBuilder<CalendarVersion> builder)
    {
        builder.ToTable("CalendarVersions");
        builder.HasKey(row => row.Version);
        builder.Property(row => row.Version).ValueGeneratedNever();
        builder.Property(row => row.Years).AsJson();
        builder.Property(row => row.Changes).AsJson();
    }
}

internal sealed class SearchEntryConfiguration : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        // the full-text index over Tokens is made by the migration Search: no model describes it
        builder.ToTable("SearchEntries");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.DivisionCode).HasMaxLength(6);
        builder.Property(row => row.Number).HasMaxLength(40);
        builder.HasIndex(row => row.RecordKey).IsUnique();
        builder.HasIndex(row => row.Number);
    }
}

internal sealed class DocumentTemplateConfiguration : IEntityTypeConfiguration<DocumentTemplate>
{
    public void Configure(EntityTypeBuilder<DocumentTemplate> builder)
    {
        builder.ToTable("DocumentTemplates");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Language).HasMaxLength(10);
        builder.HasIndex(row => new { row.Kind, row.Language, row.Version }).IsUnique();
    }
}
