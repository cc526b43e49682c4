using System.Linq.Expressions;

namespace Assistance.Data.Viewing;

/// <summary>Puts conditions together with OR, so that a reader with one capacity pays for one condition only.</summary>
internal static class Visible
{
    /// <summary>Rows that satisfy any of the conditions; none when there is no condition.</summary>
    public static IQueryable<T> Any<T>(this IQueryable<T> rows, IEnumerable<Expression<Func<T, bool>>> conditions)
    {
        Expression? body = null;
        var row = Expression.Parameter(typeof(T), "row");
        foreach (var condition in conditions)
        {
            var part = new Replace(condition.Parameters[0], row).Visit(condition.Body);
            body = body is null ? part : Expression.OrElse(body, part);
        }

        return rows.Where(Expression.Lambda<Func<T, bool>>(body ?? Expression.Constant(false), row));
    }

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
