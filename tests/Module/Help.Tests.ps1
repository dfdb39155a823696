# The pages in docs/en-US, the help that is made of them, and the cmdlets have to say the same.

BeforeDiscovery {
    Import-Module -Name $env:B24_TEST_MODULE
    $cmdlets = @(Get-Command -Module Bitrix24.OpenLines -CommandType Cmdlet | ForEach-Object { @{ Cmdlet = $_.Name } })
}

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    $root = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../..'))
    $source = Join-Path $root 'docs/en-US'
    $helpBuilder = (Get-Item (Join-Path $root 'tools/HelpBuilder/bin/Release/*/HelpBuilder.dll')).FullName
    $pages = @(& dotnet $helpBuilder $source --json | ConvertFrom-Json)
    $aboutPage = Join-Path $source 'about_Bitrix24.OpenLines.md'

    # Runs code after code in one session of its own, as an administrator would who answers every question with yes.
    function Invoke-Example([string[]] $Code) {
        $folder = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
        $shell = [powershell]::Create()
        try {
            $null = New-Item -ItemType Directory -Path $folder
            $null = $shell.AddScript({
                    param($module, $folder)
                    $global:ErrorActionPreference = 'Stop'
                    $global:ConfirmPreference = 'None'
                    Import-Module -Name $module
                    Set-Location -LiteralPath $folder
                    Connect-B24Portal -Sandbox
                }).AddArgument($env:B24_TEST_MODULE).AddArgument($folder).Invoke()
            foreach ($one in $Code) {
                $shell.Commands.Clear()
                try { $null = $shell.AddScript($one).Invoke() }
                catch { throw "$($_.Exception.InnerException.Message)`nin:`n$one" }
            }
            # What -ErrorAction SilentlyContinue leaves here, an example means to show; all else has been thrown.
        }
        finally {
            $shell.Dispose()
            Remove-Item -LiteralPath $folder -Recurse -ErrorAction Ignore
        }
    }

    # A parameter as the YAML of its page and as the cmdlet has it, in one spelling.
    function Format-Parameter([string] $Type, $Wildcards, $Aliases, $Accepted, $Sets) {
        "type $Type"
        "wildcards $Wildcards".ToLowerInvariant()
        "aliases $(@($Aliases | Sort-Object) -join ', ')"
        "accepted $(@($Accepted | Sort-Object) -join ', ')"
        $Sets | Sort-Object
    }

    function Format-Set([string] $Name, $Position, $Required, $ByValue, $ByName, $Rest) {
        ("set ${Name}: position $Position, required $Required, " +
            "by value $ByValue, by name $ByName, rest $Rest").ToLowerInvariant()
    }

    function Format-PageParameter($Parameter) {
        $sets = $Parameter.ParameterSets | ForEach-Object {
            Format-Set $_.Name $_.Position $_.IsRequired $_.ValueFromPipeline $_.ValueFromPipelineByPropertyName `
                $_.ValueFromRemainingArguments
        }
        Format-Parameter $Parameter.Type $Parameter.SupportsWildcards $Parameter.Aliases $Parameter.AcceptedValues $sets
    }

    function Format-CmdletParameter($Parameter) {
        $type = $Parameter.ParameterType
        $accepted = if ($type.IsEnum) { [enum]::GetNames($type) } else { $Parameter.Attributes.ValidValues }
        $wildcards = @($Parameter.Attributes | Where-Object { $_.GetType().Name -eq 'SupportsWildcardsAttribute' })
        $sets = foreach ($key in $Parameter.ParameterSets.Keys) {
            $one = $Parameter.ParameterSets[$key]
            $name = if ($key -eq '__AllParameterSets') { '(All)' } else { $key }
            $position = if ($one.Position -lt 0) { 'Named' } else { $one.Position }
            Format-Set $name $position $one.IsMandatory $one.ValueFromPipeline `
                $one.ValueFromPipelineByPropertyName $one.ValueFromRemainingArguments
        }
        Format-Parameter $type.ToString() ($wildcards.Count -gt 0) $Parameter.Aliases $accepted $sets
    }

    # Common parameters are not documented, nor are those that the cmdlet hides.
    function Get-DocumentedParameter($Command) {
        $common = [Management.Automation.PSCmdlet]::CommonParameters
        $Command.Parameters.Values | Where-Object {
            $_.Name -notin $common -and -not ($_.Attributes | Where-Object { $_.DontShow })
        }
    }
}

