using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Infrastructure.Pages;

/// <summary>What the framework says when an input cannot be read as a date or a number, in the reader's language.</summary>
internal static class BindingMessages
{
    public static void Localize(MvcOptions options, Text text)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => text["shared.input.unreadable", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => text["shared.input.unreadable", value]);
        messages.SetValueIsInvalidAccessor(value => text["shared.input.unreadable", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => text["shared.input.unknown"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => text["shared.input.unknown"]);
        messages.SetValueMustBeANumberAccessor(_ => text["shared.input.number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => text["shared.input.number"]);
        messages.SetValueMustNotBeNullAccessor(_ => text["shared.input.missing"]);
        messages.SetMissingBindRequiredValueAccessor(_ => text["shared.input.missing"]);
        messages.SetMissingKeyOrValueAccessor(() => text["shared.input.missing"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => text["shared.input.missing"]);
    }
}
