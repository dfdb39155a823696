# What the reference documents, and which cmdlet is there for it.

BeforeDiscovery {
    $reference = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../Reference/rest-methods.json'))
    $entries = [IO.File]::ReadAllText($reference) | ConvertFrom-Json
    $methods = @($entries | Where-Object kind -EQ 'method' | ForEach-Object { @{ Name = $_.name; Errors = @($_.errors) } })
    $events = @($entries | Where-Object kind -EQ 'event' | ForEach-Object { @{ Name = $_.name } })
}

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    $root = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../..'))
    $documented = @([IO.File]::ReadAllText((Join-Path $root 'tests/Reference/rest-methods.json')) | ConvertFrom-Json)

    # The cmdlets that say, with an attribute, that they are there for a method or an event.
    function Get-Cmdlet([string] $Name, [string] $Attribute = 'RestMethodAttribute') {
        foreach ($command in Get-Command -Module Bitrix24.OpenLines -CommandType Cmdlet) {
            $declared = $command.ImplementingType.GetCustomAttributes($false) |
                Where-Object { $_.GetType().Name -eq $Attribute -and $_.Name -ceq $Name }
            if ($declared) { $command }
        }
    }

    # Nobody sees the table of help but through errors, and not every error can be had.
    function Get-ErrorHelp($Command, [string] $Code) {
        $flags = [Reflection.BindingFlags] 'Instance, NonPublic, Public'
        $cmdlet = [Activator]::CreateInstance($Command.ImplementingType)
        $table = $Command.ImplementingType.GetProperty('ErrorHelp', $flags).GetValue($cmdlet)
        $table.GetType().GetMethod('Find', $flags).Invoke($table, @($Code))
    }
}

Describe 'The documented method <Name>' -ForEach $methods {
    It 'has a cmdlet' {
        @(Get-Cmdlet $Name).Count | Should -BeGreaterThan 0
    }

    It 'has help for each of its errors' {
        $missing = foreach ($command in Get-Cmdlet $Name) {
            foreach ($fault in $Errors) { if (-not (Get-ErrorHelp $command $fault.code)) { "$($command.Name) $($fault.code)" } }
        }
        @($missing) | Should -BeNullOrEmpty
    }
}

Describe 'The documented event <Name>' -ForEach $events {
    It 'is read by a cmdlet' {
        @(Get-Cmdlet $Name 'RestEventAttribute').Count | Should -BeGreaterThan 0
    }
}

Describe 'What cmdlets say they are there for' {
    It 'is documented' {
        $basic = 'profile', 'scope'
        $unknown = foreach ($command in Get-Command -Module Bitrix24.OpenLines -CommandType Cmdlet) {
            $command.ImplementingType.GetCustomAttributes($false) |
                Where-Object { $_.GetType().Name -in 'RestMethodAttribute', 'RestEventAttribute' } |
                Where-Object { $_.Name -cnotin $documented.name -and $_.Name -notin $basic } | ForEach-Object Name
        }
        @($unknown) | Should -BeNullOrEmpty
    }

    It 'stands in the README' {
        & (Join-Path $root 'tools/Update-CommandTable.ps1') -ModulePath $env:B24_TEST_MODULE -Check
    }
}
