using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Assistance.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsDemo = table.Column<bool>(type: "boolean", nullable: false),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Agreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PredecessorId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Start = table.Column<DateOnly>(type: "date", nullable: false),
                    End = table.Column<DateOnly>(type: "date", nullable: false),
                    ScopeDomains = table.Column<string>(type: "text", nullable: false),
                    Obligations = table.Column<string>(type: "text", nullable: false),
                    Items = table.Column<string>(type: "text", nullable: false),
                    SignatoryRegulator = table.Column<string>(type: "text", nullable: false),
                    SignatoryEnterprise = table.Column<string>(type: "text", nullable: false),
                    LiaisonRegulator = table.Column<string>(type: "text", nullable: true),
                    LiaisonEnterprise = table.Column<string>(type: "text", nullable: true),
                    ApprovedBy = table.Column<string>(type: "text", nullable: true),
                    Document = table.Column<string>(type: "text", nullable: true),
                    Scan = table.Column<string>(type: "text", nullable: true),
                    Signatures = table.Column<string>(type: "text", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndReason = table.Column<string>(type: "text", nullable: true),
                    RowVersion = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agreements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditChains",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditChains", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    ForName = table.Column<string>(type: "text", nullable: true),
                    Command = table.Column<string>(type: "text", nullable: false),
                    Record = table.Column<string>(type: "text", nullable: false),
                    RecordKey = table.Column<string>(type: "text", nullable: false),
                    Change = table.Column<string>(type: "text", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    DivisionCode = table.Column<string>(type: "text", nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    Chain = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditSealLines",
                columns: table => new
                {
                    Chain = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Seal = table.Column<int>(type: "integer", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSealLines", x => new { x.Chain, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Signature = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeals", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Bureaux",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    HeadId = table.Column<Guid>(type: "uuid", nullable: true),
                    TimeZone = table.Column<string>(type: "text", nullable: false),
                    RowVersion = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bureaux", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CalendarDays",
                columns: table => new
                {
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    NameZh = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    IsWorkday = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarDays", x => x.Date);
                });

            migrationBuilder.CreateTable(
                name: "CaseEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    ForName = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Facts = table.Column<string>(type: "text", nullable: false),
                    Internal = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    BureauId = table.Column<Guid>(type: "uuid", nullable: false),
                    Theme = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    IsCollective = table.Column<bool>(type: "boolean", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadName = table.Column<string>(type: "text", nullable: false),
                    BackupId = table.Column<Guid>(type: "uuid", nullable: true),
                    BackupName = table.Column<string>(type: "text", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PauseReason = table.Column<string>(type: "text", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    LessonsLearned = table.Column<string>(type: "text", nullable: true),
                    Measures = table.Column<string>(type: "text", nullable: false),
                    Satisfaction = table.Column<int>(type: "integer", nullable: true),
                    SatisfactionComment = table.Column<string>(type: "text", nullable: true),
                    LinkedProgramme = table.Column<string>(type: "text", nullable: true),
                    Origin = table.Column<string>(type: "text", nullable: true),
                    RowVersion = table.Column<int>(type: "integer", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.CaseId);
                });

            migrationBuilder.CreateTable(
                name: "Commitments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerName = table.Column<string>(type: "text", nullable: false),
                    BackupId = table.Column<Guid>(type: "uuid", nullable: true),
                    BackupName = table.Column<string>(type: "text", nullable: true),
                    VerifierId = table.Column<Guid>(type: "uuid", nullable: false),
                    VerifierName = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OriginalDue = table.Column<DateOnly>(type: "date", nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    ReworkBy = table.Column<DateOnly>(type: "date", nullable: true),
                    EvidenceRule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OriginId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProblemNumber = table.Column<string>(type: "text", nullable: true),
                    ProposedBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AgreedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConfirmedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "text", nullable: true),
                    VerifyBy = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndReason = table.Column<string>(type: "text", nullable: true),
                    ReplacesId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReplacedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Progress = table.Column<string>(type: "text", nullable: false),
                    Evidence = table.Column<string>(type: "text", nullable: false),
                    Extensions = table.Column<string>(type: "text", nullable: false),
                    Returns = table.Column<string>(type: "text", nullable: false),
                    Verifications = table.Column<string>(type: "text", nullable: false),
                    Objections = table.Column<string>(type: "text", nullable: false),
                    Causes = table.Column<string>(type: "text", nullable: false),
                    RowVersion = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Commitments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Consultations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    RequestedBy = table.Column<string>(type: "text", nullable: false),
                    RequestedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ScheduledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ScheduledTime = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Place = table.Column<string>(type: "text", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Conclusion = table.Column<string>(type: "text", nullable: false),
                    MissingOpinionsReason = table.Column<string>(type: "text", nullable: false),
                    ConcludedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AdoptedPoints = table.Column<string>(type: "text", nullable: false),
                    CancelReason = table.Column<string>(type: "text", nullable: false),
                    RowVersion = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consultations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Deadlines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    ResponsibleId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResponsibleName = table.Column<string>(type: "text", nullable: false),
                    BackupId = table.Column<Guid>(type: "uuid", nullable: true),
                    BackupName = table.Column<string>(type: "text", nullable: true),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    OriginalDue = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    VersionFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CloseReason = table.Column<string>(type: "text", nullable: true),
                    NextChaseOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LevelRaised = table.Column<int>(type: "integer", nullable: false),
                    LevelRaisedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RaisedRungs = table.Column<string>(type: "text", nullable: false),
                    EarlierVersions = table.Column<string>(type: "text", nullable: false),
                    RowVersion = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deadlines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Deputyships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AbsentId = table.Column<Guid>(type: "uuid", nullable: false),
                    AbsentName = table.Column<string>(type: "text", nullable: false),
                    DeputyId = table.Column<Guid>(type: "uuid", nullable: false),
                    DeputyName = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    ArrangedBy = table.Column<string>(type: "text", nullable: false),
                    RowVersion = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deputyships", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    FormKey = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Fields = table.Column<string>(type: "text", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Enterprises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Uscc = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    FormerCodes = table.Column<string>(type: "text", nullable: false),
                    UsccOverrideReason = table.Column<string>(type: "text", nullable: true),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    IndustryCode = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    Employees = table.Column<int>(type: "integer", nullable: true),
                    Revenue10kCny = table.Column<decimal>(type: "numeric", nullable: true),
                    Assets10kCny = table.Column<decimal>(type: "numeric", nullable: true),
                    SizeClass = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    MainProducts = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: true),
                    MainContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    Cooperative = table.Column<string>(type: "text", nullable: true),
                    CooperativeMembers = table.Column<string>(type: "text", nullable: false),
                    RowVersion = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Enterprises", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LookBacks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Responsible = table.Column<string>(type: "text", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HeldBy = table.Column<string>(type: "text", nullable: true),
                    Result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "text", nullable: false),
                    RowVersion = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LookBacks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RecipientId = table.Column<Guid>(type: "uuid", nullable: false),
                    RecipientName = table.Column<string>(type: "text", nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeadlineId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeadlineVersion = table.Column<int>(type: "integer", nullable: true),
                    Rung = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    Facts = table.Column<string>(type: "text", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Error = table.Column<string>(type: "text", nullable: true),
                    MessageId = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: true),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ContactRight = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    BureauId = table.Column<Guid>(type: "uuid", nullable: true),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsChiefQualityOfficer = table.Column<bool>(type: "boolean", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Language = table.Column<string>(type: "text", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    RowVersion = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Problems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Description = table.Column<string>(type: "text", nullable: false),
                    Domains = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FoundAtVisit = table.Column<Guid>(type: "uuid", nullable: true),
                    FoundAt = table.Column<string>(type: "text", nullable: false),
                    ReportedBy = table.Column<string>(type: "text", nullable: false),
                    ReportedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Causes = table.Column<string>(type: "text", nullable: false),
                    SubCauses = table.Column<string>(type: "text", nullable: false),
                    FiveWhys = table.Column<string>(type: "text", nullable: false),
                    RootCause = table.Column<string>(type: "text", nullable: false),
                    Severity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SeverityRationale = table.Column<string>(type: "text", nullable: false),
                    Triage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Complexity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    DiagnosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DiagnosedBy = table.Column<string>(type: "text", nullable: true),
                    Reassessments = table.Column<string>(type: "text", nullable: false),
                    CommonProblemKey = table.Column<Guid>(type: "uuid", nullable: true),
                    CommonProblemLabel = table.Column<string>(type: "text", nullable: false),
                    DismissReason = table.Column<string>(type: "text", nullable: false),
                    ReopenReason = table.Column<string>(type: "text", nullable: false),
                    Referral = table.Column<string>(type: "text", nullable: true),
                    ResolvedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LookBackDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RowVersion = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Problems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Remedies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    ServiceCode = table.Column<string>(type: "text", nullable: false),
                    ConsultationId = table.Column<Guid>(type: "uuid", nullable: true),
                    AdoptedPoint = table.Column<int>(type: "integer", nullable: true),
                    Indicator = table.Column<string>(type: "text", nullable: false),
                    ExpectedBefore = table.Column<string>(type: "text", nullable: false),
                    ExpectedAfter = table.Column<string>(type: "text", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RowVersion = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Remedies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ResearchTeams",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: true),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Lead = table.Column<string>(type: "text", nullable: false),
                    Members = table.Column<string>(type: "text", nullable: false),
                    SetUpOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RowVersion = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResearchTeams", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RecordKey = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: true),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Tokens = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Browser = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Settings",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settings", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "StoredFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false),
                    HasPlace = table.Column<bool>(type: "boolean", nullable: false),
                    UploadedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SupervisionNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DeadlineId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectNumber = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    AddressedToId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddressedTo = table.Column<string>(type: "text", nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IssuedBy = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    AcknowledgedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AcknowledgedBy = table.Column<string>(type: "text", nullable: true),
                    RowVersion = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupervisionNotices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PlannedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PlannedTime = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Visitors = table.Column<string>(type: "text", nullable: false),
                    Met = table.Column<string>(type: "text", nullable: false),
                    NeedsByDomain = table.Column<string>(type: "text", nullable: false),
                    NeedsText = table.Column<string>(type: "text", nullable: false),
                    Findings = table.Column<string>(type: "text", nullable: false),
                    SolvedOnTheSpot = table.Column<string>(type: "text", nullable: false),
                    Hours = table.Column<decimal>(type: "numeric", nullable: true),
                    CostToEnterpriseCny = table.Column<decimal>(type: "numeric", nullable: false),
                    PhotoIds = table.Column<string>(type: "text", nullable: false),
                    AcknowledgedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AcknowledgedBy = table.Column<string>(type: "text", nullable: true),
                    AcknowledgedName = table.Column<string>(type: "text", nullable: false),
                    AcknowledgedComment = table.Column<string>(type: "text", nullable: false),
                    AcknowledgedWay = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Rating = table.Column<int>(type: "integer", nullable: true),
                    CancelReason = table.Column<string>(type: "text", nullable: false),
                    RowVersion = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DivisionCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    ProviderKey = table.Column<string>(type: "text", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConsultationProblems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsultationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsultationProblems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConsultationProblems_Consultations_ConsultationId",
                        column: x => x.ConsultationId,
                        principalTable: "Consultations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConsultationSeats",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsultationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExpertId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExpertName = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    InvitedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Interest = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    InterestStatement = table.Column<string>(type: "text", nullable: false),
                    DeclaredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OpinionDue = table.Column<DateOnly>(type: "date", nullable: true),
                    OriginalOpinionDue = table.Column<DateOnly>(type: "date", nullable: true),
                    OpinionText = table.Column<string>(type: "text", nullable: false),
                    Agrees = table.Column<bool>(type: "boolean", nullable: true),
                    OpinionOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OpinionPosition = table.Column<int>(type: "integer", nullable: true),
                    OpinionAdopted = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsultationSeats", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConsultationSeats_Consultations_ConsultationId",
                        column: x => x.ConsultationId,
                        principalTable: "Consultations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Accounts",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_PersonId",
                table: "Accounts",
                column: "PersonId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Accounts",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_CaseId_Number",
                table: "Agreements",
                columns: new[] { "CaseId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_State_End",
                table: "Agreements",
                columns: new[] { "State", "End" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_CaseId_Id",
                table: "AuditEntries",
                columns: new[] { "CaseId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Chain_Sequence",
                table: "AuditEntries",
                columns: new[] { "Chain", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_DivisionCode_Id",
                table: "AuditEntries",
                columns: new[] { "DivisionCode", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_RecordKey_Id",
                table: "AuditEntries",
                columns: new[] { "RecordKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditSealLines_Seal_Chain",
                table: "AuditSealLines",
                columns: new[] { "Seal", "Chain" });

            migrationBuilder.CreateIndex(
                name: "IX_Bureaux_DivisionCode",
                table: "Bureaux",
                column: "DivisionCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_CaseId_On_Id",
                table: "CaseEvents",
                columns: new[] { "CaseId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_DivisionCode_Reference_Status",
                table: "Cases",
                columns: new[] { "DivisionCode", "Reference", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_EnterpriseId_Status",
                table: "Cases",
                columns: new[] { "EnterpriseId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_LeadId_Status",
                table: "Cases",
                columns: new[] { "LeadId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Reference",
                table: "Cases",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_Agreed_Side_Due_Id",
                table: "Commitments",
                columns: new[] { "Side", "Due", "Id", "DivisionCode" },
                filter: "\"State\" = 'Agreed'");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_BackupId",
                table: "Commitments",
                column: "BackupId",
                filter: "\"BackupId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_CaseId_Number",
                table: "Commitments",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_DivisionCode_Due_Id",
                table: "Commitments",
                columns: new[] { "DivisionCode", "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_DivisionCode_State_Due_Id",
                table: "Commitments",
                columns: new[] { "DivisionCode", "State", "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_EnterpriseId_State_Due_Id",
                table: "Commitments",
                columns: new[] { "EnterpriseId", "State", "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_Open_DivisionCode_Due_Id",
                table: "Commitments",
                columns: new[] { "DivisionCode", "Due", "Id" },
                filter: "\"ClosedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_Open_Due_Id",
                table: "Commitments",
                columns: new[] { "Due", "Id" },
                filter: "\"ClosedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_OwnerId_State_Due",
                table: "Commitments",
                columns: new[] { "OwnerId", "State", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_ProblemId",
                table: "Commitments",
                column: "ProblemId");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_State_Due_Id",
                table: "Commitments",
                columns: new[] { "State", "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_VerifierId_State",
                table: "Commitments",
                columns: new[] { "VerifierId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationProblems_ConsultationId",
                table: "ConsultationProblems",
                column: "ConsultationId");

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationProblems_ProblemId_ConsultationId",
                table: "ConsultationProblems",
                columns: new[] { "ProblemId", "ConsultationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Consultations_CaseId_Number",
                table: "Consultations",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Consultations_DivisionCode_State_RequestedOn",
                table: "Consultations",
                columns: new[] { "DivisionCode", "State", "RequestedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Consultations_EnterpriseId_RequestedOn",
                table: "Consultations",
                columns: new[] { "EnterpriseId", "RequestedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationSeats_ConsultationId",
                table: "ConsultationSeats",
                column: "ConsultationId");

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationSeats_ExpertId_ConsultationId",
                table: "ConsultationSeats",
                columns: new[] { "ExpertId", "ConsultationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_BackupId",
                table: "Deadlines",
                column: "BackupId",
                filter: "\"BackupId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_CaseId_Number",
                table: "Deadlines",
                columns: new[] { "CaseId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_DivisionCode_ClosedOn_Due",
                table: "Deadlines",
                columns: new[] { "DivisionCode", "ClosedOn", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_EnterpriseId_ClosedOn_Due",
                table: "Deadlines",
                columns: new[] { "EnterpriseId", "ClosedOn", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_NextChaseOn_Due_Id",
                table: "Deadlines",
                columns: new[] { "NextChaseOn", "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_ResponsibleId_ClosedOn_Due",
                table: "Deadlines",
                columns: new[] { "ResponsibleId", "ClosedOn", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_SubjectId_Kind",
                table: "Deadlines",
                columns: new[] { "SubjectId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Deputyships_AbsentId_From",
                table: "Deputyships",
                columns: new[] { "AbsentId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Deputyships_DeputyId_From",
                table: "Deputyships",
                columns: new[] { "DeputyId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_PersonId_FormKey",
                table: "Drafts",
                columns: new[] { "PersonId", "FormKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Enterprises_DivisionCode_Name_Id",
                table: "Enterprises",
                columns: new[] { "DivisionCode", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Enterprises_SizeClass_DivisionCode_Name_Id",
                table: "Enterprises",
                columns: new[] { "SizeClass", "DivisionCode", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Enterprises_Uscc",
                table: "Enterprises",
                column: "Uscc",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LookBacks_CaseId_Number",
                table: "LookBacks",
                columns: new[] { "CaseId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_LookBacks_DivisionCode_State_DueOn",
                table: "LookBacks",
                columns: new[] { "DivisionCode", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_LookBacks_ProblemId_State",
                table: "LookBacks",
                columns: new[] { "ProblemId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_DeadlineId_DeadlineVersion_Rung_RecipientId_Channel",
                table: "Notices",
                columns: new[] { "DeadlineId", "DeadlineVersion", "Rung", "RecipientId", "Channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_RecipientId_Channel_ReadAt_Id",
                table: "Notices",
                columns: new[] { "RecipientId", "Channel", "ReadAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_State_Channel_NextAttemptAt",
                table: "Notices",
                columns: new[] { "State", "Channel", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_People_BureauId_Role",
                table: "People",
                columns: new[] { "BureauId", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_People_EnterpriseId",
                table: "People",
                column: "EnterpriseId");

            migrationBuilder.CreateIndex(
                name: "IX_People_Name_Id",
                table: "People",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Problems_CaseId_Number",
                table: "Problems",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Problems_CommonProblemKey",
                table: "Problems",
                column: "CommonProblemKey");

            migrationBuilder.CreateIndex(
                name: "IX_Problems_DivisionCode_State_ReportedOn",
                table: "Problems",
                columns: new[] { "DivisionCode", "State", "ReportedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Remedies_CaseId_Number",
                table: "Remedies",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Remedies_ProblemId",
                table: "Remedies",
                column: "ProblemId");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchTeams_CaseId_Number",
                table: "ResearchTeams",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ResearchTeams_ProblemId",
                table: "ResearchTeams",
                column: "ProblemId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_Number",
                table: "SearchEntries",
                column: "Number");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_RecordKey",
                table: "SearchEntries",
                column: "RecordKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PersonId",
                table: "Sessions",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_StoredFiles_CaseId",
                table: "StoredFiles",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_StoredFiles_Sha256",
                table: "StoredFiles",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_SupervisionNotices_AddressedToId_AcknowledgedOn",
                table: "SupervisionNotices",
                columns: new[] { "AddressedToId", "AcknowledgedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_SupervisionNotices_CaseId_Number",
                table: "SupervisionNotices",
                columns: new[] { "CaseId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_SupervisionNotices_DeadlineId",
                table: "SupervisionNotices",
                column: "DeadlineId");

            migrationBuilder.CreateIndex(
                name: "IX_SupervisionNotices_DivisionCode_AcknowledgedOn_Id",
                table: "SupervisionNotices",
                columns: new[] { "DivisionCode", "AcknowledgedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SupervisionNotices_Number",
                table: "SupervisionNotices",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Visits_CaseId_Number",
                table: "Visits",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Visits_DivisionCode_HeldOn_Id",
                table: "Visits",
                columns: new[] { "DivisionCode", "HeldOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_DivisionCode_State_PlannedOn",
                table: "Visits",
                columns: new[] { "DivisionCode", "State", "PlannedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_EnterpriseId_HeldOn",
                table: "Visits",
                columns: new[] { "EnterpriseId", "HeldOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_EnterpriseId_State_PlannedOn",
                table: "Visits",
                columns: new[] { "EnterpriseId", "State", "PlannedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_HeldOn_Id_DivisionCode",
                table: "Visits",
                columns: new[] { "HeldOn", "Id", "DivisionCode" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_State_PlannedOn_Id_DivisionCode",
                table: "Visits",
                columns: new[] { "State", "PlannedOn", "Id", "DivisionCode" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Agreements");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AuditChains");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "AuditSealLines");

            migrationBuilder.DropTable(
                name: "AuditSeals");

            migrationBuilder.DropTable(
                name: "Bureaux");

            migrationBuilder.DropTable(
                name: "CalendarDays");

            migrationBuilder.DropTable(
                name: "CaseEvents");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "Commitments");

            migrationBuilder.DropTable(
                name: "ConsultationProblems");

            migrationBuilder.DropTable(
                name: "ConsultationSeats");

            migrationBuilder.DropTable(
                name: "Deadlines");

            migrationBuilder.DropTable(
                name: "Deputyships");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "Enterprises");

            migrationBuilder.DropTable(
                name: "LookBacks");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Problems");

            migrationBuilder.DropTable(
                name: "Remedies");

            migrationBuilder.DropTable(
                name: "ResearchTeams");

            migrationBuilder.DropTable(
                name: "SearchEntries");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "Settings");

            migrationBuilder.DropTable(
                name: "StoredFiles");

            migrationBuilder.DropTable(
                name: "SupervisionNotices");

            migrationBuilder.DropTable(
                name: "Visits");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "Consultations");
        }
    }
}
