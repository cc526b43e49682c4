using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.People;

/// <summary>Hands the work of a leaver over, each thing to somebody or everything to one: a manager, or a lead contact for the own enterprise.</summary>
[Authorize(Policy = Policies.ManagerOrEnterprise)]
public sealed class HandOverModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    /// <summary>Who takes each thing, by its key; empty for nobody by name.</summary>
    [BindProperty]
    public Dictionary<string, string> To { get; set; } = [];

    [BindProperty]
    public Guid? All { get; set; }

    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>What is shown.</summary>
    public HandOverView View { get; private set; } = null!;

    public IEnumerable<SelectListItem> Choices => View.Choices.Select(one => new SelectListItem(
        T["people.hand-over.choice", one.Name, one.Organisation ?? T.Of("people", one.Role), one.Open], one.Id.ToString()));

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new GetHandOver(new PersonId(Person)), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var to = To.Where(pair => Guid.TryParse(pair.Value, out _)).ToDictionary(pair => pair.Key, pair => Guid.Parse(pair.Value));
        var count = await Send(new HandOver(new PersonId(Person), to, All, Reason), cancellationToken);
        return Succeed(PeopleLinks.HandOver(new(Person)), "people.hand-over.done", count);
    }

    /// <summary>Whether this choice was made for a thing before the form failed.</summary>
    public bool IsChosen(string key, string value) => To.GetValueOrDefault(key) == value;
}
