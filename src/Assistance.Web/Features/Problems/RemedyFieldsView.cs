namespace Assistance.Web.Features.Problems;

/// <summary>What the inputs of a remedy (_RemedyFields) show; they are named "Form.*".</summary>
public sealed record RemedyFieldsView(RemedyForm Form);
