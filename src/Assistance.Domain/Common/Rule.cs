using System.Diagnostics.CodeAnalysis;

namespace Assistance.Domain.Common;

/// <summary>Short forms to state a rule where it holds.</summary>
public static class Rule
{
    /// <summary>Refuses with <paramref name="key"/> unless <paramref name="holds"/>.</summary>
    /// <exception cref="BrokenRuleException">The rule does not hold.</exception>
    public static void Require([DoesNotReturnIf(false)] bool holds, string key, params object[] arguments)
    {
        if (!holds)
        {
            throw new BrokenRuleException(key, arguments);
        }
    }

    /// <summary>As <see cref="Require"/>, and says which input the refusal belongs to.</summary>
    /// <exception cref="BrokenRuleException">The rule does not hold.</exception>
    public static void RequireFor(string field, [DoesNotReturnIf(false)] bool holds, string key, params object[] arguments)
    {
        if (!holds)
        {
            throw new BrokenRuleException(key, arguments) { Field = field };
        }
    }

    /// <summary>Returns the text trimmed, or refuses when nothing is left of it.</summary>
    /// <exception cref="BrokenRuleException">The text is empty.</exception>
    public static string Text(string field, string? value, string key)
    {
        var text = value?.Trim() ?? "";
        RequireFor(field, text.Length > 0, key);
        return text;
    }
}
