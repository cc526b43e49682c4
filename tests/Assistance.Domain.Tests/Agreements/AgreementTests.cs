using Assistance.Domain.Agreements;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using static Assistance.Domain.Tests.CaseCast;

namespace Assistance.Domain.Tests.Agreements;

public class AgreementTests
{
    private static readonly FrozenDocument document = new(StoredFileId.New(), "aa");

    private static readonly AgreementTerms terms = new(
        Today, Today.AddYears(1).AddDays(-1), ["STD"],
        [new(Side.Regulator, "Visit"), new(Side.Enterprise, "Tell the truth")],
        [new(Side.Regulator, Sun, "Bring the laboratory", Today.AddDays(60), EvidenceRule.Report)],
        Manager.Person, Lead.Person, Sun, null);

    [Fact]
    public void A_draft_says_what_both_sides_owe_for_how_long_and_where()
    {
        Assert.Equal(["agreement.drafted"], Drafted().Kinds());
        AssertRefused("agreements.rule.term", "End", () => Drafted(terms with { End = Today }));
        AssertRefused("agreements.rule.scope", "ScopeDomains", () => Drafted(terms with { ScopeDomains = [] }));
        AssertRefused("agreements.rule.obligations", "Obligations", () => Drafted(terms with { Obligations = [new(Side.Regulator, "Visit")] }));
        AssertRefused("agreements.rule.predecessor", () => Agreement.Draft(Key, "N", AgreementKind.Amendment, null, terms, Caseworker.By()));
        AssertRefused("agreements.rule.predecessor", () => Agreement.Draft(Key, "N", AgreementKind.Original, AgreementId.New(), terms, Caseworker.By()));
    }

    [Fact]
    public void A_change_needs_a_new_approval()
    {
        var one = Drafted();
        one.Approve(Manager.By());
        one.Revise(terms with { End = Today.AddDays(100) }, Caseworker.By());

        AssertRefused("agreements.rule.not-approved", () => one.SendForSignature(document, Today.AddDays(14), Caseworker.By()));
    }

    [Fact]
    public void Both_signatories_are_told_and_owe_their_signature()
    {
        var one = Sent();

        Assert.Equal([Manager.Person, Lead.Person], one.DeadlineInstructions.OfType<OpenDeadline>().Select(open => open.Responsible!));
        Assert.Equal([Manager.Person.Id, Lead.Person.Id], one.Tells.Select(tell => tell.To));
    }

    [Fact]
    public void What_a_case_file_tells_of_is_kept_as_text_once_and_nobody_has_signed_it()
    {
        var at = new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
        var one = Agreement.FromHistory(Key, "N", terms, Today.AddDays(-3), AgreementState.InForce, at);
        Assert.True(one.IsImported);
        Assert.All(one.Signatures, signature => Assert.Equal((SigningMethod.Imported, "", null, at), (signature.Method, signature.DocumentSha256, signature.Proof, signature.At!.Value)));

        one.KeepText(document);

        Assert.Equal(document, one.Document);
        AssertRefused("agreements.rule.text-kept", () => one.KeepText(document));
        AssertRefused("agreements.rule.text-kept", () => Sent().KeepText(document));
        Assert.False(Sent().IsImported);
    }

    [Fact]
    public void It_is_in_force_when_both_sides_have_signed_the_same_text()
    {
        var one = Sent();

        Assert.False(one.Sign(Side.Enterprise, "aa", "cc", "10.0.0.1", SigningProof.Password, Lead.By()));
        Assert.Equal(AgreementState.OutForSignature, one.State);
        Assert.True(one.Sign(Side.Regulator, "aa", "cc", "10.0.0.2", SigningProof.Password, Manager.By()));

        Assert.Equal((AgreementState.InForce, (DateOnly?)Today), (one.State, one.SignedOn));
        Assert.Contains(one.DeadlineInstructions, instruction => instruction is OpenDeadline { Kind: DeadlineKind.AgreementEnd });
    }

    [Fact]
    public void Nobody_signs_twice_for_the_other_side_or_another_text()
    {
        var one = Sent();
        AssertRefused("agreements.rule.other-document", () => one.Sign(Side.Regulator, "bb", "", "", SigningProof.Password, Manager.By()));
        AssertRefused("agreements.rule.sign-enterprise", () => one.Sign(Side.Enterprise, "aa", "", "", SigningProof.Password, Manager.By()));
        AssertRefused("agreements.rule.sign-enterprise", () => one.Sign(Side.Enterprise, "aa", "", "", SigningProof.Password, Member.By()));
        AssertRefused("agreements.rule.sign-regulator", () => one.Sign(Side.Regulator, "aa", "", "", SigningProof.Password, Lead.By()));
        AssertRefused("agreements.rule.sign-regulator", () => one.Sign(Side.Regulator, "aa", "", "", SigningProof.Password, Caseworker.By()));
        one.Sign(Side.Regulator, "aa", "", "", SigningProof.Password, Manager.By());

        AssertRefused("agreements.rule.signed-already", () => one.Sign(Side.Regulator, "aa", "", "", SigningProof.Password, Manager.By()));
        Assert.Single(one.Signatures);
    }

