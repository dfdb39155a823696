# Every error that the reference documents for bots, their sessions, the chats of CRM and network lines becomes an error record
# with its code and help of its own.

BeforeDiscovery {
    $run = @{
        'imbot.register' = { Register-B24Bot x -Name x -ClientId c -Fields @{ EVENT_HANDLER = 'https://b.example/' } }
        'imbot.unregister' = { Unregister-B24Bot 41 -ClientId c -Confirm:$false }
        'imbot.update' = { Update-B24Bot 41 @{ NAME = 'x' } -ClientId c }
        'imbot.bot.list' = { Get-B24Bot }
        'imbot.v2.Bot.register' = { Register-B24Bot x -Name x -BotToken t }
        'imbot.v2.Bot.unregister' = { Unregister-B24Bot 41 -BotToken t -Confirm:$false }
        'imbot.v2.Bot.update' = { Update-B24Bot 41 @{ name = 'x' } -BotToken t }
        'imbot.v2.Bot.get' = { Get-B24Bot -BotId 41 -BotToken t }
        'imbot.v2.Bot.list' = { Get-B24Bot -BotToken t }
        'imopenlines.bot.session.message.send' = { Send-B24BotMessage 2 x }
        'imopenlines.bot.session.operator' = { Switch-B24BotSession 2 }
        'imopenlines.bot.session.transfer' = { Move-B24BotSession 2 -ToUser 10 -ClientId c }
        'imopenlines.bot.session.finish' = { Complete-B24BotSession 2 -ClientId c }
        'imopenlines.crm.chat.get' = { Get-B24CrmChat lead 1 }
        'imopenlines.crm.chat.getLastId' = { Get-B24CrmChat lead 1 -Last }
        'imopenlines.crm.chat.user.add' = { Add-B24CrmChatUser lead 1 4 }
        'imopenlines.crm.chat.user.delete' = { Remove-B24CrmChatUser lead 1 4 -Confirm:$false }
        'imopenlines.crm.message.add' = { Send-B24CrmMessage x -CrmEntityType lead -CrmEntity 1 -UserId 4 -ChatId 2 }
        'imopenlines.network.join' = { Join-B24NetworkLine ab515f5d85a8b844d484f6ea75a2e494 }
        'imopenlines.network.message.add' = { Send-B24NetworkMessage ab515f5d85a8b844d484f6ea75a2e494 2 x }
    }
    $reference = Join-Path $PSScriptRoot '../Reference/rest-methods.json'
    $methods = [IO.File]::ReadAllText($reference) | ConvertFrom-Json | Where-Object { $run.ContainsKey($_.name) } | ForEach-Object {
        $status = @{}
        foreach ($one in $_.errors) { $status[$one.code] = if ($one.status) { $one.status } else { 400 } }
        @{ Method = $_.name; Run = $run[$_.name]; Codes = @($status.Keys); Status = $status }
    }
}

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
}

Describe 'The documented errors of <Method>' -ForEach $methods {
    It 'come with their code, a category and help' {
        $null = Connect-Afresh
        foreach ($code in $Codes) {
            Add-Fault @{
                Kind = 'MethodError'; Method = $Method; Error = @{ code = $code; description = 'What it says'; status = $Status[$code] }
            }
            $failed = @(& { $ErrorActionPreference = 'Continue'; & $Run } 2>&1)

            $failed | Should -HaveCount 1
            Get-Code $failed | Should -Be $code
            "$($failed[0])" | Should -Match "^${code}: What it says\. \S+"
            "$($failed[0])" | Should -Not -Match 'The reference of the REST API explains'
            "$($failed[0].CategoryInfo.Category)" | Should -Not -BeIn 'NotSpecified', 'InvalidResult'
        }
        Disconnect-B24Portal
    }
}
