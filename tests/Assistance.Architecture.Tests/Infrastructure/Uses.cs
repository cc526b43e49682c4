using System.Reflection;
using System.Reflection.Emit;

namespace Assistance.Architecture.Tests.Infrastructure;

/// <summary>
/// What the code of a type refers to: signatures, fields and method bodies, those of nested types (lambdas, async methods) included.
/// Read from the compiled code, so that neither a using directive nor an alias can hide anything.
/// </summary>
internal static class Uses
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> opCodes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Methods, constructors and fields that the type's code calls or reads.</summary>
    public static IReadOnlySet<MemberInfo> Members(Type type) =>
        WithNested(type).SelectMany(Bodies).SelectMany(MembersIn).ToHashSet();

    /// <summary>Types that the type mentions anywhere, taken apart down to the arguments of generics.</summary>
    public static IReadOnlySet<Type> Types(Type type)
    {
        var found = new HashSet<Type>();
        foreach (var part in WithNested(type))
        {
            Take(part.BaseType, found);
            TakeAll(part.GetInterfaces(), found);
            TakeAll(part.GetFields(Everything).Select(field => field.FieldType), found);
            foreach (var body in Bodies(part))
            {
                TakeAll(body.GetParameters().Select(parameter => parameter.ParameterType), found);
                Take((body as MethodInfo)?.ReturnType, found);
                TakeAll(body.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [], found);
                foreach (var member in MembersIn(body))
                {
                    Take(member as Type ?? member.DeclaringType, found);
                    TakeAll(member is MethodInfo { IsGenericMethod: true } method ? method.GetGenericArguments() : [], found);
                }
            }
        }

        found.RemoveWhere(used => Top(used) == Top(type));
        return found;
    }

    /// <summary>String literals in the type's code.</summary>
    public static IReadOnlySet<string> Literals(Type type) =>
        WithNested(type).SelectMany(Bodies).SelectMany(body => Operands(body)
            .Where(operand => operand.Kind == OperandType.InlineString)
            .Select(operand => body.Module.ResolveString(operand.Token))).ToHashSet();

    /// <summary>The outermost type that a nested type belongs to.</summary>
    public static Type Top(Type type) => type.DeclaringType is { } outer ? Top(outer) : type;

    private static IEnumerable<Type> WithNested(Type type) =>
        type.GetNestedTypes(Everything).SelectMany(WithNested).Prepend(type);

    private static IEnumerable<MethodBase> Bodies(Type type) =>
        type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything));

    private static void TakeAll(IEnumerable<Type> types, HashSet<Type> found)
    {
        foreach (var type in types)
        {
            Take(type, found);
        }
    }

    private static void Take(Type? type, HashSet<Type> found)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Take(type.GetElementType(), found);
        }
        else if (type.IsGenericType)
        {
            if (found.Add(type.GetGenericTypeDefinition()) | !type.IsGenericTypeDefinition)
            {
                TakeAll(type.GetGenericArguments(), found);
            }
        }
        else
        {
            found.Add(type);
        }
    }

    private static IEnumerable<MemberInfo> MembersIn(MethodBase method)
    {
        var typeArguments = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return Operands(method)
            .Where(operand => operand.Kind is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            .Select(operand => method.Module.ResolveMember(operand.Token, typeArguments, methodArguments))
            .OfType<MemberInfo>();
    }

    private static IEnumerable<(OperandType Kind, int Token)> Operands(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = (short)code[at++];
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | code[at++]));
            }

            var kind = opCodes[value].OperandType;
            var length = kind switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
            if (length == 4)
            {
                yield return (kind, BitConverter.ToInt32(code, at));
            }

            at += length;
        }
    }
}
