# What every cmdlet has to keep, whoever writes it.

BeforeDiscovery {
    Import-Module -Name $env:B24_TEST_MODULE
    $commands = @(Get-Command -Module Bitrix24.OpenLines | ForEach-Object { @{ Name = $_.Name; Command = $_ } })
    $changing = @($commands | Where-Object { $_.Name -notmatch '^(Connect|Disconnect|Get|ConvertFrom)-' })
}

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE

    $flags = [Reflection.BindingFlags]'DeclaredOnly, Public, NonPublic, Instance, Static'

    # The declaration of a method, whatever the type arguments of its class; a name that sets can hold.
    function Get-MethodKey([Reflection.MethodBase] $Method) {
        $type = $Method.DeclaringType
        if ($type.IsConstructedGenericType) { $type = $type.GetGenericTypeDefinition() }
        "$($type.FullName)::$($Method.Name)"
    }

    # The methods that the code of an assembly calls. A byte that is no opcode can look like a call, but then the four
    # bytes behind it are hardly ever the token of a method.
    function Get-CalledMethod([Reflection.Assembly] $Assembly) {
        $called = [Collections.Generic.HashSet[string]]::new()
        foreach ($type in $Assembly.GetTypes()) {
            $ofType = if ($type.IsGenericTypeDefinition) { $type.GetGenericArguments() }
            foreach ($method in @($type.GetMethods($flags)) + @($type.GetConstructors($flags))) {
                $code = $method.GetMethodBody()?.GetILAsByteArray()
                $ofMethod = if ($method.IsGenericMethodDefinition) { $method.GetGenericArguments() }
                for ($i = 0; $i -lt $code.Count - 4; $i++) {
                    if ($code[$i] -notin 0x28, 0x6F -or $code[$i + 4] -notin 0x06, 0x0A, 0x2B) { continue }
                    try {
                        $token = [BitConverter]::ToInt32($code, $i + 1)
                        $null = $called.Add((Get-MethodKey $Assembly.ManifestModule.ResolveMethod($token, $ofType, $ofMethod)))
                    }
                    catch [ArgumentException] { continue }
                }
            }
        }
        , $called
    }

    # The getter of a property, those it overrides, and those of interfaces that it stands for.
    function Get-Getter([Reflection.PropertyInfo] $Property) {
        $getter = $Property.GetMethod
        $getter
        for ($type = $Property.DeclaringType.BaseType; $type; $type = $type.BaseType) {
            if ($getter.IsVirtual) { $type.GetProperty($Property.Name, $flags)?.GetMethod }
        }
        foreach ($interface in $Property.ReflectedType.GetInterfaces()) { $interface.GetProperty($Property.Name)?.GetMethod }
    }

    $called = Get-CalledMethod ([Bitrix24.OpenLines.PowerShell.PortalConnection].Assembly)
}

Describe 'The cmdlet <Name>' -ForEach $commands {
    It 'says what it emits, unless it emits nothing' {
        if ($Name -notmatch '^(Disconnect|Remove|Unregister|Clear)-') { $Command.OutputType | Should -Not -BeNullOrEmpty }
    }

    It 'takes a connection, unless it makes or shows one' {
        if ($Name -notin 'Connect-B24Portal', 'Get-B24Portal', 'ConvertFrom-B24Event') { $Command.Parameters.Keys | Should -Contain 'Connection' }
    }

    It 'is at most four classes below PSCmdlet' {
        $depth = 0
        for ($type = $Command.ImplementingType; $type -ne [Management.Automation.PSCmdlet]; $type = $type.BaseType) { $depth++ }
        $depth | Should -BeLessOrEqual 4
    }

    It 'reads each of its parameters' {
        $unread = foreach ($property in $Command.ImplementingType.GetProperties()) {
            if (-not $property.IsDefined([Management.Automation.ParameterAttribute], $true)) { continue }
            $keys = @(Get-Getter $property | ForEach-Object { Get-MethodKey $_ })
            if (-not ($keys | Where-Object { $called.Contains($_) })) { $property.Name }
        }
        $unread | Should -BeNullOrEmpty
    }

    It 'has a page of help with a synopsis and examples' {
        $help = Get-Help $Name
        $help.Synopsis | Should -Not -Match '^\s*Get-|^\s*$'
        @($help.examples.example).Count | Should -BeGreaterThan 1
    }
}

Describe 'The cmdlet <Name>, which changes the portal' -ForEach $changing {
    It 'supports -WhatIf and -Confirm' {
        $Command.Parameters.Keys | Should -Contain 'WhatIf'
        $Command.Parameters.Keys | Should -Contain 'Confirm'
    }

    It 'asks before it deletes, and only then' {
        $metadata = [System.Management.Automation.CommandMetadata]::new($Command)
        $metadata.ConfirmImpact | Should -Be $(if ($Name -match '^(Remove|Unregister|Clear)-') { 'High' } else { 'Medium' })
    }
}