Describe 'The help' {
    It 'has a page for every cmdlet and for nothing else' {
        $names = @(Get-Command -Module Bitrix24.OpenLines | ForEach-Object Name | Sort-Object)
        @($pages | ForEach-Object File | Sort-Object) -join ', ' | Should -Be ($names -join ', ')
    }

    It 'comes with the module' {
        $files = @(Get-ChildItem -LiteralPath (Join-Path $env:B24_TEST_MODULE 'en-US') | ForEach-Object Name | Sort-Object)
        $files -join ', ' | Should -Be 'about_Bitrix24.OpenLines.help.txt, Bitrix24.OpenLines.dll-Help.xml'
    }

    It 'is what the pages give' {
        $made = Join-Path $TestDrive made
        & dotnet $helpBuilder $source $made | Should -BeNullOrEmpty
        foreach ($file in Get-ChildItem -LiteralPath $made) {
            $shipped = Join-Path $env:B24_TEST_MODULE "en-US/$($file.Name)"
            [IO.File]::ReadAllText($shipped) -ceq [IO.File]::ReadAllText($file.FullName) | Should -Be $true
        }
    }
}

Describe 'HelpBuilder' {
    BeforeAll {
        # What it says of a page that is changed, and whether it has made any help.
        function Invoke-HelpBuilder([string] $Pattern, [string] $Replacement) {
            $folder = Join-Path $TestDrive ([guid]::NewGuid())
            $null = New-Item -ItemType Directory -Path $folder
            $page = [IO.File]::ReadAllText((Join-Path $source 'Disconnect-B24Portal.md'))
            $page -match $Pattern | Should -Be $true
            [IO.File]::WriteAllText((Join-Path $folder Page.md), ($page -replace $Pattern, $Replacement))
            $said = & dotnet $helpBuilder $folder (Join-Path $folder made) 2>&1
            [pscustomobject]@{ ExitCode = $LASTEXITCODE; Text = "$said"; Made = Test-Path (Join-Path $folder made) }
        }
    }

    It 'makes help of one page' {
        $result = Invoke-HelpBuilder '## NOTES' '## NOTES'

        $result.Text | Should -BeNullOrEmpty
        $result.ExitCode, $result.Made | Should -Be 0, $true
    }

    It 'refuses a page with <Mistake>, and says where' -ForEach @(
        @{ Mistake = 'no notes'; Pattern = '## NOTES'; Text = '## REMARKS'; Says = 'no section NOTES' }
        @{ Mistake = 'no HelpUri'; Pattern = "HelpUri: \S+\r?\n"; Text = ''; Says = "has no 'HelpUri'" }
        @{ Mistake = 'an open fence'; Pattern = '(?s)\Z'; Text = '```text'; Says = 'fence is not closed' }
        @{ Mistake = 'a numbered list'; Pattern = '## NOTES'; Text = "## NOTES`n`n1. First"; Says = 'paragraphs, lists' }
        @{ Mistake = 'two titles'; Pattern = '## NOTES'; Text = '# NOTES'; Says = 'one heading of the first level' }
        @{ Mistake = 'an unknown key'; Pattern = 'DontShow: false'; Text = 'Hidden: false'; Says = 'YAML: .*Hidden' }
        @{ Mistake = 'a parameter that it does not describe'; Pattern = '\[<CommonP'; Text = '[-More] [<CommonP'; Says = '-More has no parameter set' }
        @{ Mistake = 'an example without code'; Pattern = '```powershell\r?\n'; Text = "``````text`n"; Says = 'no powershell block' }
    ) {
        $result = Invoke-HelpBuilder $Pattern $Text

        $result.Text | Should -Match "Page\.md\(\d+\): error HELP: .*$Says"
        $result.ExitCode, $result.Made | Should -Be 1, $false
    }
}

Describe 'about_Bitrix24.OpenLines' {
    BeforeAll {
        $text = [string] (Get-Help -Name about_Bitrix24.OpenLines)
    }

    It 'is found by Get-Help' {
        $text | Should -Match 'SHORT DESCRIPTION'
    }

    It 'fits into 80 columns' {
        @($text -split '\r?\n' | Where-Object Length -GT 80) | Should -BeNullOrEmpty
    }

    It 'lists every setting' {
        $missing = [Bitrix24.OpenLines.OpenLineSettings]::Catalog.All | Where-Object { $text -cnotmatch "(?m)^ {6}$($_.Name)\s" }
        @($missing | ForEach-Object Name) | Should -BeNullOrEmpty
    }

    It 'has code that runs' {
        $blocks = [regex]::Matches([IO.File]::ReadAllText($aboutPage), '(?ms)^```powershell\r?\n(.*?)^```')
        $blocks.Count -ge 3 | Should -Be $true
        Invoke-Example ($blocks | ForEach-Object { $_.Groups[1].Value })
    }
}

