/**
 * What every script for a POSIX shell does, whatever it checks: no arrays, no `local`, no `[[`. It takes openssl for TLS
 * where it is there, else curl; nc, openssl or curl for TCP; curl or nc for HTTP. Each `try_*` leaves its words in `said`
 * and its symptom in `symptom`, and answers 0 where it is open, 1 where it is not, 2 where no tool can try it.
 */
export const SH_BODY = String.raw`
LC_ALL=C
export LC_ALL
failed=0 opened=0 optional=0 untried=0 count_all=0 numbers=' ' symptoms=' ' said='' symptom=''

say() { printf '%s\n' "$*"; }
has() { command -v "$1" >/dev/null 2>&1; }

# host and port as one word, an IPv6 address in brackets
at() { case $1 in *:*) printf '[%s]:%s' "$1" "$2" ;; *) printf '%s:%s' "$1" "$2" ;; esac; }

# a command that ends in time; 124 where it did not
limit() {
  if has timeout; then
    timeout "$seconds" "$@" </dev/null
    return
  fi
  "$@" </dev/null &
  child=$!
  (sleep "$seconds" && kill "$child") >/dev/null 2>&1 &
  watcher=$!
  wait "$child"
  ended=$?
  kill "$watcher" >/dev/null 2>&1
  [ "$ended" -gt 128 ] && ended=124
  return "$ended"
}

knows() { limit openssl s_client -help 2>&1 | grep -q -e "$1"; }

closed() { symptom=$1 said=$2; return 1; }
nothing() { symptom='' said=$1; return 2; }

# openssl with the name in its SNI, and the chain held against the roots of the machine
by_openssl() {
  set -- s_client -connect "$(at "$where" "$port")" -no_tls1 -no_tls1_1 "$@"
  if [ "$kind" = name ]; then set -- "$@" -servername "$name"; fi
  checked=''
  if knows -verify_hostname; then
    if [ "$kind" = name ]; then set -- "$@" -verify_hostname "$name"; else set -- "$@" -verify_ip "$name"; fi
  else
    checked='; whether the certificate bears the name was not tried, this openssl cannot'
  fi
  out=$(limit openssl "$@" 2>&1)
  ended=$?
  root=$(printf '%s\n' "$out" | sed -n 's/^ *i: *//p' | sed -n '$p')
  verdict=$(printf '%s\n' "$out" | sed -n 's/^ *Verify return code: \([0-9]*\).*/\1/p' | sed -n '$p')
  case $out in
  *'CONNECT failed'*)
    status=$(printf '%s\n' "$out" | sed -n 's/.*CONNECT failed[^0-9]*\([0-9]*\).*/\1/p' | sed -n 1p)
    case $status in
    407) closed proxy 'proxy: it asks for a user name and password (407)' ;;
    *) closed proxy "proxy: it does not let it through ($status)" ;;
    esac
    return
    ;;
  esac
  case $out in
  *CONNECTED*) ;;
  *)
    where_to=$(at "$where" "$port") stage='TCP connect' what=blocked
    [ "$way" = proxy ] && where_to="the proxy $proxy" stage=proxy what=proxy
    case $out in
    *refused*) closed "$what" "$stage: $where_to refuses the connection" ;;
    *nreachable* | *'No route'*) closed "$what" "$stage: $where_to cannot be reached, there is no route" ;;
    *) if [ "$ended" -eq 124 ]; then closed "$what" "$stage: $where_to does not answer within $seconds s, or keeps silent once connected"; else closed "$what" "$stage: $where_to cannot be reached"; fi ;;
    esac
    return
    ;;
  esac
  case $out in
  *'no peer certificate available'* | *'rror:'*'SSL routines'*)
    case $out in
    *'protocol version'* | *'unsupported protocol'*) closed old-tls 'TLS handshake: the other end speaks no TLS 1.2 or newer' ;;
    *'wrong version number'* | *'packet length too long'*) closed blocked 'TLS handshake: what answers there speaks no TLS' ;;
    *) closed blocked 'TLS handshake: it is cut off or refused; something on the way may have read the name in it' ;;
    esac
    return
    ;;
  esac
  case $verdict in
  0) said="open, issued below $root$checked" symptom='' ;;
  '') closed blocked "TLS handshake: no answer within $seconds s" ;;
  9) closed untrusted 'certificate: not yet in force, or the clock of this machine is wrong' ;;
  10) closed untrusted 'certificate: it has expired, or the clock of this machine is wrong' ;;
  18) closed inspected 'certificate: signed by itself; something on the way may have put it there' ;;
  62 | 64) closed untrusted "certificate: it is not for $name" ;;
  19 | 20 | 21) closed inspected "certificate: issued below $root, which this machine does not trust; a proxy that inspects TLS issues like this" ;;
  *) closed untrusted "certificate: not trusted (openssl's code $verdict)" ;;
  esac
}

# curl, of which the answer to the request does not count; the figures are the status of CONNECT and of the answer, and the end of the handshake
by_curl() {
  scheme=$1
  set -- -sS -I -o /dev/null --connect-timeout "$seconds" --max-time "$((seconds * 3))" --tlsv1.2
  # telnet is a bare connection; to a proxy it is a tunnel
  if [ "$scheme" = telnet ]; then set -- "$@" -p; fi
  if [ "$way" = proxy ]; then set -- "$@" -x "http://$proxy"; else set -- "$@" --noproxy '*'; fi
  if [ "$kind" = name ] && [ "$where" != "$name" ]; then set -- "$@" --resolve "$name:$port:$where"; fi
  out=$(curl "$@" -w '\n%{http_connect} %{http_code} %{time_appconnect} %{time_connect}' "$scheme://$(at "$name" "$port")/" 2>&1 </dev/null)
  ended=$?
  if [ "$ended" -eq 1 ]; then nothing "not tried, this curl knows no $scheme"; return; fi
  figures=$(printf '%s\n' "$out" | sed -n '$p')
  connect_status=$(printf '%s\n' "$figures" | sed 's/ .*//')
  status=$(printf '%s\n' "$figures" | sed 's/^[^ ]* \([^ ]*\).*/\1/')
  handshake=$(printf '%s\n' "$figures" | sed 's/^[^ ]* [^ ]* \([^ ]*\).*/\1/')
  connected=$(printf '%s\n' "$figures" | sed 's/.* //')
  # some versions of curl leave the time of a connection out where what comes after it fails
  reached=''
  case $connected$connect_status in *[1-9]*) reached=yes ;; esac
  case $ended in 35 | 51 | 52 | 56 | 60) reached=yes ;; esac
  if [ "$way" = proxy ]; then
    [ -n "$reached" ] || { closed proxy "proxy: $proxy is not reached"; return; }
    # plain HTTP is no tunnel: there the proxy answers in the place of the server
    answer=$connect_status
    if [ "$scheme" = http ]; then answer=$status; fi
    case $answer in
    407) closed proxy 'proxy: it asks for a user name and password (407)'; return ;;
    403 | 502 | 503 | 504) closed proxy "proxy: it does not let it through ($answer)"; return ;;
    esac
    if [ "$scheme" != http ]; then
      case $answer in 2??) ;; *) closed proxy "proxy: it does not let it through ($answer)"; return ;; esac
    fi
  fi
  if [ -z "$reached" ]; then
    case $ended in
    5 | 6) closed blocked "name resolution: the resolver of this machine knows no $name" ;;
    28) closed blocked "TCP connect: $(at "$where" "$port") does not answer within $seconds s" ;;
    *) closed blocked "TCP connect: $(at "$where" "$port") cannot be reached or refuses" ;;
    esac
    return
  fi
  if [ "$scheme" = telnet ]; then
    said='open, TCP alone' symptom=''
    return
  fi
  if [ "$scheme" = http ]; then
    case $status in
    000) closed blocked 'HTTP: the request is not answered' ;;
    *) said="open, HTTP answers ($status)" symptom='' ;;
    esac
    return
  fi
  case $ended in
  51 | 60) closed untrusted "certificate: not trusted ($(printf '%s\n' "$out" | sed -n 's/^curl: ([0-9]*) //p' | sed -n 1p))" ; return ;;
  esac
  case $handshake in
  *[1-9]*) said='open; who issued the certificate was not looked at, for want of openssl' symptom='' ;;
  *)
    case $out in
    *'protocol version'* | *'unsupported protocol'*) closed old-tls 'TLS handshake: the other end speaks no TLS 1.2 or newer' ;;
    *) closed blocked 'TLS handshake: it is cut off, refused or not answered' ;;
    esac
    ;;
  esac
}

# the connection alone, whatever openssl says of TLS behind it; what it wrote is lost where it waits in vain
tcp_by_openssl() {
  by_openssl "$@"
  case $said in
  *'or keeps silent once connected') nothing 'not known: openssl alone cannot tell a silent port from one that does not answer' ;;
  proxy:* | 'TCP connect:'*) return 1 ;;
  *) said='open, TCP alone' symptom='' ;;
  esac
}

try_by_proxy() {
  way=proxy where=$name
  case $how in
  http) if has curl; then by_curl http; else nothing 'not tried, for want of curl'; fi ;;
  tls)
    if has openssl && knows -proxy; then
      by_openssl -proxy "$proxy"
    elif has curl; then
      by_curl https
    else
      nothing 'not tried, for want of an openssl that knows proxies, or of curl'
    fi
    ;;
  *)
    if has curl; then
      by_curl telnet
    elif has openssl && knows -proxy; then
      tcp_by_openssl -proxy "$proxy"
    else
      nothing 'not tried, for want of curl, or of an openssl that knows proxies'
    fi
    ;;
  esac
}

# how, needed or optional, through what, name or address, which, port, the numbers of the sentences that ask for it
check() {
  how=$1 need=$2 through=$3 kind=$4 name=$5 port=$6
  count_all=$((count_all + 1))
  if [ "$through" = direct ]; then
    try_directly
    result=$? words=$said sign=$symptom
  else
    try_by_proxy
    result=$? words="by the proxy: $said" sign=$symptom
    try_directly
    second=$?
    words="$words; directly: $said"
    if [ "$through" = either ] && [ "$result" -ne 0 ]; then
      if [ "$second" -eq 0 ]; then result=0 sign=''; elif [ "$result" -eq 2 ]; then result=$second sign=$symptom; fi
    fi
  fi
  case $result in
  0) opened=$((opened + 1)) mark='open      ' ;;
  2) mark='not tried '; if [ "$need" = needed ]; then untried=$((untried + 1)); fi ;;
  *)
    if [ "$need" = needed ]; then failed=$((failed + 1)) mark='NOT OPEN  '; else optional=$((optional + 1)) mark='optional  '; fi
    for number in $7; do case $numbers in *" $number "*) ;; *) numbers="$numbers$number " ;; esac; done
    ;;
  esac
  if [ -n "$sign" ]; then case $symptoms in *" $sign "*) ;; *) symptoms="$symptoms$sign " ;; esac; fi
  refer=''
  if [ "$result" -eq 1 ]; then for number in $7; do refer="$refer [$number]"; done; fi
  say "$mark$(at "$name" "$port")/tcp  $words$refer"
}

begin() {
  say "$title: what can be tried from this machine"
  if [ -n "$proxy" ]; then say "through the proxy $proxy and directly"; else say 'directly, without a proxy'; fi
  say ''
}

finish() {
  if [ "$numbers" != ' ' ]; then
    say ''
    say 'The sentences that ask for what is not open'
    for number in $numbers; do sentence "$number"; done
  fi
  if [ "$symptoms" != ' ' ]; then
    say ''
    say 'What the pages say to what was met'
    for sign in $symptoms; do explanation "$sign"; done
  fi
  if [ "$1" -gt 0 ]; then
    say ''
    say 'Not tried, and why'
    untested
  fi
  say ''
  say "$opened open, $failed needed and not open, $optional optional and not open, $untried needed and not tried for want of a tool"
  if [ "$failed" -gt 0 ]; then exit 1; fi
  if [ "$untried" -gt 0 ]; then exit 2; fi
  if [ "$count_all" -eq 0 ]; then exit 1; fi
  exit 0
}
`;
