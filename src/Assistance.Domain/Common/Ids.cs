namespace Assistance.Domain.Common;

/// <summary>An identifier of one record type. Values are version 7 UUIDs: unique, and ordered by the time they were made.</summary>
public interface ITypedId
{
    /// <summary>The raw value, as it is stored.</summary>
    Guid Value { get; }
}

/// <summary>Identifies an assistance case.</summary>
public readonly record struct CaseId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static CaseId New() => new(TimeOrdered.New());
    public static bool operator <(CaseId left, CaseId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(CaseId left, CaseId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(CaseId left, CaseId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(CaseId left, CaseId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an assistance agreement.</summary>
public readonly record struct AgreementId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static AgreementId New() => new(TimeOrdered.New());
    public static bool operator <(AgreementId left, AgreementId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(AgreementId left, AgreementId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(AgreementId left, AgreementId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(AgreementId left, AgreementId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a visit.</summary>
public readonly record struct VisitId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static VisitId New() => new(TimeOrdered.New());
    public static bool operator <(VisitId left, VisitId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(VisitId left, VisitId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(VisitId left, VisitId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(VisitId left, VisitId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a quality problem.</summary>
public readonly record struct ProblemId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static ProblemId New() => new(TimeOrdered.New());
    public static bool operator <(ProblemId left, ProblemId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(ProblemId left, ProblemId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(ProblemId left, ProblemId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(ProblemId left, ProblemId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a look-back.</summary>
public readonly record struct LookBackId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static LookBackId New() => new(TimeOrdered.New());
    public static bool operator <(LookBackId left, LookBackId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(LookBackId left, LookBackId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(LookBackId left, LookBackId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(LookBackId left, LookBackId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a research team.</summary>
public readonly record struct ResearchTeamId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static ResearchTeamId New() => new(TimeOrdered.New());
    public static bool operator <(ResearchTeamId left, ResearchTeamId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(ResearchTeamId left, ResearchTeamId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(ResearchTeamId left, ResearchTeamId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(ResearchTeamId left, ResearchTeamId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an expert consultation.</summary>
public readonly record struct ConsultationId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static ConsultationId New() => new(TimeOrdered.New());
    public static bool operator <(ConsultationId left, ConsultationId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(ConsultationId left, ConsultationId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(ConsultationId left, ConsultationId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(ConsultationId left, ConsultationId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a remedy.</summary>
public readonly record struct RemedyId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static RemedyId New() => new(TimeOrdered.New());
    public static bool operator <(RemedyId left, RemedyId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(RemedyId left, RemedyId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(RemedyId left, RemedyId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(RemedyId left, RemedyId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a commitment.</summary>
public readonly record struct CommitmentId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static CommitmentId New() => new(TimeOrdered.New());
    public static bool operator <(CommitmentId left, CommitmentId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(CommitmentId left, CommitmentId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(CommitmentId left, CommitmentId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(CommitmentId left, CommitmentId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a deadline.</summary>
public readonly record struct DeadlineId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static DeadlineId New() => new(TimeOrdered.New());
    public static bool operator <(DeadlineId left, DeadlineId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(DeadlineId left, DeadlineId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(DeadlineId left, DeadlineId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(DeadlineId left, DeadlineId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a notice.</summary>
public readonly record struct NoticeId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static NoticeId New() => new(TimeOrdered.New());
    public static bool operator <(NoticeId left, NoticeId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(NoticeId left, NoticeId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(NoticeId left, NoticeId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(NoticeId left, NoticeId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an enterprise.</summary>
public readonly record struct EnterpriseId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static EnterpriseId New() => new(TimeOrdered.New());
    public static bool operator <(EnterpriseId left, EnterpriseId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(EnterpriseId left, EnterpriseId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(EnterpriseId left, EnterpriseId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(EnterpriseId left, EnterpriseId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a person.</summary>
public readonly record struct PersonId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static PersonId New() => new(TimeOrdered.New());
    public static bool operator <(PersonId left, PersonId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(PersonId left, PersonId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(PersonId left, PersonId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(PersonId left, PersonId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a bureau.</summary>
public readonly record struct BureauId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static BureauId New() => new(TimeOrdered.New());
    public static bool operator <(BureauId left, BureauId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(BureauId left, BureauId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(BureauId left, BureauId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(BureauId left, BureauId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a stored file.</summary>
public readonly record struct StoredFileId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static StoredFileId New() => new(TimeOrdered.New());
    public static bool operator <(StoredFileId left, StoredFileId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(StoredFileId left, StoredFileId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(StoredFileId left, StoredFileId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(StoredFileId left, StoredFileId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a draft kept while typing.</summary>
public readonly record struct DraftId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static DraftId New() => new(TimeOrdered.New());
    public static bool operator <(DraftId left, DraftId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(DraftId left, DraftId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(DraftId left, DraftId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(DraftId left, DraftId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a record that has no type of its own elsewhere (history, notes, settings).</summary>
public readonly record struct RecordId(Guid Value) : ITypedId
{
    /// <summary>A new, time-ordered identifier.</summary>
    public static RecordId New() => new(TimeOrdered.New());
    public static bool operator <(RecordId left, RecordId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(RecordId left, RecordId right) => left.Value.CompareTo(right.Value) > 0;
    public static bool operator <=(RecordId left, RecordId right) => left.Value.CompareTo(right.Value) <= 0;
    public static bool operator >=(RecordId left, RecordId right) => left.Value.CompareTo(right.Value) >= 0;
    public override string ToString() => Value.ToString();
}
