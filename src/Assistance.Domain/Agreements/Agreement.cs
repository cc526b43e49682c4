using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;

namespace Assistance.Domain.Agreements;

/// <summary>帮扶协议: the signed contract that states both sides' duties, scope and term. No fee, and confidentiality, are part of every one.</summary>
public sealed class Agreement : CaseRecord
{
    private Agreement()
    {
    }

    private Agreement(CaseKey key)
        : base(key)
    {
        Id = AgreementId.New();
    }

    /// <summary>Identifier.</summary>
    public AgreementId Id { get; private set; }

    /// <summary>Number: the reference of the case; amendments and renewals add -A1, -R1.</summary>
    public string Number { get; private set; } = "";

    /// <summary>What it is to its predecessor.</summary>
    public AgreementKind Kind { get; private set; }

    /// <summary>The agreement that it amends or renews, or null.</summary>
    public AgreementId? PredecessorId { get; private set; }

    /// <summary>State.</summary>
    public AgreementState State { get; private set; }

    /// <summary>First day of the term.</summary>
    public DateOnly Start { get; private set; }

    /// <summary>Last day of the term.</summary>
    public DateOnly End { get; private set; }

    /// <summary>Service domains that it covers.</summary>
    public IReadOnlyList<string> ScopeDomains { get; private set; } = [];

    /// <summary>责任和义务 of both sides, in order.</summary>
    public IReadOnlyList<Obligation> Obligations { get; private set; } = [];

    /// <summary>Dated commitments that the signatures will agree.</summary>
    public IReadOnlyList<AgreementItem> Items { get; private set; } = [];

    /// <summary>Who signs for the regulator.</summary>
    public PersonRef SignatoryRegulator { get; private set; } = null!;

    /// <summary>Who signs for the enterprise.</summary>
    public PersonRef SignatoryEnterprise { get; private set; } = null!;

    /// <summary>The regulator's liaison person, or null.</summary>
    public PersonRef? LiaisonRegulator { get; private set; }

    /// <summary>The enterprise's liaison person, or null.</summary>
    public PersonRef? LiaisonEnterprise { get; private set; }

    /// <summary>The manager who approved the draft, or null.</summary>
    public PersonRef? ApprovedBy { get; private set; }

    /// <summary>The frozen bytes that both sides sign, or null while it is a draft.</summary>
    public FrozenDocument? Document { get; private set; }

    /// <summary>The countersigned scan, or null.</summary>
    public FrozenDocument? Scan { get; private set; }

    /// <summary>Signatures, in order.</summary>
    public IReadOnlyList<Signature> Signatures { get; private set; } = [];

    /// <summary>Day on which the second side signed, or null.</summary>
    public DateOnly? SignedOn { get; private set; }

    /// <summary>Day on which it ended, or null.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why it ended early, or null.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Starts a draft.</summary>
    public static Agreement Draft(CaseKey key, string number, AgreementKind kind, AgreementId? predecessor, AgreementTerms terms, Act act)
    {
        Rule.Require(kind == AgreementKind.Original == predecessor is null, "agreements.rule.predecessor");
        var agreement = new Agreement(key) { Number = number, Kind = kind, PredecessorId = predecessor, State = AgreementState.Draft };
        var by = agreement.RequireRegulator(act);
        agreement.Take(terms);
        agreement.Record(new Happening("agreement.drafted", number, act.Today, by));
        return agreement;
    }

    /// <summary>Whether it came in with a case file: what both sides signed is not here, and its text is made from the record.</summary>
    public bool IsImported => Signatures.Count > 0 && Signatures.All(signature => signature.Method == SigningMethod.Imported);

    /// <summary>An agreement as a case file tells it.</summary>
    /// <param name="signedOn">The day on which both sides signed, as the file says.</param>
    /// <param name="recordedAt">When the file was taken in, UTC.</param>
    public static Agreement FromHistory(CaseKey key, string number, AgreementTerms terms, DateOnly signedOn, AgreementState state, DateTime recordedAt)
    {
        Rule.Require(terms.End >= terms.Start && signedOn <= terms.End, "agreements.rule.order", number);
        var agreement = new Agreement(key) { Number = number, Kind = AgreementKind.Original, State = state, SignedOn = signedOn };
        agreement.Take(terms);
        agreement.Signatures =
        [
            new(Side.Regulator, new DoneBy(terms.SignatoryRegulator, null), signedOn, recordedAt, SigningMethod.Imported, "", "", ""),
            new(Side.Enterprise, new DoneBy(terms.SignatoryEnterprise, null), signedOn, recordedAt, SigningMethod.Imported, "", "", ""),
        ];
        agreement.EndedOn = state == AgreementState.InForce ? null : terms.End;
        agreement.Record(new Happening("agreement.in-force", number, signedOn, new DoneBy(terms.SignatoryRegulator, null)));
        if (state == AgreementState.InForce)
        {
            agreement.ExpectEnd();
        }

        return agreement;
    }

