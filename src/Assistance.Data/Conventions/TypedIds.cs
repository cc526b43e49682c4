using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Assistance.Data.Conventions;

/// <summary>Stores typed identifiers as UUIDs, in columns and in JSON.</summary>
internal static class TypedIds
{
    private static readonly Type[] All =
        [.. typeof(ITypedId).Assembly.GetTypes().Where(type => type.IsValueType && typeof(ITypedId).IsAssignableFrom(type))];

    /// <summary>Converts every property of a typed identifier.</summary>
    public static void Configure(ModelConfigurationBuilder builder)
    {
        foreach (var type in All)
        {
            builder.Properties(type).HaveConversion(typeof(Converter<>).MakeGenericType(type));
        }
    }

    private static Expression<Func<Guid, T>> FromGuid<T>()
    {
        var value = Expression.Parameter(typeof(Guid), "value");
        return Expression.Lambda<Func<Guid, T>>(Expression.New(typeof(T).GetConstructor([typeof(Guid)])!, value), value);
    }

    private sealed class Converter<T>() : ValueConverter<T, Guid>(id => id.Value, FromGuid<T>())
        where T : struct, ITypedId;

    /// <summary>Writes typed identifiers as plain UUIDs.</summary>
    public sealed class JsonFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsValueType && typeof(ITypedId).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Json<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class Json<T> : JsonConverter<T>
        where T : struct, ITypedId
    {
        private static readonly Func<Guid, T> Make = FromGuid<T>().Compile();

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Make(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
