using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary><c>imconnector.send.status.delivery</c>: a message of an operator has reached the client.</summary>
/// <param name="place">The connector and the line.</param>
/// <param name="receipt">What is told.</param>
public sealed class SendDeliveryStatus(ConnectorAtLine place, ConnectorReceipt receipt)
    : SendConnectorReceipt("imconnector.send.status.delivery", place, receipt)
{
    private protected override void AddTo(JObject message)
    {
        if (Receipt.Date is { } date)
            message["date"] = date.ToUnixTimeSeconds();
    }
}
