using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imconnector.*</c></summary>
internal static class ConnectorSamples
{
    public static IEnumerable<MethodSample> All =>
    [
        MethodSample.Of(
            new SetConnectorData(new ConnectorDataChange("myconnector", 107, ConnectorData.Read(
                [
                    new("ID", "channel-123"),
                    new("URL", "https://example.com/chats/123"),
                    new("NAME", "Sample name"),
                ],
                SettingsSource.Explicit))),
            data => Assert.Equal("channel-123 (myconnector, line 107)", data.ToString())),
        MethodSample.Of(
            new ListConnectors(),
            connectors => Assert.Equal(
                ["livechat", "telegrambot", "network", "myconnector"], connectors.Select(one => one.Code))),
    ];
}
