# What the machine must have. Each need is met, installed when we are root, or named in one sentence.

say() { printf '%s\n' "$*" >&2; }

# A JDK's release file tells its version without starting a virtual machine.
is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

need_java() {
  local candidate on_path
  on_path=$(command -v javac || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${BACKUP_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*25* /opt/*25* "$HOME"/.sdkman/candidates/java/25*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  if [ -z "${BACKUP_TRIED_JAVA:-}" ] && install_packages openjdk-25-jdk-headless; then
    BACKUP_TRIED_JAVA=1 need_java
    return
  fi
  say "BackUp needs JDK 25 and none was found: install Temurin 25 or openjdk-25-jdk, or set BACKUP_JAVA_HOME to it."
  return 2
}

need_maven() {
  command -v mvn >/dev/null || install_packages maven || {
    say "BackUp needs Maven 3.8 or later and it was not found: install the package maven."
    return 2
  }
}

need_node() {
  is_node_20 || install_packages nodejs npm
  is_node_20 || {
    say "BackUp needs Node 20.19 or later with npm and it was not found: install the packages nodejs and npm."
    return 2
  }
}

is_node_20() {
  command -v npm >/dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}

need_chromium() {
  find_chromium || install_packages chromium fonts-noto-core
  find_chromium || {
    say "The browser tests need Chromium and it was not found: install the package chromium, or set BACKUP_CHROMIUM to it."
    return 2
  }
}

# Programs that know nothing of us and judge our signatures in the tests: what is missing is said, and nothing fails.
want_other_judges() {
  command -v openssl >/dev/null && command -v xmlsec1 >/dev/null || install_packages openssl xmlsec1 ||
    say "openssl or xmlsec1 was not found: the tests that ask them are skipped. Install the packages openssl and xmlsec1."
  return 0
}

find_chromium() {
  local candidate
  for candidate in "${BACKUP_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      export BACKUP_CHROMIUM=$candidate
      return 0
    fi
  done
  return 1
}

install_packages() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "Installing: $*"
  { apt-get install -y -qq "$@" || { apt-get update -qq && apt-get install -y -qq "$@"; }; } \
    >"$logs/packages.log" 2>&1 </dev/null
}
