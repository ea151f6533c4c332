# Runs the command line and the server from what was built.

java_flags="-XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

run_command_line() {
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=4 -XX:+UseSerialGC $java_flags -Xmx"${BACKUP_HEAP:-256m}" \
    -cp "$here/cli/target/cli.jar:$here/cli/target/lib/*" org.wwow.backup.cli.Backup "$@"
}