    /// <summary>Keeps the text that was made from the record of an agreement that came in with a case file. Nobody signed these bytes.</summary>
    public void KeepText(FrozenDocument text)
    {
        Rule.Require(IsImported && Document is null, "agreements.rule.text-kept");
        Document = text;
    }

    /// <summary>Changes the draft.</summary>
    public void Revise(AgreementTerms terms, Act act)
    {
        RequireState(AgreementState.Draft);
        var by = RequireRegulator(act);
        Take(terms);
        ApprovedBy = null;
        Record(new Happening("agreement.revised", Number, act.Today, by));
    }

    /// <summary>A manager approves the draft as it stands; any later change needs a new approval.</summary>
    public void Approve(Act act)
    {
        RequireState(AgreementState.Draft);
        var by = act.By.Require(capacity => capacity.IsManagerOf(DivisionCode), "agreements.rule.approve");
        ApprovedBy = by.Person;
        Record(new Happening("agreement.approved", Number, act.Today, by));
    }

    /// <summary>Freezes the document and lays it before both sides.</summary>
    /// <param name="signBy">Day by which both should have signed.</param>
    public void SendForSignature(FrozenDocument document, DateOnly signBy, Act act)
    {
        RequireState(AgreementState.Draft);
        Rule.Require(ApprovedBy is not null, "agreements.rule.not-approved");
        var by = RequireRegulator(act);
        Document = document;
        State = AgreementState.OutForSignature;
        Instruct(new OpenDeadline(DeadlineKind.SignatureDue, Id.Value, SignatoryRegulator, null, Side.Regulator, signBy, signBy, Number, Number));
        Instruct(new OpenDeadline(DeadlineKind.SignatureDue, Id.Value, SignatoryEnterprise, null, Side.Enterprise, signBy, signBy, Number, Number));
        Inform(new Tell(SignatoryRegulator.Id, "agreement.to-sign", "signatory", Facts()));
        Inform(new Tell(SignatoryEnterprise.Id, "agreement.to-sign", "signatory", Facts()));
        Record(new Happening("agreement.sent", Number, act.Today, by));
    }

    /// <summary>Takes it back to be changed; signatures given so far fall away.</summary>
    public void TakeBack(string reason, Act act)
    {
        RequireState(AgreementState.OutForSignature);
        var by = act.By.Require(capacity => capacity.IsManagerOf(DivisionCode), "agreements.rule.approve");
        var words = Rule.Text("Reason", reason, "agreements.rule.reason");
        State = AgreementState.Draft;
        ApprovedBy = null;
        Document = null;
        Signatures = [];
        CloseSignatures(act.Today, "taken-back");
        Record(new Happening("agreement.taken-back", Number, act.Today, by, words));
    }

    /// <summary>One side signs in the product. The caller has just checked again who it is.</summary>
    /// <param name="documentSha256">Hash of the bytes that were shown; must be those that were frozen.</param>
    /// <param name="proof">What that check asked for.</param>
    /// <returns>Whether it is in force now.</returns>
    public bool Sign(Side side, string documentSha256, string consentSha256, string from, SigningProof proof, Act act)
    {
        RequireState(AgreementState.OutForSignature);
        Rule.Require(Document?.Sha256 == documentSha256, "agreements.rule.other-document");
        Rule.Require(Signatures.All(signature => signature.Side != side), "agreements.rule.signed-already");
        var by = side == Side.Regulator
            ? act.By.Require(capacity => capacity.IsManagerOf(DivisionCode), "agreements.rule.sign-regulator")
            : act.By.Require(capacity => capacity.IsContactOf(EnterpriseId, ContactRight.Lead), "agreements.rule.sign-enterprise");
        Signatures = [.. Signatures, new Signature(side, by, act.Today, act.At, SigningMethod.InProduct, documentSha256, consentSha256, from, proof)];
        Instruct(new CloseDeadline(DeadlineKind.SignatureDue, Id.Value, side == Side.Regulator ? SignatoryRegulator : SignatoryEnterprise, act.Today, "signed"));
        Record(new Happening(side == Side.Regulator ? "agreement.signed-regulator" : "agreement.signed-enterprise", Number, act.Today, by));
        return Signatures.Count == 2 && TakeEffect(act.Today, by);
    }

