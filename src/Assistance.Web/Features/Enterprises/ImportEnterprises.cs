using Assistance.Data;
using Assistance.Web.Features.Enterprises.Importing;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Infrastructure.Tables;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Enterprises;

/// <summary>Takes over a list of enterprises: as a whole or not at all, unless the rows that are refused are to be left out.</summary>
/// <param name="Content">The file, .csv or .xlsx; can be read again from anywhere.</param>
/// <param name="SkipRefused">Whether rows that are refused are left out.</param>
/// <param name="Progress">Told how many rows are done, or null.</param>
public sealed record ImportEnterprises(Stream Content, bool SkipRefused, IProgress<int>? Progress) : IRequest<ListOutcome>;

/// <summary>The file is checked while it is read.</summary>
internal sealed class ImportEnterprisesValidator : AbstractValidator<ImportEnterprises>
{
    public ImportEnterprisesValidator() => RuleFor(command => command.Content.CanSeek).Equal(true);
}

internal sealed class ImportEnterprisesHandler(AssistanceDb db, CurrentUser user, Codes codes, Text text) : IRequestHandler<ImportEnterprises, ListOutcome>
{
    public async Task<ListOutcome> Handle(ImportEnterprises request, CancellationToken cancellationToken)
    {
        var purpose = request.SkipRefused ? ListPurpose.ApplyWithoutRefused : ListPurpose.Apply;
        return await ListImport.ApplyAsync(
            db, user.Actor, codes, text, purpose, () => TableFile.Read(request.Content, TableFile.OperatorLimit), int.MaxValue, request.Progress, cancellationToken);
    }
}
