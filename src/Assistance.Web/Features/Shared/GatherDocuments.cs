using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using MediatR;

namespace Assistance.Web.Features.Shared;

/// <summary>
/// Asks every area for the documents that it can make of a case, for whoever takes all of them along. Each area answers with what the reader
/// may see, as it would be printed now.
/// </summary>
/// <param name="Reference">The case.</param>
/// <param name="Text">The words in the language of the documents.</param>
/// <param name="Into">Where they are put.</param>
public sealed record GatherDocuments(string Reference, Text Text, ICollection<PrintedDocument> Into) : INotification;