    /// <summary>A manager records the countersigned scan in place of signatures in the product.</summary>
    /// <param name="signedOn">The day written on the paper.</param>
    public void RecordScan(FrozenDocument scan, DateOnly signedOn, Act act)
    {
        RequireState(AgreementState.OutForSignature);
        var by = act.By.Require(capacity => capacity.IsManagerOf(DivisionCode), "agreements.rule.sign-regulator");
        Rule.RequireFor("SignedOn", signedOn <= act.Today, "agreements.rule.scan-future");
        Scan = scan;
        List<Signature> signatures = [.. Signatures];
        foreach (var side in new[] { Side.Regulator, Side.Enterprise }.Where(side => signatures.All(signature => signature.Side != side)))
        {
            signatures.Add(new Signature(side, by, signedOn, act.At, SigningMethod.Scan, scan.Sha256, "", ""));
        }

        Signatures = signatures;
        CloseSignatures(act.Today, "signed");
        TakeEffect(signedOn, by);
    }

    /// <summary>Ends it early, with a reason.</summary>
    public void Terminate(string reason, Act act)
    {
        RequireState(AgreementState.InForce);
        var by = act.By.Require(capacity => capacity.IsManagerOf(DivisionCode), "agreements.rule.approve");
        EndReason = Rule.Text("Reason", reason, "agreements.rule.reason");
        Finish(AgreementState.Terminated, act.Today, "terminated");
        Inform(new Tell(SignatoryEnterprise.Id, "agreement.terminated", "signatory", Facts()));
        Record(new Happening("agreement.terminated", Number, act.Today, by, EndReason));
    }

    /// <summary>Ends it as agreed: the case is closed, or an amendment or renewal takes its place.</summary>
    public void Complete(string why, DoneBy by, DateOnly on)
    {
        RequireState(AgreementState.InForce);
        Finish(AgreementState.Completed, on, why);
        Record(new Happening("agreement.completed", Number, on, by, null, new Dictionary<string, string> { ["why"] = why }));
    }

    /// <summary>Its term has run out.</summary>
    public void Expire(Act act)
    {
        RequireState(AgreementState.InForce);
        Rule.Require(act.Today > End, "agreements.rule.not-expired");
        Finish(AgreementState.Expired, act.Today, "expired");
        Inform(new Tell(SignatoryRegulator.Id, "agreement.expired", "signatory", Facts()));
        Record(new Happening("agreement.expired", Number, act.Today, act.By.AsSelf));
    }

    private bool TakeEffect(DateOnly on, DoneBy by)
    {
        State = AgreementState.InForce;
        SignedOn = on;
        ExpectEnd();
        Record(new Happening("agreement.in-force", Number, on, by));
        return true;
    }

    private void ExpectEnd() =>
        Instruct(new OpenDeadline(DeadlineKind.AgreementEnd, Id.Value, SignatoryRegulator, LiaisonRegulator, Side.Regulator, End, End, Number, Number));

    private void Finish(AgreementState state, DateOnly on, string reason)
    {
        State = state;
        EndedOn = on;
        Instruct(new CloseDeadline(DeadlineKind.AgreementEnd, Id.Value, null, on, reason));
    }

    private void CloseSignatures(DateOnly on, string reason) =>
        Instruct(new CloseDeadline(DeadlineKind.SignatureDue, Id.Value, null, on, reason));

    private void Take(AgreementTerms terms)
    {
        Rule.RequireFor(nameof(End), terms.End > terms.Start, "agreements.rule.term");
        Rule.RequireFor(nameof(ScopeDomains), terms.ScopeDomains.Count > 0, "agreements.rule.scope");
        Rule.RequireFor(nameof(Obligations), terms.Obligations.Any(o => o.Side == Side.Regulator) && terms.Obligations.Any(o => o.Side == Side.Enterprise), "agreements.rule.obligations");
        (Start, End, ScopeDomains, Obligations, Items) = (terms.Start, terms.End, [.. terms.ScopeDomains], [.. terms.Obligations], [.. terms.Items]);
        (SignatoryRegulator, SignatoryEnterprise) = (terms.SignatoryRegulator, terms.SignatoryEnterprise);
        (LiaisonRegulator, LiaisonEnterprise) = (terms.LiaisonRegulator, terms.LiaisonEnterprise);
    }

    private DoneBy RequireRegulator(Act act) => act.By.Require(capacity => capacity.IsRegulatorOf(DivisionCode), "agreements.rule.regulator");

    private void RequireState(AgreementState state) => Rule.Require(State == state, $"agreements.rule.not-now.{State}".ToLowerInvariant());

    private Dictionary<string, string> Facts() => new() { ["number"] = Number };
}
