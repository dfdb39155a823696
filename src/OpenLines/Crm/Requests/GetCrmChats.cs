namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.crm.chat.get</c>: the chats of an object of CRM; none is no error.</summary>
/// <param name="entity">The object.</param>
/// <param name="activeOnly">Whether chats that are closed are left out.</param>
public sealed class GetCrmChats(CrmEntity entity, bool activeOnly) : Request<IReadOnlyList<CrmChat>>
{
    private readonly CrmEntity _entity = entity ?? throw new ArgumentNullException(nameof(entity));

    internal override RestCall ToCall()
    {
        JObject call = _entity.ToParameters();
        call["ACTIVE_ONLY"] = activeOnly ? "Y" : "N";
        return new("imopenlines.crm.chat.get", call);
    }

    internal override Outcome<IReadOnlyList<CrmChat>> Read(JToken answer)
    {
        if (answer is not JObject and not JArray)
            return Outcome.Failure<IReadOnlyList<CrmChat>>(OpenLineErrors.Unexpected("a list of chats", answer));
        IEnumerable<JToken> rows = answer is JObject map ? map.PropertyValues() : answer;
        return Outcome.Success<IReadOnlyList<CrmChat>>([.. rows.OfType<JObject>().Select(ReadOne).OfType<CrmChat>()]);
    }

    private CrmChat? ReadOne(JObject row) => JsonField.Number(row["CHAT_ID"]) is { } id
        ? CrmChat.Of(id, _entity, JsonField.Text(row["CONNECTOR_ID"]), JsonField.Text(row["CONNECTOR_TITLE"]))
        : null;
}
