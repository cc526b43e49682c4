using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Features.Enterprises.Importing;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Infrastructure.Tables;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Enterprises;

/// <summary>
/// Applies a list that was looked at. Caseworkers and managers keep the register of their own area, so they import into it, too; rows of
/// other areas are refused. Administrators see no content and do not import; operators do, by the command.
/// </summary>
/// <param name="File">A file that the reader has handed in.</param>
/// <param name="SkipRefused">Whether rows that are refused are left out; else one of them keeps everything from being applied.</param>
public sealed record ApplyList(StoredFileId File, bool SkipRefused) : IRequest<AppliedList>;

/// <summary>What was applied.</summary>
public sealed record AppliedList(int Added, int Updated, int Unchanged, int RefusedRows);

/// <summary>The file is checked while it is read.</summary>
internal sealed class ApplyListValidator : AbstractValidator<ApplyList>;

internal sealed class ApplyListHandler(AssistanceDb db, CurrentUser user, Codes codes, Text text, FileStore files) : IRequestHandler<ApplyList, AppliedList>
{
    public async Task<AppliedList> Handle(ApplyList request, CancellationToken cancellationToken)
    {
        var file = await CheckListHandler.OwnAsync(db, user, request.File, cancellationToken);
        await using var content = files.Open(file);
        var purpose = request.SkipRefused ? ListPurpose.ApplyWithoutRefused : ListPurpose.Apply;
        var outcome = await ListImport.ApplyAsync(
            db, user.Actor, codes, text, purpose, () => TableFile.Read(content, TableFile.FormLimit), ListCheck.MostRows, null, cancellationToken);
        using var refused = outcome.Refused;
        Rule.RequireFor(nameof(request.SkipRefused), outcome.Applied, outcome.Broken is not null ? "enterprises.import.rule.broken" : "enterprises.import.rule.refused", refused.Rows);
        return new(outcome.Added, outcome.Updated, outcome.Unchanged, refused.Rows);
    }
}
