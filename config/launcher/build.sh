# Builds, each skipped when the content it is made from did not change.

# A digest over the names and bytes of all files below the given paths that git would keep.
digest_of() {
  (cd "$here" && if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    git ls-files -z -co --exclude-standard -- "$@"
  else
    find "$@" -type f -not -path '*/target/*' -not -path '*/node_modules/*' -not -path '*/dist/*' -print0
  fi | sort -zu | xargs -0 sha256sum 2>/dev/null | sha256sum | cut -c1-64)
}

unchanged() { [ "$(cat "$stamps/$1" 2>/dev/null)" = "$2" ]; }
remember() { printf '%s' "$2" >"$stamps/$1"; }

java_sources="pom.xml .mvn config/eclipse-formatter.xml config/forbidden-apis.txt config/launcher/server.options core client cli server verifier bench docs/protocol/openapi.yaml domain"
web_sources="web domain docs/protocol/openapi.yaml core/dossier/src/main/resources"

maven() { (cd "$here" && mvn -B "$@"); }

# Everything compiled and packaged without tests: what the commands and the server run from.
build_java() {
  local digest
  digest=$(digest_of $java_sources)
  unchanged java-build "$digest" && [ -f "$here/cli/target/cli.jar" ] && return 0
  need_maven || return
  say "Building the Java modules …"
  maven -q -DskipTests package >"$logs/java-build.log" 2>&1 || {
    say "The Java build failed; its last lines:"
    tail -n 30 "$logs/java-build.log" >&2
    return 1
  }
  rm -f "$stamps/server-layout"
  remember java-build "$digest"
}

build_java_quietly() { build_java; }

install_web_packages() {
  local digest
  digest=$(digest_of web/package.json web/package-lock.json)
  unchanged web-packages "$digest" && [ -d "$here/web/node_modules" ] && return 0
  need_node || return
  say "Installing the web packages …"
  (cd "$here/web" && npm ci) >"$logs/web-packages.log" 2>&1 || {
    say "npm ci failed; its last lines:"
    tail -n 20 "$logs/web-packages.log" >&2
    return 1
  }
  remember web-packages "$digest"
}

build_web() {
  local digest
  digest=$(digest_of $web_sources)
  unchanged web-build "$digest" && return 0
  install_web_packages || return
  say "Building the web apps …"
  # A test that starts the demo hands down its own NODE_ENV, and vite would build other code from it.
  (cd "$here/web" && NODE_ENV=production npm run --silent build) >"$logs/web-build.log" 2>&1 || {
    say "The web build failed; its last lines:"
    tail -n 30 "$logs/web-build.log" >&2
    return 1
  }
  remember web-build "$digest"
}
