# check, fix, test, clean.

passed=0
failed=0

# Beside their sources: what tests in Java hold against the documents and the screens.
java_tests_read="vectors docs/samples docs/protocol/13-problems.md docs/verify-by-hand.md web/apps/desk/src/words"

# Adds up what the JUnit and Vitest reports say; a part that broke without a report counts as one failure.
count_junit() {
  local totals
  totals=$(find "$here" -path '*/target/surefire-reports/TEST-*.xml' -not -path '*/node_modules/*' -newer "$1" -print0 |
    xargs -0 -r sed -n 's/.*<testsuite [^>]*tests="\([0-9]*\)"[^>]*errors="\([0-9]*\)"[^>]*skipped="\([0-9]*\)"[^>]*failures="\([0-9]*\)".*/\1 \2 \3 \4/p' |
    awk '{t += $1; bad += $2 + $4; skipped += $3} END {print t - bad - skipped + 0, bad + 0}')
  add_counts $totals
}

# A test is skipped where the program it asks is missing: which, and what they wanted, a line each.
skipped_tests() {
  find "$here" -path '*/target/surefire-reports/TEST-*.xml' -not -path '*/node_modules/*' -newer "$1" -print0 |
    xargs -0 -r awk '
      function told(why) { print class ": " why; waits = 0 }
      /<testcase / { class = $0; sub(/.* classname="([^"]*[.])?/, "", class); sub(/".*/, "", class) }
      /<skipped/ { waits = 1 }
      waits && /Assumption failed: / { why = $0; sub(/.*Assumption failed: /, "", why); told(why) }
      waits && /not met due to: \[/ { why = $0; sub(/.*due to: \[/, "", why); sub(/\] *$/, "", why); told(why) }
      waits && /<\/testcase>/ { told("no reason given") }' | sort -u
}

# Said again when the part is remembered: what was skipped then has not been run since.
say_skipped() {
  [ -s "$stamps/skipped-$1" ] || return 0
  say "$1: skipped, because something they ask is missing here:"
  sed 's/^/  /' "$stamps/skipped-$1" >&2
}

count_json() {
  [ -f "$1" ] || { add_counts 0 1; return; }
  add_counts $(node -e '
    const report = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    console.log(report.numPassedTests ?? 0, (report.numFailedTests ?? 0) + (report.numFailedTestSuites && !report.numFailedTests ? 1 : 0))' "$1")
}

add_counts() {
  passed=$((passed + ${1:-0}))
  failed=$((failed + ${2:-0}))
  part_passed=${1:-0}
  part_failed=${2:-0}
}

# Runs one part of the tests unless its inputs are those of its last pass; then its count is remembered.
part() {
  local name=$1 digest=$2 kept
  shift 2
  kept=$(cat "$stamps/test-$name" 2>/dev/null)
  if [ "${kept%% *}" = "$digest" ]; then
    add_counts "${kept##* }" 0
    say "$name: unchanged since it passed ($part_passed tests)"
    say_skipped "$name"
    return 0
  fi
  say "$name …"
  part_passed=0 part_failed=0
  if "$@" && [ "$part_failed" = 0 ]; then
    remember "test-$name" "$digest $part_passed"
    say "$name: $part_passed passed"
    say_skipped "$name"
  else
    [ "$part_failed" = 0 ] && failed=$((failed + 1))
    say "$name: failed ($part_passed passed, $part_failed failed); see target/logs/test-$name.log"
    tail -n "${BACKUP_TAIL:-60}" "$logs/test-$name.log" >&2
  fi
}

test_java() {
  local since=$stamps/.java-tests-began
  touch "$since"
  maven --fail-at-end verify "$@" >"$logs/test-java.log" 2>&1
  local outcome=$?
  count_junit "$since"
  skipped_tests "$since" >"$stamps/skipped-java"
  [ $outcome = 0 ] && remember java-build "$(digest_of $java_sources)" && rm -f "$stamps/server-layout"
  return $outcome
}

# The rules read pages, pictures' names and web sources too, so they are remembered by the whole tree.
test_rules() {
  local since=$stamps/.rules-began
  touch "$since"
  maven -pl cli -am -Dtest='TheDocuments,TheSourceTree,AskingTheLauncher' -Dsurefire.failIfNoSpecifiedTests=false test \
    >"$logs/test-rules.log" 2>&1
  local outcome=$?
  count_junit "$since"
  return $outcome
}

test_web() {
  rm -f "$here/target/vitest.json"
  (cd "$here/web" && npm run --silent types && npm run --silent lint && npm run --silent test && npm run --silent build) \
    >"$logs/test-web.log" 2>&1
  local outcome=$?
  count_json "$here/target/vitest.json"
  [ $outcome = 0 ] && remember web-build "$(digest_of $web_sources)" && rm -f "$stamps/server-layout"
  return $outcome
}

test_journeys() {
  local side outcome=0 all_passed=0 all_failed=0
  : >"$logs/test-journeys.log"
  for side in report desk offline; do
    rm -f "$here/target/journeys-$side.json"
    (cd "$here/web" && BACKUP_SIDE=$side npm run --silent journeys) >>"$logs/test-journeys.log" 2>&1 || outcome=1
    count_json "$here/target/journeys-$side.json"
    all_passed=$((all_passed + part_passed)) all_failed=$((all_failed + part_failed))
  done
  part_passed=$all_passed part_failed=$all_failed
  return $outcome
}

run_tests() {
  local deep=""
  case "${1:-}" in
    "") ;;
    --deep) deep=deep ;;
    *) say "backup test takes no argument but --deep."; return 2 ;;
  esac
  need_java && need_maven && need_node && need_chromium && install_web_packages || return
  want_other_judges
  part java "$(digest_of $java_sources $java_tests_read)$deep" test_java -DexcludedGroups=tree ${deep:+-Ddeep=true}
  part rules "$(digest_of .)" test_rules
  part web "$(digest_of $web_sources vectors docs/samples docs/protocol/13-problems.md)" test_web
  part journeys "$(digest_of backup config/launcher $java_sources $web_sources vectors docs/samples)" test_journeys
  [ -n "$deep" ] && run_deep
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}

