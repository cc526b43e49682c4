// comparisons here are translated to SQL: the database compares by its own collation
#pragma warning disable CA1309, CA1310
using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Admin;

/// <summary>People by page of 50, by name.</summary>
/// <param name="Text">Part of a name, an account or a mail address.</param>
/// <param name="After">Key of the last row of the page before: "name|identifier".</param>
/// <param name="Before">Key of the first row of the page after.</param>
public sealed record ListPeople(string Text, Role? Role, BureauId? Bureau, string After, string Before) : IRequest<PeopleList>;

/// <summary>A page of people with the bureaux to filter by.</summary>
public sealed record PeopleList(IReadOnlyList<PersonRow> Rows, string? Next, string? Previous, IReadOnlyList<BureauChoice> Bureaux);

/// <summary>A bureau to choose.</summary>
public sealed record BureauChoice(Guid Id, string Name);

/// <summary>One person.</summary>
/// <param name="Organisation">Bureau, enterprise or division, or null.</param>
/// <param name="UserName">The account, or null for people without one.</param>
public sealed record PersonRow(PersonId Id, string Name, string? Title, Role Role, ContactRight? Right, string? Organisation, string? UserName, bool IsActive)
{
    /// <summary>The key by which the list goes on after this row.</summary>
    public string Key => $"{Name}|{Id}";
}

internal sealed class ListPeopleValidator : AbstractValidator<ListPeople>;

internal sealed class ListPeopleHandler(AssistanceDb db) : IRequestHandler<ListPeople, PeopleList>
{
    private const int PageSize = 50;

    public async Task<PeopleList> Handle(ListPeople request, CancellationToken cancellationToken)
    {
        // the names of enterprises are no case content
        db.View(Viewer.System);
        var back = request.Before.Length > 0;
        var people = Filter(request);
        people = Key(back ? request.Before : request.After) is not { } key ? people.OrderBy(row => row.Name).ThenBy(row => row.Id)
            : back ? people.Where(row => string.Compare(row.Name, key.Name) < 0 || (row.Name == key.Name && row.Id < key.Id)).OrderByDescending(row => row.Name).ThenByDescending(row => row.Id)
            : people.Where(row => string.Compare(row.Name, key.Name) > 0 || (row.Name == key.Name && row.Id > key.Id)).OrderBy(row => row.Name).ThenBy(row => row.Id);
        var found = await people.Take(PageSize + 1).Select(row => new PersonRow(
            row.Id, row.Name, row.Title, row.Role, row.ContactRight,
            db.Bureaux.Where(bureau => bureau.Id == row.BureauId).Select(bureau => bureau.Name).FirstOrDefault()
                ?? db.Enterprises.Where(enterprise => enterprise.Id == row.EnterpriseId).Select(enterprise => enterprise.Name).FirstOrDefault()
                ?? row.DivisionCode,
            db.Accounts.Where(account => account.PersonId == row.Id).Select(account => account.UserName).FirstOrDefault(),
            row.IsActive)).ToListAsync(cancellationToken);
        var more = found.Count > PageSize;
        var rows = found.Take(PageSize).ToList();
        if (back)
        {
            rows.Reverse();
        }

        return new(
            rows,
            rows.Count > 0 && (back || more) ? rows[^1].Key : null,
            rows.Count > 0 && (back ? more : request.After.Length > 0) ? rows[0].Key : null,
            await BureauChoices.AllAsync(db, cancellationToken));
    }

    private IQueryable<Person> Filter(ListPeople request)
    {
        var people = db.People.AsNoTracking();
        if (request.Role is { } role)
        {
            people = people.Where(row => row.Role == role);
        }

        if (request.Bureau is { } bureau)
        {
            people = people.Where(row => row.BureauId == bureau);
        }

        if (request.Text.Trim() is { Length: > 0 } text)
        {
            var account = text.ToUpperInvariant();
            people = people.Where(row => row.Name.Contains(text) || (row.Email != null && row.Email.Contains(text))
                || db.Accounts.Any(one => one.PersonId == row.Id && one.NormalizedUserName!.StartsWith(account)));
        }

        return people;
    }

    private static (string Name, PersonId Id)? Key(string key)
    {
        var bar = key.LastIndexOf('|');
        return bar > 0 && Guid.TryParse(key.AsSpan(bar + 1), out var id) ? (key[..bar], new PersonId(id)) : null;
    }
}

/// <summary>Bureaux to choose from.</summary>
internal static class BureauChoices
{
    /// <summary>By division, at most 500.</summary>
    public static async Task<IReadOnlyList<BureauChoice>> AllAsync(AssistanceDb db, CancellationToken cancellationToken) =>
        await db.Bureaux.OrderBy(row => row.DivisionCode).Take(500).Select(row => new BureauChoice(row.Id.Value, row.Name)).ToListAsync(cancellationToken);
}
