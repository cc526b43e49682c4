using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Problems;

/// <summary>What the lists of the problem forms offer.</summary>
public static class ProblemItems
{
    /// <summary>The service domains.</summary>
    public static IEnumerable<SelectListItem> Domains(this Codes codes, Text text) =>
        codes.Lists.Domains.Select(domain => new SelectListItem(domain.Name.In(text.Culture), domain.Name.Code));

    /// <summary>The 5M1E causes.</summary>
    public static IEnumerable<SelectListItem> Causes(this Codes codes, Text text) =>
        codes.Lists.Causes.Select(group => new SelectListItem(group.Name.In(text.Culture), group.Name.Code));

    /// <summary>The services, each under its domain.</summary>
    public static IEnumerable<SelectListItem> Services(this Codes codes, Text text) => codes.Lists.Domains.SelectMany(domain =>
    {
        var under = new SelectListGroup { Name = domain.Name.In(text.Culture) };
        return domain.Services.Select(service => new SelectListItem(service.In(text.Culture), service.Code) { Group = under });
    });

    /// <summary>The names of codes, enumerated.</summary>
    public static string Names(this Codes codes, Text text, IEnumerable<string> list) => text.List(list.Select(code => codes.Lists.Find(code)?.In(text.Culture) ?? code));
}
