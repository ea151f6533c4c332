# Runs the command line, the server and the demo from what was built.

java_flags="-XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
server_flags=("@$here/config/launcher/server.options" "-Xmx${BACKUP_SERVER_HEAP:-512m}")
layout=$here/target/server

run_command_line() { (start_command_line "$@"); }

start_command_line() {
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC $java_flags -Xmx"${BACKUP_HEAP:-256m}" \
    -Dbackup.domain="$here/domain" -Dbackup.verifier="$here/verifier/target/verifier.jar" -cp "$here/cli/target/cli.jar:$here/cli/target/lib/*" org.wwow.backup.cli.Backup "$@"
}

# Jars only and in one order: the cache of start-up work is refused for any other class path.
server_class_path() { printf '%s:' "$layout"/server.jar "$layout"/lib/*.jar; }

# The server as it is shipped: jars, pages and the cache of its start-up work.
build_server_layout() {
  local digest
  digest=$(digest_of $java_sources $web_sources)
  unchanged server-layout "$digest" && return 0
  rm -rf "$layout"
  mkdir -p "$layout/lib" "$layout/web"
  cp "$here/server/target/server.jar" "$layout/" && cp "$here"/server/target/lib/*.jar "$layout/lib/" || return
  for app in report desk; do
    [ -d "$here/web/apps/$app/dist" ] && cp -r "$here/web/apps/$app/dist" "$layout/web/$app"
  done
  train_server || say "The start-up cache was not made; the server starts without it."
  remember server-layout "$digest"
}

train_server() {
  local data
  data=$(mktemp -d)
  "$JAVA_HOME/bin/java" "${server_flags[@]}" -XX:AOTCacheOutput="$layout/server.aot" -Dspring.context.exit=onRefresh \
    -cp "$(server_class_path)" org.wwow.backup.server.Server --data "$data/data" --port 0 --web "$layout/web" \
    >"$logs/server-training.log" 2>&1
  local outcome=$?
  rm -rf "$data"
  return $outcome
}

start_server() {
  local cache=""
  [ -f "$layout/server.aot" ] && cache="-XX:AOTCache=$layout/server.aot"
  exec "$JAVA_HOME/bin/java" "${server_flags[@]}" $cache -cp "$(server_class_path)" \
    org.wwow.backup.server.Server --web "$layout/web" "$@"
}

# An archive or a restored folder, made by the server's own classes in a process beside it.
run_copies() {
  need_java && need_maven && need_node && build_java && build_web && build_server_layout || return
  exec "$JAVA_HOME/bin/java" "${server_flags[@]}" -cp "$(server_class_path)" org.wwow.backup.server.Copies "$@"
}

server_usage() {
  case "$1" in
    serve)
      cat <<'EOF'
backup serve [--config FILE] [--data DIR] [--port N] [--origin URL] [--further yes|no]

Starts an empty server for real use. It answers on this machine only, unless the file says otherwise.
  --config FILE      settings, one "name = value" a line; a word given here wins over the file
  --data DIR         where all is kept; without this word and without --config, data/serve
  --port N           the port it answers on; 8080 where nothing is said
  --origin URL       the address that people open
  --further yes|no   whether the longer questions are offered
EOF
      ;;
    demo)
      cat <<'EOF'
backup demo [--port N] [--data DIR]

Starts a server with a synthetic world and prints the sign-ins. Never for real use.
  --port N     the port it answers on; 8080 where nothing is said
  --data DIR   where the world is kept; data/demo where nothing is said
EOF
      ;;
  esac
}

# Before anything is built or started: a slip in a word must cost nothing and open no port.
server_words() {
  local command=$1 known="--port --data"
  shift
  [ "$command" = serve ] && known="$known --config --origin --further"
  while [ $# -gt 0 ]; do
    case " $known " in
      *" $1 "*) ;;
      *) say "backup $command does not know the word $1. See backup $command --help."; return 2 ;;
    esac
    [ -n "${2:-}" ] || { say "backup $command needs a value after $1. See backup $command --help."; return 2; }
    shift 2
  done
}

run_server() {
  local word
  for word in "${@:2}"; do
    case "$word" in --help | -h) server_usage "$1"; return 0 ;; esac
  done
  server_words "$@" || return
  local command=$1 port=8080 data="" config=""
  shift
  local words=("$@")
  while [ $# -gt 0 ]; do
    case "$1" in
      --port) port=${2:-} ;;
      --data) data=${2:-} ;;
      --config) config=${2:-} ;;
    esac
    shift
  done
  need_java && need_maven && need_node && build_java && build_web && build_server_layout || return
  if [ "$command" = serve ]; then
    # A settings file names the folder itself; a word beside it would win over it.
    [ -n "$data$config" ] || words+=(--data "$here/data/serve")
    start_server "${words[@]}"
  else
    [ -n "$data" ] || words+=(--data "$here/data/demo")
    run_demo "$port" "${data:-$here/data/demo}" "${words[@]}"
  fi
}

# The server and the seeding are two processes: the server never holds a key of the world it serves.
run_demo() {
  local port=$1 data=$2 server world
  shift 2
  mkdir -p "$data" && chmod 700 "$data"
  # The set-up token is printed on the server's terminal only; a pipe hands it on without a file.
  rm -f "$data/terminal" && mkfifo -m 600 "$data/terminal" || return
  (start_server "${@//"$data"/"$data/server"}" --further yes) >"$data/terminal" 2>"$data/server.log" &
  server=$!
  ends_with_the_launcher $server
  trap 'exit 0' INT TERM
  start_command_line demo-world --server "http://localhost:$port" --data "$data" <"$data/terminal" &
  world=$!
  ends_with_the_launcher $world $server
  wait $world || { tail -n 20 "$data/server.log" >&2; return 1; }
}

# Filled in now: the names are gone by the time the launcher ends. Nothing of a demo may outlive it and hold its port.
ends_with_the_launcher() { trap "kill $* 2>/dev/null; wait $*; rm -f '$data/terminal'" EXIT; }
