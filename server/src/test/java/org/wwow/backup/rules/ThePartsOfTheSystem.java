package org.wwow.backup.rules;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/// The rules of the parts, over every module but two: `bench` measures and is shipped nowhere, and `core/law-script`
/// hands `core/law` to browsers. The server's tests start the command line and the verifier, so all others are here.
class ThePartsOfTheSystem {
    private static final List<String> PARTS = List.of("sealing", "ledger", "dossier", "shapes", "client", "server",
            "statistics", "law", "cli", "verifier");
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.wwow.backup");
    private static final JavaClasses FIXTURES = new ClassFileImporter()
            .importPackages("org.wwow.backup.rules.fixture");
    private static final String[] CORE = {"org.wwow.backup.sealing..", "org.wwow.backup.ledger..",
        "org.wwow.backup.law..", "org.wwow.backup.dossier..", "org.wwow.backup.statistics..",
        "org.wwow.backup.shapes..",
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
            .resideInAnyPackage("org.wwow.backup.sealing..", "org.wwow.backup.rules.fixture.sealing..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.wwow.backup.sealing..", "java..", "javax.crypto..", "org.bouncycastle..",
                    "org.jspecify..");

    private static final ArchRule NOBODY_LEANS_ON_THE_SERVER = noClasses().that()
            .resideOutsideOfPackage("org.wwow.backup.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.wwow.backup.server..");

    private static final ArchRule THE_VERIFIER_ASKS_NOBODY = noClasses().that()
            .resideInAnyPackage("org.wwow.backup.verifier..", "org.wwow.backup.rules.fixture.core..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net.http..", "java.net", "javax.net..")
                    .and(not(equivalentTo(URI.class))));

    @Test
    void keepFrameworkAndNetworkOutOfTheCore() {
        assertThat(breaches(CORE_KNOWS_NO_FRAMEWORK_AND_NO_NETWORK, OURS)).isEmpty();
        for (String bad : List.of("ReadsTheNetwork", "SpeaksHttp", "KeepsADatabase", "IsACommand", "KnowsSpring")) {
            assertThat(breaches(CORE_KNOWS_NO_FRAMEWORK_AND_NO_NETWORK, FIXTURES)).as(bad)
                    .anyMatch(breach -> breach.contains(bad));
        }
        assertThat(breaches(CORE_KNOWS_NO_FRAMEWORK_AND_NO_NETWORK, FIXTURES))
                .noneMatch(breach -> breach.contains("NamesAPlace"));
    }

    @Test
    void keepCiphersInSealing() {
        assertThat(breaches(ONLY_SEALING_TOUCHES_A_CIPHER, OURS)).isEmpty();
        assertThat(breaches(ONLY_SEALING_TOUCHES_A_CIPHER, FIXTURES)).isNotEmpty()
                .allMatch(breach -> breach.contains("MakesItsOwnCipher"));
    }

    @Test
    void letSealingStandAlone() {
        assertThat(breaches(SEALING_DEPENDS_ON_NOTHING_OF_OURS, OURS)).isEmpty();
        assertThat(breaches(SEALING_DEPENDS_ON_NOTHING_OF_OURS, FIXTURES)).isNotEmpty()
                .allMatch(breach -> breach.contains("LeansOnTheLedger"));
    }

    @Test
    void letTheVerifierAskNobody() {
        assertThat(breaches(THE_VERIFIER_ASKS_NOBODY, OURS)).isEmpty();
        assertThat(breaches(THE_VERIFIER_ASKS_NOBODY, FIXTURES)).anyMatch(breach -> breach.contains("SpeaksHttp"))
                .anyMatch(breach -> breach.contains("ReadsTheNetwork"));
    }

    @Test
    void letNobodyLeanOnTheServer() {
        assertThat(breaches(NOBODY_LEANS_ON_THE_SERVER, OURS)).isEmpty();
        assertThat(breaches(NOBODY_LEANS_ON_THE_SERVER, FIXTURES)).isNotEmpty()
                .allMatch(breach -> breach.contains("LeansOnTheServer"));
    }

    @ParameterizedTest
    @FieldSource("PARTS")
    void areSeen(String part) {
        assertThat(OURS.stream().map(type -> type.getPackageName() + "."))
                .anyMatch(name -> name.startsWith("org.wwow.backup." + part + "."));
    }

    @Test
    void areAllNamedHere() throws IOException {
        Path pom = Path.of(System.getProperty("backup.vectors")).resolveSibling("pom.xml");

        assertThat(Files.readAllLines(pom)
                .stream()
                .filter(line -> line.contains("<module>"))
                .map(line -> line.replaceAll("<[^>]*>|core/", "").strip()))
                .containsAll(PARTS)
                .filteredOn(part -> !PARTS.contains(part))
                .containsExactlyInAnyOrder("law-script", "bench");
    }

    private static List<String> breaches(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
