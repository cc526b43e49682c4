using System.Globalization;
using Assistance.Data;
using Assistance.Data.Saving;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assistance.Web.Features.Enterprises.Importing;

/// <summary>What is to be done with a list.</summary>
internal enum ListPurpose
{
    /// <summary>Only look what it would do.</summary>
    Check = 1,

    /// <summary>Apply it as a whole, or not at all.</summary>
    Apply = 2,

    /// <summary>Apply it without the rows that are refused.</summary>
    ApplyWithoutRefused = 3,
}

/// <summary>What a list does to the register, or would do.</summary>
/// <param name="Rows">Rows with anything in them, without the names of the columns.</param>
/// <param name="Applied">Whether it was applied. When it was not, the counts tell what it would do without the rows that are refused.</param>
/// <param name="Broken">Why the file cannot be read to its end, so that nothing of it can be applied; null when it can. Also the last of the refusals.</param>
/// <param name="Refused">Why rows, or the file, are refused. To be disposed of by the one who asked.</param>
/// <param name="Ignored">Names of columns that are none of ours and were not read.</param>
public sealed record ListOutcome(int Rows, int Added, int Updated, int Unchanged, bool Applied, ListedRefusal? Broken, RefusedRows Refused, IReadOnlyList<string> Ignored);

/// <summary>
/// Goes once through a list, in portions, in constant memory. Until something is to be written it only reads; from then on everything
/// stands in one transaction, which the first refusal takes back unless refused rows are to be left out.
/// </summary>
internal sealed class ListImport(AssistanceDb db, Actor by, Codes codes, Text text, ListPurpose purpose) : IDisposable
{
    private const int Portion = 500;
    private readonly RefusedRows refused = new();
    private readonly List<ListedRefusal> pending = [];
    private readonly List<ListedEnterprise> portion = [];
    private readonly BulkAdditions additions = new(db);
    private IDbContextTransaction? transaction;
    private int rows;
    private int added;
    private int updated;
    private int unchanged;
    private ListedRefusal? broken;

    /// <summary>Whether nothing stands against applying it, as far as it was read.</summary>
    private bool MayApply => broken is null && (purpose == ListPurpose.ApplyWithoutRefused || (purpose == ListPurpose.Apply && refused.Count == 0));

    /// <summary>
    /// Applies a list. Where writers wait for each other as a whole (SQLite), it is looked through once before anything is written: a list
    /// that is refused, or changes nothing, then keeps nobody waiting.
    /// </summary>
    /// <param name="read">Gives the rows of the file from the beginning.</param>
    public static async Task<ListOutcome> ApplyAsync(
        AssistanceDb db, Actor by, Codes codes, Text text, ListPurpose purpose, Func<IEnumerable<TableRow>> read, int mostRows, IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        if (db.Database.IsSqlite())
        {
            using var check = new ListImport(db, by, codes, text, ListPurpose.Check);
            var found = await check.RunAsync(read(), mostRows, null, cancellationToken);
            var mayApply = found.Broken is null && (purpose == ListPurpose.ApplyWithoutRefused || found.Refused.Count == 0);
            if (!mayApply || found.Added + found.Updated == 0)
            {
                return found with { Applied = mayApply };
            }

            found.Refused.Dispose();
        }

        using var list = new ListImport(db, by, codes, text, purpose);
        return await list.RunAsync(read(), mostRows, progress, cancellationToken);
    }