# Mutation tests; their figures go to docs/figures.md with date and commit. With -DskipTests there would be no mutants.
# Each module is remembered by what its mutants are made and found with, so hours that were cut off are not lost.
run_deep() {
  mutants_of sealing core/sealing
  mutants_of ledger core/ledger core/sealing
  mutants_of law core/law core/sealing domain
  mutants_of dossier core/dossier core/ledger core/sealing domain docs/samples
  mutants_of verifier verifier core/dossier core/ledger core/sealing domain docs/samples
  mutants_of statistics core/statistics
}

# Fails where a module finds fewer of its mutants than its pom asks for. After the name: the module, then what else it reads.
mutants_of() {
  local name=$1 module=$2 log=$logs/mutants-$1.log digest kept found
  shift
  digest=$(digest_of pom.xml .mvn vectors "$@")
  kept=$(cat "$stamps/mutants-$name" 2>/dev/null)
  if [ "${kept%% *}" = "$digest" ]; then
    say "mutants of $name: unchanged since it found ${kept#* }"
    return 0
  fi
  say "mutants of $name …"
  if maven -pl "$module" -am -Pmutation -Dmaven.test.skip.exec=true $(no_mutants_but "$name") test >"$log" 2>&1; then
    found=$(sed -n 's/^>> Generated \([0-9]*\) mutations Killed \([0-9]*\) \(([0-9]*%)\)$/\2 of \1 \3/p' "$log" | tail -n 1)
  fi
  if [ -n "${found:-}" ]; then
    remember "mutants-$name" "$digest $found"
    say "mutants of $name: found $found"
  else
    failed=$((failed + 1))
    say "mutants of $name: below the bar, or the run broke; see target/logs/mutants-$name.log"
  fi
}

no_mutants_but() {
  local other
  for other in sealing ledger law dossier verifier statistics; do
    [ "$other" = "$1" ] || printf -- '-Dmutation.%s.skip=true ' "$other"
  done
}

run_check() {
  need_java && need_maven && need_node && install_web_packages || return
  maven -q -DexcludedGroups=database verify >"$logs/check-java.log" 2>&1 || {
    tail -n 40 "$logs/check-java.log" >&2
    return 1
  }
  (cd "$here/web" && npm run --silent types && npm run --silent lint && npm run --silent test) || return 1
  say "check: held"
}

run_fix() {
  need_java && need_maven && need_node && install_web_packages || return
  maven -q spotless:apply && (cd "$here/web" && npm run --silent fix)
}

run_clean() {
  find "$here" -name target -type d -not -path '*/node_modules/*' -prune -exec rm -rf {} + 2>/dev/null
  rm -rf "$here"/web/apps/*/dist
}
