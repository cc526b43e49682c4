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

    /// <summary>Text as a form posts it: line ends are the browser's.</summary>
    public static string Posted(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