    /// <summary>Checks the list, and applies it if that is the purpose and nothing stands against it.</summary>
    /// <param name="table">The rows of the file.</param>
    /// <param name="mostRows">How many rows the file may have.</param>
    /// <param name="progress">Told how many rows are done, after each portion.</param>
    /// <exception cref="BrokenRuleException">Somebody changed the same enterprises meanwhile; nothing is applied.</exception>
    public async Task<ListOutcome> RunAsync(IEnumerable<TableRow> table, int mostRows, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ListHeader? header = null;
        try
        {
            using var lines = table.GetEnumerator();
            header = ListHeader.Read(lines, text);
            await ReadAsync(lines, header, mostRows, progress, cancellationToken);
            await EndAsync(cancellationToken);
        }
        catch (TableException failure)
        {
            // the rows that can be read are told about too
            broken = new(failure.Line, "", failure.Code, ListChecker.Message(text, failure.Code, [.. failure.Arguments]));
            await FlushAsync(cancellationToken);
            refused.Add(broken);
        }
        catch (Exception failure) when (AssistanceDb.IsConflict(failure))
        {
            throw new BrokenRuleException("enterprises.import.changed-meanwhile");
        }
        catch (Exception failure) when (AssistanceDb.IsBusy(failure))
        {
            throw new BrokenRuleException("shared.busy");
        }

        if (MayApply && transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return new(rows, added, updated, unchanged, MayApply, broken, refused, header?.Ignored ?? []);
    }

    /// <summary>Ends what was begun; without a commit nothing of it stays.</summary>
    public void Dispose()
    {
        additions.Dispose();
        transaction?.Dispose();
        db.ChangeTracker.Clear();
    }

    private async Task ReadAsync(IEnumerator<TableRow> lines, ListHeader header, int mostRows, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var checker = new ListChecker(header, codes, text);
        while (lines.MoveNext())
        {
            if (lines.Current.IsEmpty)
            {
                continue;
            }

            if (++rows > mostRows)
            {
                throw new TableException("file.rows_many", lines.Current.Line, mostRows.ToString("N0", CultureInfo.InvariantCulture));
            }

            if (checker.Check(lines.Current, pending) is { } listed)
            {
                portion.Add(listed);
            }

            if (rows % Portion == 0)
            {
                await FlushAsync(cancellationToken);
                progress?.Report(rows);
            }
        }
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        if (rows == 0)
        {
            throw new TableException("file.no_rows");
        }
    }

    /// <summary>Compares a portion with the register and, if it is to be, writes what differs.</summary>
    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        var known = portion.Count == 0 ? [] : await db.RegisteredAsync([.. portion.Select(one => one.Uscc)], cancellationToken);
        var withContact = portion.Where(one => one.Contact is not null).Select(one => known.GetValueOrDefault(one.Uscc)?.Id).OfType<EnterpriseId>().ToList();
        var contacts = (withContact.Count == 0 ? [] : await db.ContactsOfAsync(withContact, cancellationToken)).ToLookup(one => one.Contact.EnterpriseId!.Value);
        var (newEnterprises, newContacts) = (new List<Enterprise>(), new List<Person>());
        foreach (var listed in portion)
        {
            var registered = known.GetValueOrDefault(listed.Uscc);
            if (Refusal(listed, registered) is { } refusal)
            {
                pending.Add(refusal);
                continue;
            }

            var enterprise = registered ?? new Enterprise(listed.Uscc, listed.Name, listed.Division);
            listed.WriteTo(enterprise, codes);
            var contact = listed.Contact?.WriteTo(enterprise, contacts[enterprise.Id]);
            Count(registered, contact, contacts[enterprise.Id]);
            newEnterprises.AddRange(registered is null ? [enterprise] : []);
            newContacts.AddRange(registered is null && contact is not null ? [contact] : []);
        }

        foreach (var refusal in pending.OrderBy(one => one.Line))
        {
            refused.Add(refusal);
        }

        if (MayApply)
        {
            await WriteAsync(newEnterprises, newContacts, cancellationToken);
        }
        else if (transaction is not null)
        {
            await transaction.DisposeAsync();
            transaction = null;
        }

        db.ChangeTracker.Clear();
        portion.Clear();
        pending.Clear();
    }

    private ListedRefusal? Refusal(ListedEnterprise listed, Enterprise? registered)
    {
        ListedRefusal Refuse(ListColumn column, string code, params object[] arguments) =>
            new(listed.Line, ListHeader.NameOf(column), code, ListChecker.Message(text, code, arguments));

        return listed.IsIrregular && registered?.UsccOverrideReason is null ? Refuse(ListColumn.Uscc, "uscc.check_digit")
            : !by.Keeps(listed.Division) ? Refuse(ListColumn.Division, "division.area", codes.Divisions.FullName(listed.Division))
            : registered is not null && !by.Keeps(registered.DivisionCode) ? Refuse(ListColumn.Uscc, "uscc.elsewhere", listed.Uscc)
            : null;
    }

    private void Count(Enterprise? registered, Person? newContact, IEnumerable<(Person Contact, bool HasAccount)> contacts)
    {
        if (registered is null)
        {
            added++;
            return;
        }

        if (newContact is not null)
        {
            db.Add(newContact);
        }

        var isChanged = newContact is not null || db.Entry(registered).State == EntityState.Modified || contacts.Any(one => db.Entry(one.Contact).State == EntityState.Modified);
        updated += isChanged ? 1 : 0;
        unchanged += isChanged ? 0 : 1;
    }

    private async Task WriteAsync(List<Enterprise> newEnterprises, List<Person> newContacts, CancellationToken cancellationToken)
    {
        if (newEnterprises.Count == 0 && !db.ChangeTracker.HasChanges())
        {
            return;
        }

        transaction ??= await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await additions.AddAsync(newEnterprises, newContacts, cancellationToken);
    }
}
