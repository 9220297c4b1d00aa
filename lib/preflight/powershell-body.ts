/**
 * What every script for Windows PowerShell 5.1 does, whatever it checks: .NET's own resolver, sockets and SslStream, so
 * that certificates are held against the store of Windows, as the agents of vendors do. TLS 1.2 alone is offered: what a
 * machine can do beyond is not told alike by all versions of Windows.
 */
export const POWERSHELL_BODY = String.raw`
$script:Opened = 0
$script:Failed = 0
$script:Optional = 0
$script:All = 0
$script:Numbers = @()
$script:Symptoms = @()
$script:Seen = $null

function Write-Line([string] $Text) { Write-Output $Text }

function New-Result([bool] $Open, [string] $Symptom, [string] $Words) {
  return New-Object PSObject -Property @{ Open = $Open; Symptom = $Symptom; Words = $Words }
}

function Join-Port([string] $Name, [int] $Port) {
  if ($Name.Contains(':')) { return "[$Name]:$Port" }
  return "$($Name):$Port"
}

function Get-Innermost([System.Exception] $Fault) {
  while ($null -ne $Fault.InnerException) { $Fault = $Fault.InnerException }
  return $Fault
}

# The addresses of a name; a string says why there are none.
function Find-Address([string] $Name) {
  $literal = $null
  if ([System.Net.IPAddress]::TryParse($Name, [ref] $literal)) { return ,@($literal) }
  try {
    $pending = [System.Net.Dns]::BeginGetHostAddresses($Name, $null, $null)
    if (-not $pending.AsyncWaitHandle.WaitOne($Milliseconds)) { return "name resolution: no answer within $Milliseconds ms" }
    $found = @([System.Net.Dns]::EndGetHostAddresses($pending))
  } catch {
    return "name resolution: $((Get-Innermost $_.Exception).Message)"
  }
  if ($found.Count -eq 0) { return "name resolution: the resolver of this machine knows no address of $Name" }
  $real = @($found | Where-Object { $_.ToString() -ne '0.0.0.0' -and $_.ToString() -ne '::' })
  if ($real.Count -eq 0) { return "name resolution: $Name resolves to $($found[0]), as a filter of names answers" }
  return ,$real
}

# A connection to the first address that opens the port; a string says why there is none.
function Open-Connection([string] $Name, [int] $Port) {
  $addresses = Find-Address $Name
  if ($addresses -is [string]) { return $addresses }
  $words = ''
  foreach ($address in ($addresses | Select-Object -First 4)) {
    $client = New-Object System.Net.Sockets.TcpClient -ArgumentList $address.AddressFamily
    try {
      $pending = $client.BeginConnect($address, $Port, $null, $null)
      if ($pending.AsyncWaitHandle.WaitOne($Milliseconds)) {
        $client.EndConnect($pending)
        $client.ReceiveTimeout = $Milliseconds
        $client.SendTimeout = $Milliseconds
        return $client
      }
      $words = "TCP connect: $(Join-Port $address.ToString() $Port) does not answer within $Milliseconds ms; a firewall may drop it"
    } catch {
      $words = "TCP connect: $(Join-Port $address.ToString() $Port): $((Get-Innermost $_.Exception).Message)"
    }
    $client.Close()
  }
  return $words
}

# The status of an HTTP answer; 0 where what answers speaks no HTTP.
function Read-Status([System.IO.Stream] $Stream, [string] $Request) {
  $bytes = [System.Text.Encoding]::ASCII.GetBytes($Request)
  $Stream.Write($bytes, 0, $bytes.Length)
  $head = New-Object System.Text.StringBuilder
  while ($head.Length -lt 65536 -and -not $head.ToString().EndsWith([string][char]10 + [char]13 + [char]10)) {
    $byte = $Stream.ReadByte()
    if ($byte -lt 0) { break }
    [void] $head.Append([char] $byte)
  }
  if ($head.ToString() -match '^HTTP/\d(\.\d)? (\d{3})') { return [int] $Matches[2] }
  return 0
}

# What a proxy says where it does not let something through; null where it does.
function Get-Refusal([int] $Status) {
  if ($Status -eq 407) { return New-Result $false 'proxy' 'proxy: it asks for a user name and password (407)' }
  if ($Status -eq 0) { return New-Result $false 'proxy' 'proxy: what listens there speaks no HTTP, or closes the connection' }
  return New-Result $false 'proxy' "proxy: it does not let it through ($Status)"
}

function Test-Tls([System.IO.Stream] $Stream, [string] $Name) {
  $script:Seen = $null
  $look = [System.Net.Security.RemoteCertificateValidationCallback] {
    param($Source, $Certificate, $Chain, $Errors)
    $root = $Certificate.Issuer
    $status = @()
    if ($null -ne $Chain) {
      if ($Chain.ChainElements.Count -gt 0) { $root = $Chain.ChainElements[$Chain.ChainElements.Count - 1].Certificate.Issuer }
      $status = @($Chain.ChainStatus | ForEach-Object { $_.Status.ToString() })
    }
    $script:Seen = @{ Errors = $Errors.ToString(); Root = $root; Issuer = $Certificate.Issuer; Subject = $Certificate.Subject; Status = $status }
    return $true
  }
  $tls = New-Object System.Net.Security.SslStream -ArgumentList $Stream, $false, $look
  try {
    $tls.AuthenticateAsClient($Name, $null, [System.Security.Authentication.SslProtocols]::Tls12, $false)
  } catch {
    $fault = Get-Innermost $_.Exception
    $symptom = 'blocked'
    if ($fault -is [System.ComponentModel.Win32Exception]) { $symptom = 'old-tls' }
    return New-Result $false $symptom "TLS handshake: $($fault.Message)"
  }
  $seen = $script:Seen
  if ($null -eq $seen) { return New-Result $false 'untrusted' 'certificate: none was looked at' }
  $by = "issued below $($seen.Root)"
  if ($seen.Errors -eq 'None') { return New-Result $true '' "open, $($tls.SslProtocol), $by" }
  if ($seen.Errors -match 'NameMismatch') { return New-Result $false 'untrusted' "certificate: it is not for $Name but for $($seen.Subject); $by" }
  if ($seen.Status -contains 'NotTimeValid') { return New-Result $false 'untrusted' "certificate: expired or not yet in force, or the clock of this machine is wrong; $by" }
  if ($seen.Subject -eq $seen.Issuer) { return New-Result $false 'inspected' "certificate: signed by itself ($($seen.Subject)); something on the way may have put it there" }
  return New-Result $false 'inspected' "certificate: $by, which this machine does not trust ($($seen.Status -join ', ')); a proxy that inspects TLS issues like this"
}

function Test-Way([string] $Way, [string] $How, [string] $Name, [int] $Port) {
  $throughProxy = $Way -eq 'proxy'
  if ($throughProxy) { $client = Open-Connection $ProxyHost $ProxyPort } else { $client = Open-Connection $Name $Port }
  if ($client -is [string]) {
    if ($throughProxy) { return New-Result $false 'proxy' "proxy: it is not reached; $client" }
    return New-Result $false 'blocked' $client
  }
  $line = [string][char]13 + [char]10
  $target = Join-Port $Name $Port
  try {
    $stream = $client.GetStream()
    $stream.ReadTimeout = $Milliseconds
    $stream.WriteTimeout = $Milliseconds
    if ($How -eq 'http') {
      $path = '/'
      if ($throughProxy) { $path = "http://$target/" }
      $status = Read-Status $stream "HEAD $path HTTP/1.1$($line)Host: $target$($line)Connection: close$line$line"
      if ($throughProxy -and @(0, 403, 407, 502, 503, 504) -contains $status) { return Get-Refusal $status }
      if ($status -eq 0) { return New-Result $false 'blocked' 'HTTP: the request is not answered' }
      return New-Result $true '' "open, HTTP answers ($status)"
    }
    if ($throughProxy) {
      $status = Read-Status $stream "CONNECT $target HTTP/1.1$($line)Host: $target$line$line"
      if ($status -lt 200 -or $status -gt 299) { return Get-Refusal $status }
    }
    if ($How -eq 'tcp') { return New-Result $true '' 'open, TCP alone' }
    return Test-Tls $stream $Name
  } catch {
    $symptom = 'blocked'
    if ($throughProxy) { $symptom = 'proxy' }
    return New-Result $false $symptom "after the connection: $((Get-Innermost $_.Exception).Message)"
  } finally {
    $client.Close()
  }
}

# How, needed or optional, through what, name or address, which, port, the numbers of the sentences that ask for it.
function Test-Flow([string] $How, [string] $Need, [string] $Through, [string] $Kind, [string] $Name, [int] $Port, [string] $Asked) {
  if ($Through -eq 'direct') {
    $result = Test-Way 'direct' $How $Name $Port
    $words = $result.Words
  } else {
    $result = Test-Way 'proxy' $How $Name $Port
    $second = Test-Way 'direct' $How $Name $Port
    $words = "by the proxy: $($result.Words); directly: $($second.Words)"
    if ($Through -eq 'either' -and -not $result.Open -and $second.Open) { $result = $second }
  }
  $script:All += 1
  $refer = ''
  if ($result.Open) {
    $script:Opened += 1
    $mark = 'open      '
  } else {
    if ($Need -eq 'needed') {
      $script:Failed += 1
      $mark = 'NOT OPEN  '
    } else {
      $script:Optional += 1
      $mark = 'optional  '
    }
    foreach ($number in $Asked.Split(' ')) {
      $refer += " [$number]"
      if ($script:Numbers -notcontains $number) { $script:Numbers += $number }
    }
    if ($script:Symptoms -notcontains $result.Symptom) { $script:Symptoms += $result.Symptom }
  }
  Write-Line "$mark$(Join-Port $Name $Port)/tcp  $words$refer"
}

function Write-Beginning {
  Write-Line ($Title + ': what can be tried from this machine')
  if ($ProxyHost -eq '') { Write-Line 'directly, without a proxy' } else { Write-Line "through the proxy $(Join-Port $ProxyHost $ProxyPort) and directly" }
  Write-Line ''
}

function Write-End([int] $Left) {
  if ($script:Numbers.Count -gt 0) {
    Write-Line ''
    Write-Line 'The sentences that ask for what is not open'
    foreach ($number in $script:Numbers) { Write-Sentence ([int] $number) }
  }
  if ($script:Symptoms.Count -gt 0) {
    Write-Line ''
    Write-Line 'What the pages say to what was met'
    foreach ($symptom in $script:Symptoms) { Write-Explanation $symptom }
  }
  if ($Left -gt 0) {
    Write-Line ''
    Write-Line 'Not tried, and why'
    Write-Untested
  }
  Write-Line ''
  Write-Line "$($script:Opened) open, $($script:Failed) needed and not open, $($script:Optional) optional and not open"
  if ($script:Failed -gt 0) { exit 1 }
  if ($script:All -eq 0) { exit 1 }
  exit 0
}
`;
