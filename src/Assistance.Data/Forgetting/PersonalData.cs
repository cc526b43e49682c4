using Assistance.Data.Records;
using Assistance.Domain.Agreements;
using Assistance.Domain.Calendar;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Consultations;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Assistance.Data.Forgetting;

/// <summary>What becomes of the rows of a table when somebody is forgotten.</summary>
public enum WhenForgotten
{
    /// <summary>The pseudonym takes the place of the name wherever it stands.</summary>
    Redacted = 1,

    /// <summary>The same, but only where the identifier stands beside the name: words of such rows name others.</summary>
    Referring = 2,

    /// <summary>It is done apart: the person, the account, the search index, the audit trail.</summary>
    Apart = 3,

    /// <summary>Kept as it is: it proves what was signed, or names no people.</summary>
    Kept = 4,
}

/// <summary>Where people are named. A test sees to it that every table is spoken of.</summary>
public static class PersonalData
{
    private static readonly Dictionary<Type, WhenForgotten> tables = new()
    {
        [typeof(CaseEvent)] = WhenForgotten.Redacted,
        [typeof(Notice)] = WhenForgotten.Redacted,
        [typeof(Draft)] = WhenForgotten.Redacted,
        [typeof(StoredFile)] = WhenForgotten.Redacted,
        [typeof(AssistanceCase)] = WhenForgotten.Redacted,
        [typeof(Agreement)] = WhenForgotten.Redacted,
        [typeof(Commitment)] = WhenForgotten.Redacted,
        [typeof(Consultation)] = WhenForgotten.Redacted,
        [typeof(ConsultationSeat)] = WhenForgotten.Redacted,
        [typeof(Deadline)] = WhenForgotten.Redacted,
        [typeof(SupervisionNotice)] = WhenForgotten.Redacted,
        [typeof(LookBack)] = WhenForgotten.Redacted,
        [typeof(QualityProblem)] = WhenForgotten.Redacted,
        [typeof(Remedy)] = WhenForgotten.Redacted,
        [typeof(ResearchTeam)] = WhenForgotten.Redacted,
        [typeof(Visit)] = WhenForgotten.Redacted,
        [typeof(Closing)] = WhenForgotten.Redacted,
        [typeof(ChasePolicyVersion)] = WhenForgotten.Redacted,
        [typeof(Deputyship)] = WhenForgotten.Redacted,
        [typeof(DocumentTemplate)] = WhenForgotten.Redacted,
        [typeof(CalendarVersion)] = WhenForgotten.Redacted,
        [typeof(Enterprise)] = WhenForgotten.Referring,
        [typeof(Person)] = WhenForgotten.Apart,
        [typeof(Account)] = WhenForgotten.Apart,
        [typeof(OpenSession)] = WhenForgotten.Apart,
        [typeof(SearchEntry)] = WhenForgotten.Apart,
        [typeof(AuditEntry)] = WhenForgotten.Apart,
        [typeof(Setting)] = WhenForgotten.Apart,
        [typeof(IssuedDocument)] = WhenForgotten.Kept,
        [typeof(AuditChain)] = WhenForgotten.Kept,
        [typeof(AuditSeal)] = WhenForgotten.Kept,
        [typeof(AuditSealLine)] = WhenForgotten.Kept,
        [typeof(AuditErasure)] = WhenForgotten.Kept,
        [typeof(AuditErasureLine)] = WhenForgotten.Kept,
        [typeof(Bureau)] = WhenForgotten.Kept,
        [typeof(CalendarRow)] = WhenForgotten.Kept,
        [typeof(ConsultationProblem)] = WhenForgotten.Kept,
        [typeof(IdentityUserClaim<Guid>)] = WhenForgotten.Apart,
        [typeof(IdentityUserLogin<Guid>)] = WhenForgotten.Apart,
        [typeof(IdentityUserToken<Guid>)] = WhenForgotten.Apart,
    };

    /// <summary>What becomes of a table, or null when nobody has decided: then it is left alone.</summary>
    public static WhenForgotten? Of(Type entity) => tables.TryGetValue(entity, out var what) ? what : null;

    /// <summary>A condition under which rows of a table are kept as evidence, in SQL; or null.</summary>
    /// <remarks>What was signed is proof of what both sides agreed: a legal ground to keep the names in it.</remarks>
    internal static string? KeptWhere(Type entity) => entity == typeof(Agreement) ? """("Signatures" <> '[]' OR "Scan" IS NOT NULL)""" : null;

    /// <summary>The tables in which a person is redacted.</summary>
    internal static IEnumerable<NamingTable> Redacted(DbContext db) =>
        db.Model.GetEntityTypes().Where(type => Of(type.ClrType) is WhenForgotten.Redacted or WhenForgotten.Referring).OrderBy(type => type.GetTableName(), StringComparer.Ordinal)
            .Select(type => new NamingTable(type, Of(type.ClrType) == WhenForgotten.Referring)).Where(table => table.Columns.Count > 0);
}

/// <summary>One column that may name people.</summary>
/// <param name="Name">The column.</param>
/// <param name="IsJson">Whether it holds JSON.</param>
/// <param name="Beside">The column with the identifier of whom it names, or null.</param>
internal sealed record NamingColumn(string Name, bool IsJson, string? Beside);

/// <summary>One table that names people.</summary>
internal sealed class NamingTable
{
    public NamingTable(IEntityType type, bool onlyReferring)
    {
        (Type, Name) = (type.ClrType, type.GetTableName()!);
        Key = type.FindPrimaryKey()!.Properties.Single().GetColumnName();
        HasVersion = type.FindProperty("RowVersion") is not null;
        var properties = type.GetProperties().ToList();
        var ids = properties.Where(property => property.ClrType == typeof(Domain.Common.PersonId) || property.ClrType == typeof(Domain.Common.PersonId?)).ToDictionary(property => property.Name, property => property.GetColumnName());
        Columns =
        [
            .. from property in properties
               let isJson = property.GetValueConverter()?.ProviderClrType == typeof(string) && !property.ClrType.IsEnum && Nullable.GetUnderlyingType(property.ClrType)?.IsEnum != true
               let stem = property.Name.EndsWith("Name", StringComparison.Ordinal) ? property.Name[..^4] : property.Name
               where isJson || (property.ClrType == typeof(string) && !onlyReferring && property.GetMaxLength() is null or >= 60)
               select new NamingColumn(property.GetColumnName(), isJson, isJson ? null : ids.GetValueOrDefault(stem + "Id")),
        ];
    }

    public Type Type { get; }

    public string Name { get; }

    public string Key { get; }

    public bool HasVersion { get; }

    public IReadOnlyList<NamingColumn> Columns { get; }
}
