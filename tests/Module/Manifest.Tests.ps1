# The manifest and what the built module exports have to be the same.

BeforeDiscovery {
    $manifestPath = Join-Path $env:B24_TEST_MODULE 'Bitrix24.OpenLines.psd1'
    $cmdlets = @((Import-PowerShellDataFile -LiteralPath $manifestPath).CmdletsToExport | ForEach-Object { @{ Cmdlet = $_ } })
}

BeforeAll {
    $module = Import-Module -Name $env:B24_TEST_MODULE -PassThru
    $manifestPath = Join-Path $env:B24_TEST_MODULE 'Bitrix24.OpenLines.psd1'
    $manifest = Import-PowerShellDataFile -LiteralPath $manifestPath
}

Describe 'The manifest' {
    It 'is valid' {
        { Test-ModuleManifest -Path $manifestPath -ErrorAction Stop } | Should -Not -Throw
    }

    It 'names what the module is' {
        $module.Name | Should -BeExactly 'Bitrix24.OpenLines'
        $manifest.Description | Should -Not -BeNullOrEmpty
    }

    It 'has the version of the assembly' {
        $assembly = (Get-Command -Module $module | Select-Object -First 1).ImplementingType.Assembly

        $assembly.GetName().Version.ToString(3) | Should -Be $manifest.ModuleVersion
    }

    It 'exports cmdlets and nothing else' {
        $module.ExportedFunctions.Keys | Should -BeNullOrEmpty
        $module.ExportedAliases.Keys | Should -BeNullOrEmpty
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be @($manifest.CmdletsToExport | Sort-Object)
    }

    It 'exports every cmdlet of the assembly' {
        $classes = (Get-Command -Module $module | Select-Object -First 1).ImplementingType.Assembly.GetExportedTypes()
        $names = $classes | ForEach-Object { $_.GetCustomAttributes([Management.Automation.CmdletAttribute], $false) } |
            ForEach-Object { "$($_.VerbName)-$($_.NounName)" }

        $names | Sort-Object | Should -Be @($manifest.CmdletsToExport | Sort-Object)
    }

    It 'lists no wildcard' {
        $manifest.CmdletsToExport | Should -Not -Contain '*'
    }

    It 'lists only files that are there: <_>' -ForEach 'RootModule', 'FormatsToProcess' {
        foreach ($file in $manifest[$_]) { Join-Path $env:B24_TEST_MODULE $file | Should -Exist }
    }
}

Describe 'The cmdlet <Cmdlet>' -ForEach $cmdlets {
    It 'has an approved verb and the prefix B24' {
        $verb, $noun = $Cmdlet -split '-', 2
        $verb | Should -BeIn (Get-Verb).Verb
        $noun | Should -BeLike 'B24*'
    }
}
