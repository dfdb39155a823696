# A portal that quotes what it is sent wherever it can: the address and the body of each request come back in errors, codes,
# results and pages of HTML. Dot-sourced by a test file's BeforeAll. An authorization server is under the same address.

function Start-QuotingPortal {
    $listener = New-Object Net.Sockets.TcpListener ([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $state = [hashtable]::Synchronized(@{
            Listener = $listener; Answers = @('Fine'); TokenAnswers = @('Fine'); Requests = 0; Tokens = 0; Failure = $null
            Address = "http://127.0.0.1:$($listener.LocalEndpoint.Port)/"
        })
    $shell = [powershell]::Create()
    $null = $shell.AddScript({
            param($state)
            function Get-Next([string] $List) {
                $all = @($state[$List])
                if ($all.Count -gt 1) { $state[$List] = @($all | Select-Object -Skip 1) }
                $all[0]
            }
            while ($true) {
                try { $client = $state.Listener.AcceptTcpClient() } catch { return }
                try {
                    $client.NoDelay = $true # the two parts of an answer go out at once
                    $stream = $client.GetStream()
                    $stream.ReadTimeout = 5000
                    $reader = New-Object IO.StreamReader ($stream, [Text.Encoding]::UTF8)
                    $path = ($reader.ReadLine() -split ' ')[1]
                    $length = 0
                    while ($line = $reader.ReadLine()) { if ($line -match '^Content-Length:\s*(\d+)') { $length = [int] $Matches[1] } }
                    $buffer = New-Object char[] $length
                    $body = if ($length) { -join $buffer[0..($reader.ReadBlock($buffer, 0, $length) - 1)] } else { '' }
                    $state.Requests++

                    $quote = ConvertTo-Json -InputObject "http://127.0.0.1$path said: $body; decoded: $([uri]::UnescapeDataString($body))"
                    $isToken = $path -like '/oauth/*'
                    $kind = Get-Next $(if ($isToken) { 'TokenAnswers' } else { 'Answers' })
                    $keys = 0..49 | ForEach-Object { """c$_""" }
                    $status = '200 OK'
                    $text = switch ($kind) {
                        'Fine' {
                            if ($isToken) {
                                $number = ++$state.Tokens
                                """access_token"":""s3cr3t-access-$number"",""refresh_token"":""s3cr3t-refresh-$number"",""expires_in"":3600" |
                                    ForEach-Object { "{$_}" }
                            }
                            else {
                                '{"result":{"result":{"c0":{"ID":"1","NAME":"A","ADMIN":true},"c1":["imopenlines"]},"result_error":[]}}'
                            }
                        }
                        'Error' { $status = '400 Bad Request'; "{""error"":""QUOTED"",""error_description"":$quote}" }
                        'Code' { $status = '400 Bad Request'; "{""error"":$quote}" }
                        'Grant' { $status = '400 Bad Request'; "{""error"":""invalid_grant"",""error_description"":$quote}" }
                        'Expired' { $status = '401 Unauthorized'; "{""error"":""expired_token"",""error_description"":$quote}" }
                        'Result' { "{""result"":$quote}" }
                        'Items' { "{""result"":{""result"":{$(($keys | ForEach-Object { "${_}:$quote" }) -join ',')},""result_error"":[]}}" }
                        'Lists' { "{""result"":{""result"":{$(($keys | ForEach-Object { "${_}:[$quote]" }) -join ',')},""result_error"":[]}}" }
                        'ItemErrors' {
                            $one = "{""error"":""QUOTED"",""error_description"":$quote}"
                            "{""result"":{""result"":[],""result_error"":{$(($keys | ForEach-Object { "${_}:$one" }) -join ',')}}}"
                        }
                        'Html' { $status = '502 Bad Gateway'; "<html>$quote" }
                        'Missing' { $status = '404 Not Found'; "$quote" }
                        'Moved' { $status = "302 Found`r`nLocation: http://127.0.0.1:9$path"; '' }
                        'Cut' { "{""result"":$($quote.TrimEnd('"'))" }
                        'Drop' { $null }
                    }
                    if ($null -ne $text) {
                        $bytes = [Text.Encoding]::UTF8.GetBytes($text)
                        $head = [Text.Encoding]::ASCII.GetBytes(
                            "HTTP/1.1 $status`r`nContent-Type: application/json`r`nContent-Length: $($bytes.Length)`r`nConnection: close`r`n`r`n")
                        $stream.Write($head, 0, $head.Length)
                        $stream.Write($bytes, 0, $bytes.Length)
                    }
                }
                catch { $state.Failure = "$_" }
                finally { $client.Close() }
            }
        }).AddArgument($state)
    $state.Shell = $shell
    $state.Run = $shell.BeginInvoke()
    $state
}

# What it answers from now on, one after the other; the last one stays.
function Set-Answer($Portal, [string[]] $Answers = 'Fine', [string[]] $TokenAnswers = 'Fine') {
    $Portal.Answers = $Answers
    $Portal.TokenAnswers = $TokenAnswers
}

function Stop-QuotingPortal($Portal) {
    $Portal.Listener.Stop()
    $null = $Portal.Shell.EndInvoke($Portal.Run)
    $Portal.Shell.Dispose()
}