    [Fact]
    public void A_scan_stands_for_the_signatures_that_are_missing()
    {
        var one = Sent();
        one.Sign(Side.Enterprise, "aa", "", "", SigningProof.Password, Lead.By());
        AssertRefused("agreements.rule.scan-future", "SignedOn", () => one.RecordScan(document, Today.AddDays(1), Manager.By()));
        one.RecordScan(document, Today.AddDays(-1), Manager.By());

        Assert.Equal([SigningMethod.InProduct, SigningMethod.Scan], one.Signatures.Select(signature => signature.Method));
        Assert.Equal((AgreementState.InForce, (DateOnly?)Today.AddDays(-1)), (one.State, one.SignedOn));
    }

    [Fact]
    public void What_is_taken_back_is_a_draft_without_signatures()
    {
        var one = Sent();
        one.Sign(Side.Enterprise, "aa", "", "", SigningProof.Password, Lead.By());
        AssertRefused("agreements.rule.reason", "Reason", () => one.TakeBack(" ", Manager.By()));
        one.TakeBack("A date is wrong", Manager.By());

        Assert.Equal((AgreementState.Draft, 0, null, null), (one.State, one.Signatures.Count, one.Document, one.ApprovedBy));
    }

    [Fact]
    public void It_ends_once()
    {
        var expired = InForce();
        AssertRefused("agreements.rule.not-expired", () => expired.Expire(Actor.System.On(terms.End)));
        expired.Expire(Actor.System.On(terms.End.AddDays(1)));
        var terminated = InForce();
        AssertRefused("agreements.rule.approve", () => terminated.Terminate("Sold", Caseworker.By()));
        terminated.Terminate("Sold", Manager.By());
        var completed = InForce();
        completed.Complete("case-closed", new DoneBy(Sun, null), Today);

        foreach (var one in new[] { expired, terminated, completed })
        {
            AssertRefused(NotNow(one), () => one.Terminate("Again", Manager.By()));
            Assert.Contains(one.DeadlineInstructions, instruction => instruction is CloseDeadline { Kind: DeadlineKind.AgreementEnd });
        }
    }

    [Fact]
    public void Each_verb_belongs_to_its_state()
    {
        var verbs = new (string State, Action<Agreement> Verb)[]
        {
            ("draft", one => one.Revise(terms, Caseworker.By())), ("draft", one => one.Approve(Manager.By())),
            ("draft", one => one.SendForSignature(document, Today, Caseworker.By())),
            ("outforsignature", one => one.TakeBack("Why", Manager.By())), ("outforsignature", one => one.Sign(Side.Regulator, "aa", "", "", SigningProof.Password, Manager.By())),
            ("outforsignature", one => one.RecordScan(document, Today, Manager.By())),
            ("inforce", one => one.Terminate("Why", Manager.By())), ("inforce", one => one.Complete("why", new DoneBy(Sun, null), Today)),
            ("inforce", one => one.Expire(Actor.System.On(terms.End.AddDays(1)))),
        };
        foreach (var make in new Func<Agreement>[] { () => Drafted(), Sent, InForce })
        {
            foreach (var (state, verb) in verbs.Where(verb => !verb.State.Equals(make().State.ToString(), StringComparison.OrdinalIgnoreCase)))
            {
                Assert.NotEqual(state, make().State.ToString(), StringComparer.OrdinalIgnoreCase);
                AssertRefused(NotNow(make()), () => verb(make()));
            }
        }
    }

    [Fact]
    public void Outsiders_do_nothing()
    {
        foreach (var actor in Outsiders.Values)
        {
            AssertRefused("agreements.rule.regulator", () => Agreement.Draft(Key, "N", AgreementKind.Original, null, terms, actor.By()));
            AssertRefused("agreements.rule.approve", () => Drafted().Approve(actor.By()));
            AssertRefused("agreements.rule.approve", () => Sent().TakeBack("Why", actor.By()));
            AssertRefused("agreements.rule.sign-regulator", () => Sent().RecordScan(document, Today, actor.By()));
            AssertRefused("agreements.rule.approve", () => InForce().Terminate("Why", actor.By()));
        }
    }

    private static string NotNow(Agreement agreement) => $"agreements.rule.not-now.{agreement.State}".ToLowerInvariant();

    private static Agreement Drafted(AgreementTerms? other = null) => Agreement.Draft(Key, "BF-210211-2026-001", AgreementKind.Original, null, other ?? terms, Caseworker.By());

    private static Agreement Sent()
    {
        var one = Drafted();
        one.Approve(Manager.By());
        one.SendForSignature(document, Today.AddDays(14), Caseworker.By());
        return one;
    }

    private static Agreement InForce()
    {
        var one = Sent();
        one.Sign(Side.Regulator, "aa", "", "", SigningProof.Password, Manager.By());
        one.Sign(Side.Enterprise, "aa", "", "", SigningProof.Password, Lead.By());
        return one;
    }
}
