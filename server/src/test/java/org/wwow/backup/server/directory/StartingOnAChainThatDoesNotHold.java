package org.wwow.backup.server.directory;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A data folder whose directory was changed, or made by older rules, is said before anybody is let in.
class StartingOnAChainThatDoesNotHold {
    private final FreshDatabase database = FreshDatabase.make();
    private final Path data = RunningServer.freshFolder();

    /// A founded instance, at rest.
    private void founded() {
        try (RunningServer server = RunningServer.start(database, data)) {
            World.found(server);
        }
    }

    @Test
    void startsAgainWhereItHolds() {
        founded();

        try (RunningServer server = RunningServer.start(database, data)) {
            assertThat(server.bean(Chain.class).pin()).isPresent();
            assertThat(server.bean(Chain.class).next()).isGreaterThan(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update directory_statement set envelope = (select envelope from directory_statement where sequence = 1) "
                + "where sequence = 2",
        "update directory_statement set envelope = replace(envelope, '\"role', '\"rule') where sequence = 2"})
    void saysWhereAndWhatToDo(String change) {
        founded();
        assertThat(database.client().sql(change).update()).isEqualTo(1);

        assertThatThrownBy(() -> RunningServer.start(database, data))
                .hasStackTraceContaining("does not hold at its statement 2. ")
                .hasStackTraceContaining("Restore an archive, or begin with an empty folder");
    }
}
