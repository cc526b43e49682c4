using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pipeline;

namespace Assistance.Web.Features.Shared;

/// <summary>Nobody's words are overwritten unseen: whoever saves second is shown both versions.</summary>
internal static class Versions
{
    /// <summary>Refuses a form that was opened on an older version of the record, if any of its inputs differs from what is saved now.</summary>
    /// <param name="key">Raw identifier of the record.</param>
    /// <param name="opened">The version that the form was opened on; null when there was no record yet.</param>
    /// <param name="fields">The inputs with both values.</param>
    /// <exception cref="StaleVersionException">Somebody else saved meanwhile.</exception>
    public static async Task RequireSeenAsync(
        this AssistanceDb db, Entity record, Guid key, int? opened, DateTime now, CancellationToken cancellationToken, params ConflictField[] fields)
    {
        if (record.RowVersion == opened || fields.All(field => field.Saved == field.Typed))
        {
            return;
        }

        var last = await db.LastChangeAsync(key, cancellationToken);
        throw new StaleVersionException(record.RowVersion, last?.Name ?? "", last?.At ?? now, fields);
    }

    /// <summary>
    /// The same for a part of a record that has no version of its own: its version is made of the values themselves, so that a change elsewhere
    /// in the record is no conflict.
    /// </summary>
    /// <param name="opened">What <see cref="Of"/> gave for the values that the form was opened on; null when no form was.</param>
    /// <param name="key">Raw identifier of the record in the audit trail.</param>
    /// <exception cref="StaleVersionException">Somebody else saved meanwhile.</exception>
    public static async Task RequireUnchangedAsync(
        this AssistanceDb db, Guid key, int? opened, DateTime now, CancellationToken cancellationToken, params ConflictField[] fields)
    {
        var saved = Of([.. fields.Select(field => field.Saved)]);
        if (opened is null || opened == saved || fields.All(field => field.Saved == field.Typed))
        {
            return;
        }

        var last = await db.LastChangeAsync(key, cancellationToken);
        throw new StaleVersionException(saved, last?.Name ?? "", last?.At ?? now, fields);
    }

    /// <summary>Refuses what can be done once only and was done by somebody else since the form was opened; both versions are shown.</summary>
    /// <param name="isDone">Whether it is done already.</param>
    /// <exception cref="StaleVersionException">It is.</exception>
    public static async Task RequireFirstAsync(
        this AssistanceDb db, bool isDone, Guid key, DateTime now, CancellationToken cancellationToken, params ConflictField[] fields)
    {
        if (!isDone)
        {
            return;
        }

        var last = await db.LastChangeAsync(key, cancellationToken);
        throw new StaleVersionException(0, last?.Name ?? "", last?.At ?? now, fields, isFinal: true);
    }

    /// <summary>A version made of values, as a form would post them.</summary>
    public static int Of(params IReadOnlyList<string> values) =>
        BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', values))));

    /// <summary>A day as a form posts it.</summary>
    public static string Posted(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time of day as a form posts it.</summary>
    public static string Posted(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Yes, no or nothing yet, as a form posts it.</summary>
    public static string Posted(bool? choice) => choice switch { true => "true", false => "false", null => "" };

    /// <summary>Text as a form posts it: line ends are the browser's.</summary>
    public static string Posted(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
