package org.wwow.backup.rules;

import java.net.URI;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class ThePartsOfTheSystem {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.wwow.backup");
    private static final JavaClasses BAD = new ClassFileImporter()
            .importPackages("org.wwow.backup.rules.fixture.core");
    private static final String[] CORE = {"org.wwow.backup.sealing..", "org.wwow.backup.ledger..",
        "org.wwow.backup.law..", "org.wwow.backup.dossier..", "org.wwow.backup.statistics..",
        "org.wwow.backup.rules.fixture.core.."};

    /// A URI names; it opens nothing.
    private static final ArchRule CORE_KNOWS_NO_FRAMEWORK_AND_NO_NETWORK = noClasses().that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework..", "java.sql..", "java.net.http..", "java.net",
                            "picocli..").and(not(equivalentTo(URI.class))));

    private static final ArchRule ONLY_SEALING_TOUCHES_A_CIPHER = noClasses().that()
            .resideOutsideOfPackage("org.wwow.backup.sealing..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.crypto.Cipher");

    private static final ArchRule SEALING_DEPENDS_ON_NOTHING_OF_OURS = classes().that()
            .resideInAPackage("org.wwow.backup.sealing..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.wwow.backup.sealing..", "java..", "javax.crypto..", "org.bouncycastle..",
                    "org.jspecify..");

    @Test
    void keepFrameworkAndNetworkOutOfTheCore() {
        assertThat(CORE_KNOWS_NO_FRAMEWORK_AND_NO_NETWORK.evaluate(OURS).getFailureReport().getDetails()).isEmpty();
        assertThat(CORE_KNOWS_NO_FRAMEWORK_AND_NO_NETWORK.evaluate(BAD).hasViolation()).isTrue();
    }

    @Test
    void keepCiphersInSealing() {
        assertThat(ONLY_SEALING_TOUCHES_A_CIPHER.evaluate(OURS).getFailureReport().getDetails()).isEmpty();
        assertThat(ONLY_SEALING_TOUCHES_A_CIPHER.evaluate(BAD).hasViolation()).isTrue();
    }

    @Test
    void letSealingStandAlone() {
        assertThat(SEALING_DEPENDS_ON_NOTHING_OF_OURS.evaluate(OURS).getFailureReport().getDetails()).isEmpty();
        assertThat(classes().should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.wwow.backup.rules..", "java.lang..")
                .evaluate(BAD)
                .hasViolation()).isTrue();
    }

    @Test
    void areSeen() {
        assertThat(OURS.stream().anyMatch(type -> type.getPackageName().equals("org.wwow.backup.sealing"))).isTrue();
    }
}
