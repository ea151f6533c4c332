package org.wwow.backup.server;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TheShapeOfTheServer {

    @Test
    void hasFeaturesWithoutCyclesThatUseOnlyEachOthersFront() {
        ApplicationModules.of(Server.class).verify();
    }

    @Test
    void seesACircleALookBehindAFrontAndAnUndeclaredNeed() {
        ApplicationModules bad = ApplicationModules.of("org.wwow.backup.modules.fixture",
                new ImportOption.OnlyIncludeTests());

        assertThat(catchThrowableOfType(Violations.class, bad::verify).getMessages())
                .anyMatch(breach -> breach.contains("Cycle") && breach.contains("First") && breach.contains("Second"))
                .anyMatch(breach -> breach.contains("ReadsAnothersRows") && breach.contains("non-exposed"))
                .anyMatch(breach -> breach.contains("AsksWhomItMayNot") && breach.contains("Allowed targets: none"));
    }
}
