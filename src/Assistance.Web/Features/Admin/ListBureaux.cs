using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Admin;

/// <summary>Bureaux in the order of their divisions, by page of 50.</summary>
/// <param name="After">Division of the last row of the page before, or empty.</param>
public sealed record ListBureaux(string After) : IRequest<BureauList>;

/// <summary>A page of bureaux.</summary>
public sealed record BureauList(IReadOnlyList<BureauRow> Rows, string? Next);

/// <summary>One bureau.</summary>
/// <param name="Place">Full name of the division.</param>
/// <param name="Head">The manager who answers for it, or null.</param>
/// <param name="People">Active caseworkers and managers.</param>
public sealed record BureauRow(BureauId Id, string Name, string DivisionCode, string Place, string? Head, int People);

internal sealed class ListBureauxValidator : AbstractValidator<ListBureaux>;

internal sealed class ListBureauxHandler(AssistanceDb db, Codes codes) : IRequestHandler<ListBureaux, BureauList>
{
    private const int PageSize = 50;

    public async Task<BureauList> Handle(ListBureaux request, CancellationToken cancellationToken)
    {
        var rows = await db.Bureaux.AsNoTracking()
#pragma warning disable CA1309, CA1310 // translated to SQL: codes are digits
            .Where(row => string.Compare(row.DivisionCode, request.After) > 0)
#pragma warning restore CA1309, CA1310
            .OrderBy(row => row.DivisionCode).Take(PageSize + 1)
            .Select(row => new
            {
                row.Id,
                row.Name,
                row.DivisionCode,
                Head = db.People.Where(person => person.Id == row.HeadId).Select(person => person.Name).FirstOrDefault(),
                People = db.People.Count(person => person.BureauId == row.Id && person.IsActive),
            })
            .ToListAsync(cancellationToken);
        return new(
            [.. rows.Take(PageSize).Select(row => new BureauRow(row.Id, row.Name, row.DivisionCode, codes.Divisions.FullName(row.DivisionCode), row.Head, row.People))],
            rows.Count > PageSize ? rows[PageSize - 1].DivisionCode : null);
    }
}

/// <summary>Opens a bureau for a division that has none.</summary>
public sealed record OpenBureau(string Name, string Division) : IRequest<BureauId>;

internal sealed class OpenBureauValidator : AbstractValidator<OpenBureau>
{
    public OpenBureauValidator()
    {
        RuleFor(command => command.Name).NotEmpty().MaximumLength(200);
        RuleFor(command => command.Division).NotEmpty().Matches("^[0-9]{6}$");
    }
}

internal sealed class OpenBureauHandler(AssistanceDb db, Codes codes) : IRequestHandler<OpenBureau, BureauId>
{
    public async Task<BureauId> Handle(OpenBureau request, CancellationToken cancellationToken)
    {
        Rule.RequireFor("Division", codes.Divisions.Find(request.Division) is { IsRetired: false }, "admin.rule.division-unknown");
        Rule.RequireFor("Division", !await db.Bureaux.AnyAsync(row => row.DivisionCode == request.Division, cancellationToken), "admin.rule.division-taken");
        var bureau = new Bureau(request.Name, request.Division);
        db.Add(bureau);
        await db.SaveChangesAsync(cancellationToken);
        return bureau.Id;
    }
}

/// <summary>One bureau with those who could head it.</summary>
public sealed record GetBureau(BureauId Bureau) : IRequest<BureauView>;

/// <summary>A bureau.</summary>
/// <param name="Managers">Its active managers.</param>
public sealed record BureauView(BureauId Id, string Name, string DivisionCode, string Place, Guid? Head, IReadOnlyList<BureauChoice> Managers, int RowVersion);

internal sealed class GetBureauValidator : AbstractValidator<GetBureau>;

internal sealed class GetBureauHandler(AssistanceDb db, Codes codes) : IRequestHandler<GetBureau, BureauView>
{
    public async Task<BureauView> Handle(GetBureau request, CancellationToken cancellationToken)
    {
        var bureau = await db.Bureaux.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Bureau, cancellationToken) ?? throw new NotFoundException();
        var managers = await db.People.Where(row => row.BureauId == request.Bureau && row.Role == Role.Manager && row.IsActive).OrderBy(row => row.Name).Take(100)
            .Select(row => new BureauChoice(row.Id.Value, row.Name)).ToListAsync(cancellationToken);
        return new(bureau.Id, bureau.Name, bureau.DivisionCode, codes.Divisions.FullName(bureau.DivisionCode), bureau.HeadId?.Value, managers, bureau.RowVersion);
    }
}

/// <summary>Renames a bureau and names its head.</summary>
/// <param name="Head">One of its managers; null leaves the head as it is.</param>
public sealed record ChangeBureau(BureauId Bureau, string Name, Guid? Head, int RowVersion) : IRequest<Unit>;

internal sealed class ChangeBureauValidator : AbstractValidator<ChangeBureau>
{
    public ChangeBureauValidator() => RuleFor(command => command.Name).NotEmpty().MaximumLength(200);
}

internal sealed class ChangeBureauHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ChangeBureau, Unit>
{
    public async Task<Unit> Handle(ChangeBureau request, CancellationToken cancellationToken)
    {
        var bureau = await db.Bureaux.SingleOrDefaultAsync(row => row.Id == request.Bureau, cancellationToken) ?? throw new NotFoundException();
        await db.RequireSeenAsync(
            bureau, bureau.Id.Value, request.RowVersion, user.Act.At, cancellationToken,
            new(nameof(request.Name), bureau.Name, Versions.Posted(request.Name)),
            new(nameof(request.Head), bureau.HeadId?.ToString() ?? "", request.Head?.ToString() ?? "", await NameAsync(bureau.HeadId?.Value, cancellationToken), await NameAsync(request.Head, cancellationToken)));
        bureau.Rename(request.Name);
        if (request.Head is { } head && bureau.HeadId?.Value != head)
        {
            var id = new PersonId(head);
            bureau.PutInCharge(await db.People.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException());
        }

        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task<string?> NameAsync(Guid? person, CancellationToken cancellationToken)
    {
        var id = new PersonId(person ?? Guid.Empty);
        return await db.People.Where(row => row.Id == id).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
    }
}