Describe 'The page of <Cmdlet>' -ForEach $cmdlets {
    BeforeAll {
        $page = $pages | Where-Object File -EQ $Cmdlet
        $command = Get-Command -Name $Cmdlet -Module Bitrix24.OpenLines
        $help = Get-Help -Name $Cmdlet -Full
    }

    It 'says what it is' {
        $page.Title | Should -Be $Cmdlet
        $page.Metadata.title | Should -Be $Cmdlet
        $page.Metadata.'document type' | Should -Be 'cmdlet'
        $page.Metadata.'PlatyPS schema version' | Should -Be '2024-05-01'
        $page.Metadata.'Module Name' | Should -Be 'Bitrix24.OpenLines'
        $page.Metadata.'external help file' | Should -Be (Split-Path -Path $command.HelpFile -Leaf)
    }

    It 'has the syntax of every parameter set' {
        $hidden = $command.Parameters.Values | Where-Object { $_.Attributes | Where-Object { $_.DontShow } }
        $real = foreach ($set in $command.ParameterSets) {
            $text = "$set"
            foreach ($one in $hidden) { $text = $text -replace " \[-$($one.Name)( <[^>]+>)?\]" }
            "$($set.Name)$(if ($set.IsDefault -and $command.ParameterSets.Count -gt 1) { ' (Default)' }): $Cmdlet $text"
        }
        $ours = foreach ($set in $page.Syntax) { "$($set.Name)$(if ($set.IsDefault) { ' (Default)' }): $($set.Text)" }
        @($ours | Sort-Object) -join "`n" | Should -Be (@($real | Sort-Object) -join "`n")
    }

    It 'has every parameter and no other' {
        $real = @(Get-DocumentedParameter $command | ForEach-Object Name | Sort-Object)
        @($page.Parameters | ForEach-Object Name | Sort-Object) -join ', ' | Should -Be ($real -join ', ')
    }

    It 'describes the parameters as they are' {
        foreach ($parameter in Get-DocumentedParameter $command) {
            $ours = $page.Parameters | Where-Object Name -EQ $parameter.Name
            $expected = @("-$($parameter.Name)") + @(Format-CmdletParameter $parameter) -join "`n"
            @("-$($ours.Name)") + @(Format-PageParameter $ours) -join "`n" | Should -Be $expected
            $ours.Description | Should -Not -BeNullOrEmpty
        }
    }

    It 'names what the cmdlet emits' {
        foreach ($type in $command.OutputType) { $page.Outputs.Type | Should -Contain $type.Name }
        $page.Inputs | Should -Not -BeNullOrEmpty
        $page.Outputs | Should -Not -BeNullOrEmpty
    }

    It 'links to pages that are there' {
        foreach ($link in $page.Links | Where-Object Uri -NotMatch '^https?:') {
            Test-Path -LiteralPath (Join-Path $root "docs/en-US/$($link.Uri)") | Should -Be $true
        }
    }

    It 'reaches Get-Help' {
        $help.Synopsis | Should -Be ($page.Synopsis -join ' ')
        @($help.description.Text).Count | Should -Be $page.Description.Count
        @($help.examples.example).Count | Should -Be $page.Examples.Count
        @($help.examples.example)[0].code | Should -Be $page.Examples[0].Code
        @($help.syntax.syntaxItem).Count | Should -Be $command.ParameterSets.Count
        $described = @(Get-Help -Name $Cmdlet -Parameter * -ErrorAction Ignore | Where-Object { "$($_.description.Text)" })
        foreach ($one in $page.Parameters) { $described.name | Should -Contain $one.Name }
    }

    It 'has two examples or more' {
        $page.Examples.Count -ge 2 | Should -Be $true
    }

    It 'has examples that run' {
        $code = @($page.Examples | ForEach-Object Runnable)
        $code | Should -Not -BeNullOrEmpty
        Invoke-Example $code
    }
}
