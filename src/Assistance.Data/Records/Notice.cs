using Assistance.Domain.Common;

namespace Assistance.Data.Records;

/// <summary>By which way a notice goes.</summary>
public enum NoticeChannel
{
    /// <summary>In the app.</summary>
    App = 1,

    /// <summary>By e-mail.</summary>
    Mail = 2,
}

/// <summary>What became of a notice.</summary>
public enum NoticeState
{
    /// <summary>It waits to leave.</summary>
    Pending = 1,

    /// <summary>It arrived in the app, or the mail server took it.</summary>
    Delivered = 2,

    /// <summary>Nothing was sent, because it had lost its object, or there is no address; <see cref="Notice.Error"/> says which.</summary>
    Skipped = 3,

    /// <summary>It could not be sent in as many attempts as are allowed.</summary>
    Failed = 4,
}

/// <summary>
/// A message to one person by one channel: the ledger of chasing, the outbox of mail and the list of notices in the app in one. For a
/// raised rung (deadline, version, rung, recipient, channel) is unique, so that nothing is raised twice whatever runs twice.
/// </summary>
public sealed class Notice
{
    /// <summary>Identifier.</summary>
    public NoticeId Id { get; init; }

    /// <summary>Who is told.</summary>
    public PersonId RecipientId { get; init; }

    /// <summary>The name of the one who is told.</summary>
    public string RecipientName { get; init; } = "";

    /// <summary>By which way.</summary>
    public NoticeChannel Channel { get; init; }

    /// <summary>What about: "chase" for a raised rung, else as <see cref="Tell.Kind"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Why this person is told: "owner", "backup", "lead", "manager", "head-above", "verifier"….</summary>
    public string Why { get; init; } = "";

    /// <summary>The case, or null.</summary>
    public CaseId? CaseId { get; init; }

    /// <summary>The deadline of a raised rung, or null.</summary>
    public DeadlineId? DeadlineId { get; init; }

    /// <summary>The version of that deadline, or null.</summary>
    public int? DeadlineVersion { get; init; }

    /// <summary>The code of the rung ("L2"), or null.</summary>
    public string? Rung { get; init; }

    /// <summary>Values for the sentence.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>The day for which it was raised.</summary>
    public DateOnly On { get; init; }

    /// <summary>The instant at which it was written, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>What became of it.</summary>
    public NoticeState State { get; set; }

    /// <summary>The instant at which it arrived, or was given up; UTC.</summary>
    public DateTime? SettledAt { get; set; }

    /// <summary>The instant at which its reader saw it in the app; UTC.</summary>
    public DateTime? ReadAt { get; set; }

    /// <summary>Attempts to send it.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this instant is it tried again; UTC.</summary>
    public DateTime? NextAttemptAt { get; set; }

    /// <summary>Why it was not sent, or null.</summary>
    public string? Error { get; set; }

    /// <summary>The Message-ID of the mail that carried it; the same at every attempt.</summary>
    public string? MessageId { get; set; }
}
