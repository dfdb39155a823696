namespace Bitrix24.OpenLines;

/// <summary><c>imconnector.send.status.delivery</c>: a message of an operator has reached the client.</summary>
/// <param name="receipt">What is told.</param>
public sealed class SendDeliveryStatus(ConnectorReceipt receipt)
    : SendConnectorReceipt("imconnector.send.status.delivery", receipt)
{
    private protected override void AddTo(JObject message)
    {
        if (Receipt.Date is { } date)
            message["date"] = date.ToUnixTimeSeconds();
    }
}
