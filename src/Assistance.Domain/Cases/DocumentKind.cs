namespace Assistance.Domain.Cases;

/// <summary>The documents that the product writes. The names stand in the database and in addresses and never change.</summary>
public enum DocumentKind
{
    /// <summary>帮扶协议.</summary>
    Agreement = 1,

    /// <summary>走访记录表.</summary>
    VisitRecord = 2,

    /// <summary>问诊表.</summary>
    DiagnosisForm = 3,

    /// <summary>会商会诊纪要.</summary>
    ConsultationMinutes = 4,

    /// <summary>一企一策.</summary>
    EnterprisePlan = 5,

    /// <summary>督办单.</summary>
    SupervisionNotice = 6,

    /// <summary>办结证明.</summary>
    ClosureCertificate = 7,
}
