using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Documents;

/// <summary>A document as it was issued.</summary>
/// <param name="KeptOn">The day from which this version is kept.</param>
/// <param name="Version">From 1.</param>
/// <param name="WordSha256">Hash of its Word file.</param>
public sealed record KeptDocument(PrintedDocument Document, DateOnly KeptOn, int Version, string WordSha256);

/// <summary>
/// Keeps documents as they are issued: what stands in them in the database, and as a Word file among the files of the case, addressed by its
/// hash. Printed later, the kept version is shown, not one made anew from a record that has moved on.
/// </summary>
public sealed class KeptDocuments(AssistanceDb db, FileStore files, Text text)
{
    private static readonly JsonSerializerOptions options = new()
    {
        IncludeFields = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new CultureNames() },
    };

    /// <summary>Writes a document in its language, whatever that of the reader is: numbers and lists follow the current culture meanwhile.</summary>
    public static async Task<PrintedDocument> WriteInAsync(CultureInfo language, Func<Task<PrintedDocument>> write)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        try
        {
            return await write();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    /// <summary>The one language of what is issued in a case: that of its case file, else that of the names of both sides.</summary>
    public static CultureInfo LanguageOf(AssistanceCase found, string names) => Languages.Find(found.Origin?.Language)
        ?? (names.Any(letter => letter is >= (char)0x4E00 and <= (char)0x9FFF) ? Languages.Chinese : Languages.English);

    /// <summary>
    /// Saves what the caller has changed, and keeps the document that follows from it, in one transaction: both are there, or neither.
    /// </summary>
    /// <param name="key">The case.</param>
    /// <param name="isInternal">Whether the enterprise does not see it.</param>
    /// <param name="write">Writes the document from what was saved, in the words that it is given.</param>
    public async Task SaveAndKeepAsync(CaseKey key, bool isInternal, Func<Text, Task<PrintedDocument>> write, Act act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await using (own)
        {
            await db.SaveChangesAsync(cancellationToken);
            await AddAsync(key, isInternal, write, null, act, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (own is not null)
            {
                await own.CommitAsync(cancellationToken);
            }
        }
    }

    /// <summary>
    /// Writes a document in the language of its case and keeps it as its only version; saved with the caller's next SaveChangesAsync, which
    /// fails when somebody else has kept it meanwhile.
    /// </summary>
    public Task KeepOnceAsync(CaseKey key, bool isInternal, Func<Text, Task<PrintedDocument>> write, Act act, CancellationToken cancellationToken) =>
        AddAsync(key, isInternal, write, 1, act, cancellationToken);

    private async Task AddAsync(CaseKey key, bool isInternal, Func<Text, Task<PrintedDocument>> write, int? version, Act act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var found = await db.Cases.AsNoTracking().Where(one => one.CaseId == key.CaseId).Select(one => new
        {
            Case = one,
            Bureau = db.Bureaux.Where(bureau => bureau.Id == one.BureauId).Select(bureau => bureau.Name).FirstOrDefault(),
            Enterprise = db.Enterprises.Where(enterprise => enterprise.Id == one.EnterpriseId).Select(enterprise => enterprise.Name).FirstOrDefault(),
        }).FirstAsync(cancellationToken);
        var language = LanguageOf(found.Case, found.Bureau + found.Enterprise);
        var document = await WriteInAsync(language, () => write(text.In(language)));
        version ??= 1 + (await db.IssuedDocuments.Where(row => row.Number == document.Number).MaxAsync(row => (int?)row.Version, cancellationToken) ?? 0);
        using var content = new MemoryStream(WordFile.Write(document, await db.TemplateInForceAsync(document.Kind, document.Language, cancellationToken)));
        var file = await files.SaveAsync(content, document.Number + ".docx", act, cancellationToken);
        // without its enterprise a file is not seen by the contacts of that enterprise
        (file.CaseId, file.DivisionCode, file.EnterpriseId) = (key.CaseId, key.DivisionCode, isInternal ? null : key.EnterpriseId);
        db.Add(new IssuedDocument(key, document.Number, version.Value, isInternal, JsonSerializer.Serialize(document, options), new FrozenDocument(file.Id, file.Sha256), act));
    }

    /// <summary>The newest kept version that the reader may see, or null.</summary>
    public async Task<KeptDocument?> FindAsync(string number, CancellationToken cancellationToken) =>
        await db.IssuedDocuments.AsNoTracking().Where(row => row.Number == number).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken) is { } found
            ? new(JsonSerializer.Deserialize<PrintedDocument>(found.Content, options)!, found.KeptOn, found.Version, found.Word.Sha256)
            : null;

    /// <summary>The bytes of the Word file of a kept document.</summary>
    public Stream OpenWord(KeptDocument kept) => files.OpenBytes(kept.WordSha256);

    private sealed class CultureNames : JsonConverter<CultureInfo>
    {
        public override CultureInfo Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => CultureInfo.GetCultureInfo(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, CultureInfo value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}
