namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.crm.chat.getLastId</c>: the last chat of an object of CRM, which it must have; no more than its id.
/// </summary>
/// <param name="entity">The object.</param>
public sealed class GetLastCrmChat(CrmEntity entity) : Request<IReadOnlyList<CrmChat>>
{
    private readonly CrmEntity _entity = entity ?? throw new ArgumentNullException(nameof(entity));

    internal override RestCall ToCall() => new("imopenlines.crm.chat.getLastId", _entity.ToParameters());

    internal override Outcome<IReadOnlyList<CrmChat>> Read(JToken answer)
    {
        Outcome<CrmChat> chat = CrmAnswer.ReadChat(answer, _entity);
        return chat.Error is { } error
            ? Outcome.Failure<IReadOnlyList<CrmChat>>(error)
            : Outcome.Success<IReadOnlyList<CrmChat>>([chat.Value]);
    }
}
