namespace Bitrix24.OpenLines;

/// <summary>
/// A form of value: how it is taken from a person, written to the portal, and read back from the portal's own shapes.
/// </summary>
internal abstract class ValueFormat
{
    private static readonly Dictionary<Type, ValueFormat> ByType = new()
    {
        [typeof(string)] = new TextFormat(),
        [typeof(bool)] = new FlagFormat(),
        [typeof(int)] = new NumberFormat(),
        [typeof(Uri)] = new UriFormat(),
        [typeof(DateTime)] = new DateFormat(),
        [typeof(BotAvatar)] = new BotAvatarFormat(),
        [typeof(TimeOfDay)] = new TimeOfDayFormat(),
        [typeof(WeekDays)] = new WeekDaysFormat(),
        [typeof(OperatorQueue)] = new OperatorQueueFormat(),
        [typeof(OperatorProfile)] = new OperatorProfileFormat(),
        [typeof(ValueList<DayOfYear>)] = new HolidaysFormat(),
        [typeof(ValueList<int>)] = new IdListFormat(),
        [typeof(ValueList<QueueOperator>)] = new QueueOperatorsFormat(),
    };

    /// <summary>The values that there are, as they are typed; empty where there is no list of them.</summary>
    public virtual IReadOnlyList<string> AllowedValues => [];

    /// <summary>The format of a property's type.</summary>
    public static ValueFormat For(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (ByType.TryGetValue(type, out ValueFormat? format))
            return format;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Choice<>))
            return (ValueFormat)Activator.CreateInstance(
                typeof(ChoiceFormat<>).MakeGenericType(type.GetGenericArguments()))!;
        throw new NotSupportedException($"No format for values of type {type}.");
    }

    /// <summary>Takes what a person gave: text from a cell, or a value of about the right type.</summary>
    /// <exception cref="FormatException">It cannot be taken; the message has the value and what can be.</exception>
    public abstract object Parse(object given);

    /// <summary>Writes a value as the portal documents it.</summary>
    public abstract JToken Write(object value);

    /// <summary>Reads what the portal sent; null where it says nothing.</summary>
    public abstract object? Read(JToken token);

    /// <summary>Whether two values mean the same to a portal.</summary>
    public virtual bool AreSame(object one, object? other) => one.Equals(other);
}
