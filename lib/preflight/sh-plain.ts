/** The part of {@link SH_BODY} that tries what has no TLS: the address of a name, connections by nc, and which tool is asked. */
export const SH_PLAIN = String.raw`
# leaves the addresses of a name in addresses, four at most, or the name itself where nobody can be asked apart
resolve() {
  addresses=$name
  [ "$kind" = address ] && return 0
  if has getent; then
    found=$(limit getent ahosts "$name" 2>/dev/null)
    [ $? -eq 124 ] && { closed blocked "name resolution: no answer within $seconds s"; return 1; }
    found=$(printf '%s\n' "$found" | sed 's/ .*//')
  elif has host; then
    found=$(limit host "$name" 2>/dev/null | sed -n 's/.* has \(IPv6 \)\{0,1\}address //p')
  else
    return 0
  fi
  [ -n "$found" ] || { closed blocked "name resolution: the resolver of this machine knows no $name"; return 1; }
  addresses='' count=0
  for one in $found; do
    case " $addresses 0.0.0.0 :: " in *" $one "*) continue ;; esac
    [ "$count" -lt 4 ] && addresses="$addresses $one" count=$((count + 1))
  done
  [ "$count" -gt 0 ] && return 0
  found=$(printf '%s\n' "$found" | sed -n 1p)
  closed blocked "name resolution: $name resolves to $found, as a filter of names answers"
}

# a failed nc says why, or nothing is known: it may not know its options
by_nc() {
  out=$(limit nc -v -z -w "$seconds" "$where" "$port" 2>&1)
  ended=$?
  if [ "$ended" -eq 0 ]; then said='open, TCP alone' symptom=''; return 0; fi
  to=$(at "$where" "$port")
  case $out in
  *refused*) closed blocked "TCP connect: $to refuses the connection" ;;
  *nreachable* | *'o route'*) closed blocked "TCP connect: $to cannot be reached, there is no route" ;;
  *'imed out'* | *TIMEOUT*) closed blocked "TCP connect: $to does not answer within $seconds s" ;;
  *)
    if [ "$ended" -eq 124 ]; then
      closed blocked "TCP connect: $to does not answer within $seconds s"
    else
      nothing 'not known: the nc of this machine fails and does not say why'
    fi
    ;;
  esac
}

http_by_nc() {
  out=$(printf 'HEAD / HTTP/1.0\r\nHost: %s\r\n\r\n' "$name" | nc -w "$seconds" "$where" "$port" 2>/dev/null)
  case $out in HTTP/*) said='open, HTTP answers' symptom=''; return 0 ;; esac
  by_nc
  came=$?
  [ "$came" -eq 0 ] || return "$came"
  closed blocked "HTTP: $(at "$where" "$port") does not answer the request"
}

# the next tool where one could not tell
tcp_by_any() {
  came=2
  nothing 'not tried, for want of nc, curl or openssl'
  if has nc; then by_nc; came=$?; fi
  if [ "$came" -eq 2 ] && has curl; then by_curl telnet; came=$?; fi
  if [ "$came" -eq 2 ] && has openssl; then tcp_by_openssl; came=$?; fi
  return "$came"
}

try_there() {
  case $how in
  tls) if has openssl; then by_openssl; elif has curl; then by_curl https; else nothing 'not tried, for want of openssl or curl'; fi ;;
  http) if has curl; then by_curl http; elif has nc; then http_by_nc; else nothing 'not tried, for want of curl or nc'; fi ;;
  *) tcp_by_any ;;
  esac
}

# one address after another, until one answers
try_directly() {
  way=direct
  resolve || return 1
  met=''
  for where in $addresses; do
    try_there
    answer=$?
    [ "$answer" -eq 1 ] || return "$answer"
    case $said in 'TCP connect: '*) ;; *) return 1 ;; esac
    met="$met$(printf '%s' "$met" | sed 's/.*/; /')$(printf '%s' "$said" | sed 's/^TCP connect: //')"
  done
  said="TCP connect: $met"
  return 1
}
`;
