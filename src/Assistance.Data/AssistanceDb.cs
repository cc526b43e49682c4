using Assistance.Data.Conventions;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Agreements;
using Assistance.Domain.Calendar;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assistance.Data;

/// <summary>
/// The database. Its queries are limited to what the viewer may see, so that no list, count, search, export or attachment can forget it;
/// what is hidden does not exist for the reader. Everything is saved with history, deadlines, notices and audit in one transaction.
/// </summary>
public sealed partial class AssistanceDb(DbContextOptions<AssistanceDb> options, RulesInForce rules)
    : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>Whose eyes the queries have; nobody's until it is set.</summary>
    public Viewer Viewer { get; private set; } = Viewer.Nobody;

    /// <summary>The act under which changes are saved; null saves them as the product's own.</summary>
    public Act? Act { get; private set; }

    /// <summary>The command that is being carried out, for the audit trail.</summary>
    public string Command { get; private set; } = "";

    /// <summary>The audit chain of additions in bulk that are going on, or null.</summary>
    internal Guid? BulkChain { get; set; }

    /// <summary>The transaction that the present save has begun for itself, or null.</summary>
    internal IDbContextTransaction? SavingIn { get; set; }

    /// <summary>Sets whose eyes the queries have.</summary>
    public void View(Viewer viewer) => Viewer = viewer;

    /// <summary>Sets who changes something, when and by which command.</summary>
    public void Perform(Act act, string command)
    {
        Act = act;
        Command = command;
    }

    /// <summary>What the next save adds to the audit trail besides the changed records: what happened to an account or to who is responsible.</summary>
    internal List<AuditNote> Notes { get; } = [];

    /// <summary>Adds something to the audit trail in the next save that is no change of a record of its own.</summary>
    public void Note(AuditNote note) => Notes.Add(note);

    /// <summary>The public calendar, kept in memory.</summary>
    public async Task<WorkingCalendar> CalendarAsync(CancellationToken cancellationToken) => (await RulesAsync(cancellationToken)).Calendar;

    /// <summary>By what deadlines are reckoned, kept in memory; for pages.</summary>
    public Task<ChaseRules> RulesAsync(CancellationToken cancellationToken) => rules.GetAsync(this, fresh: false, cancellationToken);

    /// <summary>The same for whoever writes dates: as every node knows it now. One statement.</summary>
    public Task<ChaseRules> FreshRulesAsync(CancellationToken cancellationToken) => rules.GetAsync(this, fresh: true, cancellationToken);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        TypedIds.Configure(configurationBuilder);
        UtcDateTimes.Configure(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Ignore<Happening>();
        builder.Ignore<DeadlineInstruction>();
        builder.Ignore<Tell>();
        builder.ApplyConfigurationsFromAssembly(typeof(AssistanceDb).Assembly);
        foreach (var type in builder.Model.GetEntityTypes().Where(type => typeof(Entity).IsAssignableFrom(type.ClrType)))
        {
            builder.Entity(type.ClrType).Property(nameof(Entity.RowVersion)).IsConcurrencyToken();
            builder.Entity(type.ClrType).Ignore(nameof(Entity.Happenings)).Ignore(nameof(Entity.DeadlineInstructions)).Ignore(nameof(Entity.Tells));
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Forget();
        base.Dispose();
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        Forget();
        return base.DisposeAsync();
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: history, deadlines and notices are written on the way.");

    // the context is used again by another request, for another reader
    private void Forget()
    {
        (Viewer, Act, Command, BulkChain, SavingIn) = (Viewer.Nobody, null, "", null, null);
        Notes.Clear();
    }
}
