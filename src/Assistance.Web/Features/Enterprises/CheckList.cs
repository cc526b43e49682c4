using System.Globalization;
using System.Text;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Features.Enterprises.Importing;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Infrastructure.Tables;
using CsvHelper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Enterprises;

/// <summary>Takes the list that was chosen in a form; nothing else happens yet.</summary>
/// <param name="Upload">The file that the form holds.</param>
/// <returns>The file.</returns>
public sealed record ChooseList(IReadOnlyList<StoredFileId> Upload) : IRequest<Guid>;

internal sealed class ChooseListValidator : AbstractValidator<ChooseList>
{
    public ChooseListValidator(Text text) => RuleFor(command => command.Upload).NotEmpty().WithMessage(_ => text["enterprises.import.choose"]);
}

internal sealed class ChooseListHandler : IRequestHandler<ChooseList, Guid>
{
    public Task<Guid> Handle(ChooseList request, CancellationToken cancellationToken) => Task.FromResult(request.Upload[^1].Value);
}

/// <summary>What a list would do to the register; nothing changes by asking.</summary>
/// <param name="File">A file that the reader has handed in.</param>
public sealed record CheckList(StoredFileId File) : IRequest<ListCheck>;

/// <summary>What a list would do.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="RefusedRows">How many rows are refused.</param>
/// <param name="Refused">Why: the first thousand reasons.</param>
/// <param name="HasMore">Whether there are more reasons than these.</param>
/// <param name="Broken">Why the file cannot be read to its end, so that nothing of it can be applied; null when it can.</param>
/// <param name="Ignored">Names of columns that were not read.</param>
public sealed record ListCheck(
    string Name, int Rows, int Added, int Updated, int Unchanged, int RefusedRows, IReadOnlyList<ListedRefusal> Refused, bool HasMore, ListedRefusal? Broken, IReadOnlyList<string> Ignored)
{
    /// <summary>Most rows that a page takes: they are applied within one request, a few seconds.</summary>
    public const int MostRows = 50_000;

    /// <summary>Whether anything would change.</summary>
    public bool Changes => Broken is null && Added + Updated > 0;
}

internal sealed class CheckListHandler(AssistanceDb db, CurrentUser user, Codes codes, Text text, FileStore files) : IRequestHandler<CheckList, ListCheck>
{
    public async Task<ListCheck> Handle(CheckList request, CancellationToken cancellationToken)
    {
        var file = await OwnAsync(db, user, request.File, cancellationToken);
        await using var content = files.Open(file);
        using var list = new ListImport(db, user.Actor, codes, text, ListPurpose.Check);
        var outcome = await list.RunAsync(TableFile.Read(content, TableFile.FormLimit), ListCheck.MostRows, null, cancellationToken);
        using var refused = outcome.Refused;
        return new(
            file.Name, outcome.Rows, outcome.Added, outcome.Updated, outcome.Unchanged, refused.Rows, refused.First, refused.Count > refused.First.Count,
            outcome.Broken, outcome.Ignored);
    }

    /// <summary>A list is for the eyes of the one who handed it in, and is in no case.</summary>
    internal static async Task<StoredFile> OwnAsync(AssistanceDb db, CurrentUser user, StoredFileId id, CancellationToken cancellationToken) =>
        await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.CaseId == null && row.UploadedBy == user.Person.Id, cancellationToken)
            ?? throw new NotFoundException();
}

/// <summary>Every reason for which rows of a list are refused, as a table to work with.</summary>
public sealed record SaveRefusedRows(StoredFileId File) : IRequest<RefusedTable>;

/// <summary>The table.</summary>
/// <param name="Csv">UTF-8 with a byte order mark, without which Excel shows no Chinese.</param>
/// <param name="Name">Name to save it under.</param>
public sealed record RefusedTable(byte[] Csv, string Name);

internal sealed class SaveRefusedRowsHandler(AssistanceDb db, CurrentUser user, Codes codes, Text text, FileStore files) : IRequestHandler<SaveRefusedRows, RefusedTable>
{
    public async Task<RefusedTable> Handle(SaveRefusedRows request, CancellationToken cancellationToken)
    {
        var file = await CheckListHandler.OwnAsync(db, user, request.File, cancellationToken);
        await using var content = files.Open(file);
        using var list = new ListImport(db, user.Actor, codes, text, ListPurpose.Check);
        using var refused = (await list.RunAsync(TableFile.Read(content, TableFile.FormLimit), ListCheck.MostRows, null, cancellationToken)).Refused;
        using var bytes = new MemoryStream();
        await using (var writer = new StreamWriter(bytes, new UTF8Encoding(true)))
        await using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            Row(csv, text["enterprises.import.line"], text["enterprises.import.field"], text["enterprises.import.code"], text["enterprises.import.reason"]);
            foreach (var one in refused.All())
            {
                Row(csv, one.Line.ToString(CultureInfo.InvariantCulture), one.Field, one.Code, TableCell.Safe(one.Message));
            }
        }

        return new(bytes.ToArray(), text["enterprises.import.refused-file"] + ".csv");
    }

    private static void Row(CsvWriter csv, params string[] cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}
