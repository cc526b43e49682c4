using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Files;

/// <summary>Asks for a file that the reader may see.</summary>
public sealed record DownloadFile(StoredFileId Id) : IRequest<FileView>;

/// <summary>A file as it is sent.</summary>
/// <param name="Content">The bytes; whoever sends them closes it.</param>
/// <param name="Name">The name offered for saving.</param>
public sealed record FileView(Stream Content, string Name, string ContentType);

internal sealed class DownloadFileHandler(AssistanceDb db, CurrentUser user, AccessLog accesses, FileStore files) : IRequestHandler<DownloadFile, FileView>
{
    public async Task<FileView> Handle(DownloadFile request, CancellationToken cancellationToken)
    {
        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken)
            ?? throw new NotFoundException();
        if (file.CaseId is { } id && file.EnterpriseId is { } enterprise)
        {
            await accesses.NoteAsync(db, user, new(id, file.DivisionCode, enterprise), [ConfidentialPart.File(file)], cancellationToken);
        }

        return new(files.Open(file), file.Name, file.ContentType);
    }
}
