# What a portal tells of itself: the page of its open lines, and the revisions of its APIs.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
}

Describe 'Get-B24OpenLinePage over HTTP' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'tells the address, whole and in its parts' {
        $page = Get-B24OpenLinePage

        $page | Should -BeOfType ([Bitrix24.OpenLines.OpenLinePage])
        "$page" | Should -Be "$($page.Url)"
        $page.PublicPath | Should -Be '/contact_center/'
        "$($page.Url)" | Should -Be "$($page.ServerAddress)contact_center/"
        (Get-Request).method | Should -Be 'imopenlines.config.path.get'
    }
}

Describe 'Get-B24Revision over HTTP' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'tells both revisions, in one request' {
        $revisions = Get-B24Revision

        $revisions | Should -BeOfType ([Bitrix24.OpenLines.ApiRevision])
        $revisions.Api | ForEach-Object { "$_" } | Should -Be 'OpenLines', 'Bot'
        $revisions.Rest | ForEach-Object { $_ | Should -BeGreaterThan 0 }
        $revisions[0].Desktop | Should -BeNullOrEmpty
        $revisions[1].Desktop | Should -BeGreaterThan 0
        (Get-Request).calls | Should -Be 'imopenlines.revision.get', 'imbot.v2.Revision.get'
    }

    It 'tells the one that is asked for, once' {
        (Get-B24Revision Bot, bot).Api | Should -Be 'Bot'

        (Get-Request).method | Should -Be 'imbot.v2.Revision.get'
    }

    It 'tells the one where the other is missing, and which that is' {
        $application = New-Application @{ scopes = @('imopenlines') }
        $null = Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken

        $revision = Get-B24Revision -ErrorAction SilentlyContinue -ErrorVariable failed

        $revision.Api | Should -Be 'OpenLines'
        Get-Code $failed | Should -Be 'insufficient_scope'
        "$($failed[0].TargetObject)" | Should -Be 'Bot'
    }
}
