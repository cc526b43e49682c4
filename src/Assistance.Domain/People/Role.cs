namespace Assistance.Domain.People;

/// <summary>The six roles of the product.</summary>
public enum Role
{
    /// <summary>帮扶专员: keeps the cases of the own bureau.</summary>
    Caseworker = 1,

    /// <summary>分管领导: decides, signs and reviews for the own bureau and those below it.</summary>
    Manager = 2,

    /// <summary>专家: gives opinions on the problems of the consultations that they are invited to.</summary>
    Expert = 3,

    /// <summary>企业联系人: acts for the own enterprise, as far as the <see cref="ContactRight"/> goes.</summary>
    EnterpriseContact = 4,

    /// <summary>审计: reads everything in a division, changes nothing.</summary>
    Auditor = 5,

    /// <summary>管理员: runs the installation, sees no case content.</summary>
    Administrator = 6,
}

/// <summary>What an enterprise contact may do.</summary>
public enum ContactRight
{
    /// <summary>Reads.</summary>
    Reader = 1,

    /// <summary>Reports progress and confirms the own items.</summary>
    Member = 2,

    /// <summary>Signs, asks for more time, verifies the regulator's commitments, rates, manages the other contacts.</summary>
    Lead = 3,
}
