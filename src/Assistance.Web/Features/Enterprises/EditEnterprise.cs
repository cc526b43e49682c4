using System.Globalization;
using Assistance.Data;
using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Enterprises;

/// <summary>Changes what is known about an enterprise.</summary>
/// <param name="RowVersion">The version that the form was opened on.</param>
public sealed record EditEnterprise(string Uscc, EnterpriseFacts Facts, int RowVersion) : IRequest;

internal sealed class EditEnterpriseValidator : AbstractValidator<EditEnterprise>
{
    public EditEnterpriseValidator(Codes codes, Text text) => RuleFor(command => command.Facts).SetValidator(new EnterpriseFactsValidator(codes, text));
}

internal sealed class EditEnterpriseHandler(AssistanceDb db, CurrentUser user, Codes codes, Text text) : IRequestHandler<EditEnterprise>
{
    public async Task<Unit> Handle(EditEnterprise request, CancellationToken cancellationToken)
    {
        var enterprise = await db.Enterprises.AsTracking().FirstOrDefaultAsync(row => row.Uscc == request.Uscc, cancellationToken) ?? throw new NotFoundException();
        user.Actor.RequireKeeper(enterprise.DivisionCode, codes.Divisions.FullName(enterprise.DivisionCode));
        if (enterprise.RowVersion != request.RowVersion)
        {
            var last = await db.LastChangeAsync(enterprise.Id.Value, cancellationToken);
            throw new StaleVersionException(enterprise.RowVersion, last?.Name ?? "", last?.At ?? user.Act.At, Compare(enterprise, request.Facts));
        }

        request.Facts.WriteTo(enterprise, user.Actor, codes, text);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private List<ConflictField> Compare(Enterprise saved, EnterpriseFacts typed)
    {
        var stored = GetEnterpriseFormHandler.Facts(saved, codes, text);
        var division = codes.ShownDivision(typed.ReadDivision(codes).Code);
        var industry = codes.ShownIndustry(typed.ReadIndustry(codes, text).Code, text.Culture);
        return
        [
            new(nameof(stored.Name), stored.Name, typed.Name.Trim()),
            new(nameof(stored.Division), stored.Division, division),
            new(nameof(stored.Industry), stored.Industry, industry),
            new(nameof(stored.Employees), Number(stored.Employees), Number(typed.Employees)),
            new(nameof(stored.Revenue), Number(stored.Revenue), Number(typed.Revenue)),
            new(nameof(stored.Assets), Number(stored.Assets), Number(typed.Assets)),
            new(nameof(stored.Address), stored.Address, typed.Address.Trim()),
            new(nameof(stored.Products), stored.Products, string.Join('\n', EnterpriseFacts.Lines(typed.Products))),
            new(nameof(stored.Cooperative), stored.Cooperative, typed.Cooperative.Trim()),
            new(nameof(stored.Members), stored.Members, string.Join('\n', EnterpriseFacts.Lines(typed.Members))),
        ];
    }

    private static string Number(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>What the form of an enterprise starts with.</summary>
public sealed record GetEnterpriseForm(string Uscc) : IRequest<EnterpriseForm>;

/// <summary>The form of an enterprise.</summary>
public sealed record EnterpriseForm(string Uscc, EnterpriseFacts Facts, int RowVersion);

internal sealed class GetEnterpriseFormHandler(AssistanceDb db, CurrentUser user, Codes codes, Text text) : IRequestHandler<GetEnterpriseForm, EnterpriseForm>
{
    public async Task<EnterpriseForm> Handle(GetEnterpriseForm request, CancellationToken cancellationToken)
    {
        var enterprise = await db.Enterprises.AsNoTracking().FirstOrDefaultAsync(row => row.Uscc == request.Uscc, cancellationToken) ?? throw new NotFoundException();
        return user.Actor.Keeps(enterprise.DivisionCode) ? new(enterprise.Uscc, Facts(enterprise, codes, text), enterprise.RowVersion) : throw new NotFoundException();
    }

    internal static EnterpriseFacts Facts(Enterprise enterprise, Codes codes, Text text) => new()
    {
        Name = enterprise.Name,
        Division = codes.ShownDivision(enterprise.DivisionCode),
        Industry = codes.ShownIndustry(enterprise.IndustryCode, text.Culture),
        Employees = enterprise.Employees,
        Revenue = enterprise.Revenue10kCny,
        Assets = enterprise.Assets10kCny,
        Address = enterprise.Address ?? "",
        Products = string.Join('\n', enterprise.MainProducts),
        Cooperative = enterprise.Cooperative ?? "",
        Members = string.Join('\n', enterprise.CooperativeMembers),
    };
}
