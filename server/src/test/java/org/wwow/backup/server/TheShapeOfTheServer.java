package org.wwow.backup.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class TheShapeOfTheServer {

    @Test
    void hasFeaturesWithoutCyclesThatUseOnlyEachOthersFront() {
        ApplicationModules.of(Server.class).verify();
    }
}
