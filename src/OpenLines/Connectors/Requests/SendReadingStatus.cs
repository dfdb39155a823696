namespace Bitrix24.OpenLines;

/// <summary><c>imconnector.send.status.reading</c>: the client has read a message of an operator.</summary>
/// <param name="receipt">What is told.</param>
public sealed class SendReadingStatus(ConnectorReceipt receipt)
    : SendConnectorReceipt("imconnector.send.status.reading", receipt);
