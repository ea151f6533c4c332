# Measurements beside limits and peers; docs/figures.md keeps what they gave.

bench_usage() {
  cat >&2 <<'EOT'
backup bench deposits | uploads | messages | ledger | proofs | sealing | statistics | law
  deposits   a second and CPU each, 64 at once, against a demo of its own    BACKUP_DEPOSITS=10000
  uploads    MB a second by tus, against a demo of its own                   BACKUP_UPLOADS=8
  messages   from sent to seen, with many streams open on a demo of its own  BACKUP_STREAMS=10000
  ledger     leaves a second, durable
  proofs     appends, proofs and checks in memory, a second of CPU
  sealing    64 MiB through the sealing stream, beside the bare cipher
  statistics every method beside its peer's time; linking 10 000 persons; the scan of 10 000 places
  law        assessments a second against all instruments, on one core
EOT
  return 2
}

bench_class() {
  "$JAVA_HOME/bin/java" $java_flags -XX:+UseSerialGC -Xmx1g -cp "$here/bench/target/bench.jar:$here/bench/target/lib/*" "$@"
}

# A synthetic world on a free port and in a folder of its own; both are gone afterwards.
bench_in_a_world() {
  local port=$((20000 + RANDOM)) data demo outcome tries=0
  data=$(mktemp -d "$here/target/bench.XXXXXX")
  "$here/backup" demo --port "$port" --data "$data" >"$logs/bench-demo.log" 2>&1 &
  demo=$!
  until [ -s "$data/demo.json" ]; do
    sleep 1
    tries=$((tries + 1))
    if [ "$tries" -gt 600 ] || ! kill -0 "$demo" 2>/dev/null; then
      say "The demo did not start; see target/logs/bench-demo.log"
      kill "$demo" 2>/dev/null
      rm -rf "$data"
      return 1
    fi
  done
  "$@" "$port" "$data"
  outcome=$?
  kill "$demo" && wait "$demo" 2>/dev/null
  rm -rf "$data"
  return $outcome
}

bench_deposits() {
  local deposits=${BACKUP_DEPOSITS:-10000}
  bench_class org.wwow.backup.bench.DepositLoad "$1" "$deposits" "$deposits" 64
}

bench_uploads() { bench_class org.wwow.backup.bench.UploadLoad "$1" "${BACKUP_UPLOADS:-8}" "$2"; }

bench_messages() { bench_class org.wwow.backup.bench.MessageLoad "$1" "${BACKUP_STREAMS:-10000}" 200 "$2"; }

bench_statistics() {
  local tables=$here/vectors/statistics
  bench_class org.wwow.backup.bench.ObservatoryFigures "$tables" &&
    bench_class org.wwow.backup.bench.LinkingPersons "$tables/linkage-synthetic-persons" &&
    bench_class org.wwow.backup.bench.ScanForClusters
}

bench_law() { bench_class -Dbackup.domain="$here/domain" org.openjdk.jmh.Main LawAssessment; }

run_bench() {
  case "${1:-}" in
    deposits | uploads | messages | ledger | proofs | sealing | statistics | law) ;;
    *) bench_usage; return ;;
  esac
  need_java && build_java || return
  case "$1" in
    deposits) bench_in_a_world bench_deposits ;;
    uploads) bench_in_a_world bench_uploads ;;
    messages) bench_in_a_world bench_messages ;;
    ledger) bench_class org.wwow.backup.bench.LedgerAppends "$here/target" ;;
    proofs) bench_class org.wwow.backup.bench.LedgerProofs ;;
    sealing) bench_class org.openjdk.jmh.Main SealingAStream ;;
    statistics) bench_statistics ;;
    law) bench_law ;;
  esac
}
