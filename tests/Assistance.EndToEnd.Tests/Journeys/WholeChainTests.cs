using Assistance.EndToEnd.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Journeys;

/// <summary>The whole chain for a new enterprise, through the pages alone.</summary>
public class WholeChainTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN", true)]
    [InlineData("en", true)]
    [InlineData("en", false)]
    public async Task From_the_agreement_to_an_effective_end(string language, bool javaScript)
    {
        await using var walk = new CaseWalk(App, language, javaScript);
        await walk.The_caseworker_adds_the_enterprise();
        await walk.The_administrator_invites_its_lead_contact();
        await walk.The_caseworker_opens_the_case();
        await walk.The_caseworker_drafts_the_agreement();
        await walk.The_manager_approves_it_and_it_is_sent_out();
        await walk.Both_sides_sign_with_their_password();

        await walk.The_caseworker_records_a_visit_and_the_cause_of_what_was_found();
        await walk.The_enterprise_acknowledges_the_visit();
        await walk.The_caseworker_calls_two_experts_together();
        await walk.Both_experts_declare_no_conflict_and_one_of_them_dissents();
        await walk.The_consultation_adopts_a_point_which_becomes_the_remedy();

        await walk.A_commitment_is_proposed_and_the_enterprise_agrees();
        await walk.The_owner_confirms_with_a_photo();
        await walk.The_caseworker_returns_it();
        await walk.The_owner_confirms_with_a_photo();
        await walk.It_is_verified_on_site_as_effective_which_books_the_look_back();
        await walk.The_item_of_the_agreement_is_kept_too();
        await walk.The_case_cannot_be_closed_before_the_look_back();

        await walk.Ninety_days_on_the_look_back_finds_it_effective();
        await walk.The_outcome_is_recorded_attested_and_rated();
        await walk.The_manager_closes_the_case();
    }
}
