# Connectors are registered, listed, opened, closed and taken away; by the application alone.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    $icon = Join-Path $TestDrive icon.svg
    Set-Content -LiteralPath $icon -Value '<svg xmlns="http://www.w3.org/2000/svg"/>'
    $page = 'https://example.com/settings'

    function Connect-Application {
        Reset-Portal
        $application = New-Application
        Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken
        Clear-Request
    }
    function Get-ListedName([string] $Code) { (Get-B24Connector $Code -ErrorAction Ignore).Name }
}

Describe 'Register-B24Connector over HTTP' {
    BeforeEach {
        $null = Connect-Application
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'takes a connector as parameters, and emits it with -PassThru alone' {
        Register-B24Connector MyShop 'My Shop' -Icon $icon -PlacementHandler $page | Should -BeNullOrEmpty

        (Get-Request).method | Should -Be 'imconnector.register'
        $connector = Register-B24Connector MyShop Renamed -Icon $icon -PlacementHandler $page -PassThru
        $connector | Should -BeOfType ([Bitrix24.OpenLines.Connector])
        $connector.Code, $connector.Name | Should -BeExactly 'myshop', 'Renamed'
        Get-ListedName myshop | Should -Be 'Renamed'
        @(Get-B24Connector).Count | Should -Be 9
    }

    It 'takes a connector as <Form>' -ForEach @(
        @{ Form = 'a map of the API'; Make = { @{ ID = 'shop'; NAME = 'Ж'; ICON = @{ DATA_IMAGE = $icon; COLOR = '#fff' }; PLACEMENT_HANDLER = $page } } }
        @{ Form = 'a flat map'; Make = { @{ Id = 'shop'; Name = 'Ж'; Icon = $icon; IconColor = '#fff'; PlacementHandler = $page } } }
        @{
            Form = 'what JSON holds'
            Make = {
                '{"ID":"shop","NAME":"Ж","ICON":{"DATA_IMAGE":"data:image/svg+xml,%3Csvg/%3E"},"PLACEMENT_HANDLER":"https://e.com/"}' |
                    ConvertFrom-Json
            }
        }
    ) {
        (Register-B24Connector -Settings (& $Make) -PassThru).Name | Should -Be 'Ж'
        (& $Make | Register-B24Connector -PassThru).Code | Should -Be 'shop'
    }

    It 'takes what all have in common as a map, beside the columns of rows' {
        'Id,Name', 'one,One', 'two,Two' | ConvertFrom-Csv |
            Register-B24Connector -Settings @{ ICON = $icon; PLACEMENT_HANDLER = $page; NEED_SIGNATURE = 'N' } -ErrorAction Stop

        (Get-ListedName one), (Get-ListedName two) | Should -Be 'One', 'Two'
    }

    It 'registers the good rows of a table, and ties every other one to its number and itself' {
        $rows = @('Id,Name,Icon,PlacementHandler,ChatGroup'
            "s1,One,$icon,$page,Y"
            "s.2,Two,$icon,$page,"
            "s3,Three,$icon,$page,maybe"
            "s4,Four,nowhere.svg,$page,"
            "s5,Five,$icon,,"
            ",Six,$icon,$page,"
            "s7,Seven,$icon,$page,N") | ConvertFrom-Csv

        $made = @($rows | Register-B24Connector -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)

        $made.Code | Should -Be 's1', 's7'
        $failed | ForEach-Object { "$_" -replace ':.*' } | Should -Be @(2..6 | ForEach-Object { "Row $_" })
        foreach ($i in 0..4) { [object]::ReferenceEquals($failed[$i].TargetObject, $rows[$i + 1]) | Should -BeTrue }
        Get-Code $failed | Should -Be 'InvalidValue', 'InvalidValue', 'InvalidValue', 'MissingSetting', 'MissingSetting'
        (Get-Request).method | Should -Be 'batch'
        Get-CallCount imconnector.register | Should -Be 2
    }

    It 'refuses <Case> before it sends anything' -ForEach @(
        @{ Case = 'a dot'; Give = @{ Id = 'a.b' }; Id = 'InvalidValue'; Says = 'Id: .*dot' }
        @{ Case = 'no name'; Give = @{ Name = '' }; Id = 'InvalidValue'; Says = 'Name: ' }
        @{ Case = 'a flag that is none'; Give = @{ NeedSignature = 'perhaps' }; Id = 'InvalidValue'; Says = 'NeedSignature: .*Y or N' }
        @{ Case = 'an unknown field'; Give = @{ Settings = @{ CHAT_GRUOP = 'Y' } }; Id = 'UnknownSetting'; Says = "'CHAT_GROUP'" }
        @{ Case = 'one field twice'; Give = @{ Settings = @{ NAME = 'x' } }; Id = 'DuplicateSetting'; Says = 'NAME: ' }
        @{ Case = 'text that is no icon'; Give = @{ Icon = 'data:text/html,x' }; Id = 'InvalidValue'; Says = 'Icon: .*picture' }
    ) {
        $all = @{ Id = 'shop'; Name = 'Shop'; Icon = $icon; PlacementHandler = $page }
        foreach ($name in $Give.Keys) { $all[$name] = $Give[$name] }

        Register-B24Connector @all -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        Get-Code $failed | Should -Be $Id
        "$($failed[0])" | Should -Match $Says
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'InvalidArgument'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'makes an error record of an error that is answered with HTTP 200, alone and in a batch' {
        Add-Fault @{ Kind = 'StorageFailure'; Method = 'imconnector.register'; Times = 2 }
        $one = @{ Icon = $icon; PlacementHandler = $page; PassThru = $true; ErrorAction = 'SilentlyContinue' }

        Register-B24Connector shop Shop @one -ErrorVariable alone | Should -BeNullOrEmpty
        $made = 'Id,Name', 's1,One', 's2,Two' | ConvertFrom-Csv | Register-B24Connector @one -ErrorVariable together

        Get-Code $alone | Should -Be 'APPLICATION_REGISTRATION_ERROR'
        "$($alone[0])" | Should -Match 'may be tried again'
        "$($alone[0].CategoryInfo.Category)" | Should -Be 'WriteError'
        Get-Code $together | Should -Be 'APPLICATION_REGISTRATION_ERROR'
        "$($together[0])" | Should -Match '^Row 1: '
        $made.Code | Should -Be 's2'
    }

    It 'has help for <_>' -ForEach @(
        'APPLICATION_REGISTRATION_ERROR_POINT', 'CONNECTOR_ID_REQUIRED', 'NAME_REQUIRED', 'ICON_REQUIRED', 'NO_APPLICATION_ID'
        'NO_PLACEMENT_HANDLER', 'APPLICATION_REGISTRATION_ERROR', 'GENERAL_CONNECTOR_REGISTRATION_ERROR', 'WRONG_AUTH_TYPE'
    ) {
        Add-Fault @{ Kind = 'MethodError'; Method = 'imconnector.register'; Error = @{ Code = $_; Description = 'No'; Status = 400 } }

        Register-B24Connector shop Shop -Icon $icon -PlacementHandler $page -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be $_
        "$($failed[0].CategoryInfo.Category)" | Should -Not -Be 'InvalidResult'
        "$($failed[0])" | Should -MatchExactly "^${_}: No\. \w.*\.$"
    }

    It 'sends again what may have been lost, for it does no harm' {
        Add-Fault @{ Method = 'imconnector.register'; Kind = 'DropAfter' }

        (Register-B24Connector shop Shop -Icon $icon -PlacementHandler $page -PassThru).Code | Should -Be 'shop'

        @(Get-Request).Count | Should -Be 2
    }

    It 'sends nothing with -WhatIf, and finds what is wrong all the same' {
        'Id', 'a', 'b.c' | ConvertFrom-Csv |
            Register-B24Connector -Name x -Icon $icon -PlacementHandler $page -WhatIf -ErrorAction SilentlyContinue -ErrorVariable failed

        "$($failed[0])" | Should -Match '^Row 2: '
        Get-Request | Should -BeNullOrEmpty
    }

    It 'finds the icon from where the session is' {
        Push-Location $TestDrive
        try { Register-B24Connector shop Shop -Icon icon.svg -PlacementHandler $page -ErrorAction Stop }
        finally { Pop-Location }

        Get-ListedName shop | Should -Be 'Shop'
    }
}

Describe 'Unregister-B24Connector over HTTP' {
    BeforeEach {
        $null = Connect-Application
        'Id', 's1', 's2', 's3' | ConvertFrom-Csv | Register-B24Connector -Name x -Icon $icon -PlacementHandler $page
        foreach ($code in 's1', 's2', 's3') { Enable-B24Connector $code 1 }
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'takes away <Form>' -ForEach @(
        @{ Form = 'codes'; Make = { 'S1', 's2' } }, @{ Form = 'listed connectors'; Make = { Get-B24Connector s1, s2 } }
        @{ Form = 'rows of a registration'; Make = { 'Id,Name', 's1,One', 's2,Two' | ConvertFrom-Csv } }
    ) {
        $connectors = & $Make
        Clear-Request

        $connectors | Unregister-B24Connector -Confirm:$false -ErrorAction Stop | Should -BeNullOrEmpty

        (Get-Request).method | Should -Be 'batch'
        (Get-B24Connector s*).Code | Should -Be 's3'
    }

    It 'makes an error record of an error that is answered with HTTP 200' {
        's1', 'none', 's2' | Unregister-B24Connector -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'APPLICATION_UNREGISTRATION_ERROR'
        "$($failed[0])" | Should -Match '^Row 2: .*Connect as the application'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'ObjectNotFound'
        (Get-B24Connector s*).Code | Should -Be 's3'
    }

    It 'counts as done what is gone after a lost answer' {
        Add-Fault @{ Method = 'imconnector.unregister'; Kind = 'DropAfter' }

        Unregister-B24Connector s1 -Confirm:$false -ErrorAction Stop

        (Get-Request).method | Should -Be 'imconnector.unregister', 'imconnector.unregister', 'imconnector.list'
        (Get-B24Connector s*).Code | Should -Be 's2', 's3'
    }

    It 'does not say done of what the portal refuses after a lost answer' {
        Register-B24Connector never -Name x -Icon $icon -PlacementHandler $page
        Add-Fault @{ Method = 'imconnector.unregister'; Kind = 'DropAfter' }

        Unregister-B24Connector never -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'APPLICATION_UNREGISTRATION_ERROR'
        "$failed" | Should -Match 'unknown whether.*never been active'
        (Get-B24Connector never).Code | Should -Be 'never'
    }

    It 'sends nothing with -WhatIf' {
        's1' | Unregister-B24Connector -WhatIf

        Get-Request | Should -BeNullOrEmpty
    }
}

Describe 'Enable-B24Connector and Disable-B24Connector over HTTP' {
    BeforeEach {
        $null = Connect-Application
        $lines = 'One', 'Two' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | New-B24OpenLine
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'opens and closes a line, and tells with -PassThru what is there now' {
        Enable-B24Connector Viber $lines[0].Id | Should -BeNullOrEmpty
        $opened = Get-B24Connector viber $lines[0].Id
        $closed = Disable-B24Connector viber $lines[0].Id -PassThru

        $opened | Should -BeOfType ([Bitrix24.OpenLines.ConnectorStatus])
        $opened.Connector, $opened.Line, $opened.IsConfigured, $opened.IsActive, $opened.HasError |
            Should -Be 'viber', $lines[0].Id, $true, $true, $false
        $closed.IsActive | Should -BeFalse
        (Get-B24Connector viber $lines[0].Id).IsActive | Should -BeFalse
    }

    It 'closes by a batch as well, where everything is text' {
        $lines | Enable-B24Connector viber
        $lines | Disable-B24Connector viber

        ($lines | Get-B24Connector viber).IsActive | Should -Be $false, $false
    }

    It 'takes <Form>' -ForEach @(
        @{ Form = 'lines'; Make = { $lines | Enable-B24Connector viber } }
        @{ Form = 'ids'; Make = { $lines.Id | Enable-B24Connector viber } }
        @{ Form = 'rows'; Make = { $lines | ForEach-Object { [pscustomobject]@{ Connector = 'viber'; Line = "$($_.Id)" } } | Enable-B24Connector } }
        @{ Form = 'maps'; Make = { $lines | ForEach-Object { @{ CONNECTOR = 'viber'; LINE = $_.Id } } | Enable-B24Connector } }
        @{ Form = 'what a connector is on lines'; Make = { $lines | Get-B24Connector viber | Enable-B24Connector } }
    ) {
        & $Make

        @(Get-Request)[-1].calls | Should -Be 'imconnector.activate', 'imconnector.activate'
        ($lines | Get-B24Connector viber).IsActive | Should -Be $true, $true
    }

    It 'takes listed connectors for a line' {
        Get-B24Connector viber, telegrambot | Enable-B24Connector -Line $lines[0].Id

        (Get-B24Connector viber $lines[0].Id).IsActive, (Get-B24Connector telegrambot $lines[0].Id).IsActive | Should -Be $true, $true
    }

    It 'sends 20 lines in one request, and ties a bad one in the middle to its row' {
        $rows = @(1..20 | ForEach-Object { [pscustomobject]@{ Connector = 'viber'; Line = "$_" } })
        $rows[9].Line = '1.5'

        $rows | Enable-B24Connector -ErrorAction SilentlyContinue -ErrorVariable failed

        (Get-Request).method | Should -Be 'batch'
        (Get-Request).calls | Should -HaveCount 19
        Get-Code $failed | Should -Be 'InvalidValue'
        "$($failed[0])" | Should -MatchExactly "^Row 10: Line: '1.5' is not a line id"
        [object]::ReferenceEquals($failed[0].TargetObject, $rows[9]) | Should -BeTrue
    }

    It 'sends nothing with -WhatIf' {
        $lines | Enable-B24Connector viber -WhatIf -PassThru | Should -BeNullOrEmpty
        Disable-B24Connector viber 1 -WhatIf

        Get-Request | Should -BeNullOrEmpty
    }

    It 'says what is missing' {
        Enable-B24Connector viber -ErrorAction SilentlyContinue -ErrorVariable noLine
        Enable-B24Connector -Line 5 -ErrorAction SilentlyContinue -ErrorVariable noConnector
        Enable-B24Connector a.b 5 -ErrorAction SilentlyContinue -ErrorVariable dot

        Get-Code @($noLine; $noConnector; $dot) | Should -Be 'MissingSetting', 'MissingSetting', 'InvalidValue'
        Get-Request | Should -BeNullOrEmpty
    }
}

Describe 'Get-B24Connector over HTTP' {
    BeforeEach {
        $null = Connect-Application
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'lists connectors by code or name, with wildcards' {
        (Get-B24Connector).Code | Should -Contain 'network'
        (Get-B24Connector face*, VIBER).Code | Should -Be 'facebook', 'facebookcomments', 'viber'
        (Get-B24Connector '*Comments').Code | Should -Be 'facebookcomments'
        (Get-B24Connector 'Live Chat').Code | Should -Be 'livechat'
        Get-B24Connector no* | Should -BeNullOrEmpty
    }

    It 'says of a code without wildcards that there is none, once for each' {
        (Get-B24Connector viber, none -ErrorAction SilentlyContinue -ErrorVariable failed).Code | Should -Be 'viber'

        Get-Code $failed | Should -Be 'ConnectorNotFound'
        "$($failed[0].CategoryInfo.Category) $($failed[0].TargetObject)" | Should -Be 'ObjectNotFound none'
    }

    It 'reads one connector on many lines in batches' {
        $lines = 1..60 | ForEach-Object { [pscustomobject]@{ Name = "Line $_" } } | New-B24OpenLine -NoReadBack
        Enable-B24Connector viber $lines[7].Id
        Clear-Request

        $status = @($lines | Get-B24Connector -Connector Viber)

        $status.Line | Should -Be $lines.Id
        ($status | Where-Object IsActive).Line | Should -Be $lines[7].Id
        @(Get-Request).method | Should -Be 'batch', 'batch'
    }

    It 'reads every connector on each line, and lists them once' {
        $lines = 'One', 'Two' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | New-B24OpenLine
        Enable-B24Connector telegrambot $lines[1].Id
        Clear-Request

        $status = @($lines | Get-B24Connector)

        $status | Should -HaveCount 16
        $status | Where-Object IsActive | ForEach-Object { "$_" } | Should -Be "telegrambot, line $($lines[1].Id)"
        @(Get-Request).method | Should -Be 'imconnector.list', 'batch'
    }

    It 'takes wildcards and codes on a line, each connector once' {
        (Get-B24Connector face*, facebook, shop -Line 1).Connector | Should -Be 'facebook', 'shop', 'facebookcomments'
    }

    It 'reads nothing where nothing is piped' {
        @() | Get-B24Connector | Should -BeNullOrEmpty

        Get-Request | Should -BeNullOrEmpty
    }

    It 'ties what is wrong to its row' {
        $rows = 'Connector,Line', 'viber,1', 'viber,x', 'a.b,2', ',3', 'viber,4' | ConvertFrom-Csv

        $status = $rows | Get-B24Connector -ErrorAction SilentlyContinue -ErrorVariable failed

        $status | Where-Object Connector -EQ viber | ForEach-Object Line | Should -Be 1, 3, 4
        @($status | Where-Object Line -EQ 3) | Should -HaveCount 8
        $failed | ForEach-Object { "$_" -replace ':.*' } | Should -Be 'Row 2', 'Row 3'
    }

    It 'says why there is no list, for each line that needs it' {
        Add-Fault @{ Kind = 'MethodError'; Method = 'imconnector.list'; Error = @{ Code = 'ACCESS_DENIED'; Description = 'No'; Status = 400 } }
        Get-B24Connector -ErrorAction SilentlyContinue -ErrorVariable alone
        Add-Fault @{ Kind = 'MethodError'; Method = 'imconnector.list'; Error = @{ Code = 'ACCESS_DENIED'; Description = 'No'; Status = 400 } }
        $status = @{ Line = 1 }, @{ Line = 2; Connector = 'viber' }, 3 | Get-B24Connector -ErrorAction SilentlyContinue -ErrorVariable piped

        Get-Code $alone | Should -Be 'ACCESS_DENIED'
        Get-Code $piped | Should -Be 'ACCESS_DENIED', 'ACCESS_DENIED'
        $piped | ForEach-Object { "$_" -replace ':.*' } | Should -Be 'Row 1', 'Row 3'
        $status.Line | Should -Be 2
    }
}

Describe 'Completion of connectors' {
    It 'completes codes by code and by name: <_>' -ForEach @(
        'Enable-B24Connector', 'Disable-B24Connector', 'Get-B24Connector', 'Unregister-B24Connector', 'Send-B24ConnectorMessage'
        'Update-B24ConnectorMessage', 'Remove-B24ConnectorMessage', 'Send-B24ConnectorReceipt', 'Rename-B24ConnectorChat'
    ) {
        $null = Connect-B24Portal -Sandbox -Application
        $byCode = (TabExpansion2 "$_ vib" ("$_ vib".Length)).CompletionMatches
        $byName = (TabExpansion2 "$_ -Connector 'Live" ("$_ -Connector 'Live".Length)).CompletionMatches
        Disconnect-B24Portal

        $byCode.CompletionText | Should -Be 'viber'
        $byName.CompletionText | Should -Be 'livechat'
    }
}

Describe 'Cmdlets of connectors by webhook' {
    AfterEach {
        Disconnect-B24Portal
    }

    It '<_> is refused before anything is sent' -ForEach @(
        'Register-B24Connector', 'Unregister-B24Connector', 'Enable-B24Connector', 'Disable-B24Connector', 'Get-B24Connector'
        'Send-B24ConnectorMessage', 'Update-B24ConnectorMessage', 'Remove-B24ConnectorMessage', 'Rename-B24ConnectorChat'
    ) {
        $portal = Connect-B24Portal -Sandbox
        $requests = $portal.RequestCount

        { & $_ } | Should -Throw -ErrorId 'WRONG_AUTH_TYPE,*'
        { Send-B24ConnectorReceipt -Read } | Should -Throw -ErrorId 'WRONG_AUTH_TYPE,*'
        $portal.RequestCount | Should -Be $requests
    }
}

Describe 'The views of connectors' {
    It 'are tables whose columns all fit into <_> characters' -ForEach 80, 120 {
        $null = Connect-B24Portal -Sandbox -Application
        $list = Get-B24Connector viber | Out-String -Width $_
        $status = Enable-B24Connector telegrambot 12 -PassThru | Out-String -Width $_
        Disconnect-B24Portal

        $list | Should -Match 'Code +Name'
        $status | Should -Match 'Connector +Line Configured Active Error'
        $status | Should -Match 'telegrambot +12 True +True +False'
        ("$list$status" -split '\r?\n' | Measure-Object -Property Length -Maximum).Maximum | Should -Not -BeGreaterThan $_
    }
}
