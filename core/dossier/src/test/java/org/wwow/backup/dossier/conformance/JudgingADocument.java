package org.wwow.backup.dossier.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

import org.wwow.backup.dossier.conformance.Conformance.Broken;
import org.wwow.backup.dossier.conformance.Conformance.Kept;
import org.wwow.backup.dossier.conformance.Conformance.NotJudged;
import org.wwow.backup.dossier.conformance.Conformance.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class JudgingADocument {
    private static final JudgingBounds USUAL = JudgingBounds.USUAL;

    private Set<Path> before = Set.of();

    private static Set<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(one -> one.getFileName().toString().startsWith(JudgingFolder.NAME))
                    .collect(Collectors.toSet());
        }
    }

    @BeforeEach
    void remembersWhatIsThere() throws IOException {
        before = folders();
    }

    @AfterEach
    void leavesNothing() throws IOException {
        assertThat(folders()).isSubsetOf(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar", "uk", "en-protected"})
    void takesTheSignedDocumentOfASample(String sample) throws IOException {
        assertThat(PdfConformance.of(Documents.ofSample(sample))).isEqualTo(new Kept("PDF/A-3a"));
    }

    @Test
    void takesOneThatWasOnlyWrittenAgain() throws IOException {
        assertThat(PdfConformance.of(Documents.changed(Documents.unsigned(), _ -> {})))
                .isEqualTo(new Kept("PDF/A-3a"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAClaimThatOneRuleBelies(Documents.Belied belied) throws IOException {
        assertThat(PdfConformance.of(belied.bytes())).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken
                .rules()).contains(belied.rule()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "U"})
    void judgesByTheLevelThatIsClaimed(String level) throws IOException {
        byte[] claiming = Documents.claiming("<pdfaid:conformance>A<", "<pdfaid:conformance>" + level + "<");

        assertThat(PdfConformance.of(claiming))
                .isEqualTo(new Kept("PDF/A-3" + level.toLowerCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "x"})
    void refusesAClaimOfAnotherPart(String part) throws IOException {
        byte[] claiming = Documents.claiming("<pdfaid:part>3<", "<pdfaid:part>" + part + "<");

        assertThat(PdfConformance.of(claiming)).isInstanceOf(Broken.class);
    }

    private static Stream<Arguments> hostile() throws IOException {
        byte[] whole = Documents.ofSample("en");
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        return Stream.of(arguments("nothing", new byte[0]),
                arguments("a name", "%PDF-1.7 made up\n".getBytes(StandardCharsets.US_ASCII)),
                arguments("noise", noise()), arguments("half", Arrays.copyOf(whole, whole.length / 2)),
                arguments("its end", Arrays.copyOfRange(whole, whole.length / 2, whole.length)),
                arguments("a table before itself", Documents.of("<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Kids[]/Count 0>>")),
                arguments("a page of itself", Documents.of("<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")),
                arguments("an object that is itself", Documents.of("<</Type/Catalog/Pages 2 0 R>>", "2 0 R")),
                arguments("a form that draws itself", Documents.of("<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                        "<</Type/Page/Parent 2 0 R/Resources<</XObject<</A 4 0 R>>>>/Contents 4 0 R>>",
                        "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</A 4 0 R>>>>/Length 5>>"
                                + "stream\n/A Do\nendstream")),
                arguments("a tree of tags of itself", Documents.of("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R>>",
                        "<</Type/Pages/Kids[]/Count 0>>", "<</Type/StructTreeRoot/K 4 0 R>>",
                        "<</Type/StructElem/S/P/P 3 0 R/K[4 0 R]>>")),
                arguments("depth", Documents.of("<</Type/Catalog/Pages 2 0 R/A " + deep + ">>",
                        "<</Type/Pages/Kids[]/Count 0>>")),
                arguments("a million pages", Documents.of("<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Count 1000000/Kids[" + "2 0 R ".repeat(100_000) + "]>>")));
    }

    private static byte[] noise() {
        byte[] noise = new byte[50_000];
        new Random(34).nextBytes(noise);
        return noise;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void comesToAnEndWithWhatIsMadeToHarm(String name, byte[] pdf) {
        assertThat(PdfConformance.of(pdf, new JudgingBounds(128, Duration.ofSeconds(15), Duration.ofMinutes(8), 64)))
                .as(name)
                .isNotInstanceOf(Kept.class)
                .isNotEqualTo(new NotJudged(Reason.NOT_STARTED));
    }

    @Test
    void stopsABombBeforeItFillsTheDisk() throws IOException {
        assertThat(PdfConformance.of(Documents.bomb(128), new JudgingBounds(128, USUAL.work(), USUAL.clock(), 8)))
                .isEqualTo(new NotJudged(Reason.SPACE));
    }

    @Test
    void stopsWhatNeedsMoreMemoryThanItMay() throws IOException {
        assertThat(PdfConformance.of(Documents.ofSample("ar"), new JudgingBounds(8, USUAL.work(), USUAL.clock(), 64)))
                .isEqualTo(new NotJudged(Reason.SPACE));
    }

    @Test
    void stopsWhatTakesMoreWorkThanItMay() throws IOException {
        byte[] whole = Documents.ofSample("en");

        assertThat(PdfConformance.of(whole, new JudgingBounds(256, Duration.ofMillis(200), USUAL.clock(), 64)))
                .isEqualTo(new NotJudged(Reason.TIME));
        assertThat(PdfConformance.of(whole, new JudgingBounds(256, USUAL.work(), Duration.ofMillis(50), 64)))
                .isEqualTo(new NotJudged(Reason.TIME));
    }

    @Test
    void saysWhereNobodyCouldBeAsked() throws IOException {
        assertThat(PdfConformance.of(Documents.ofSample("en"), new JudgingBounds(-1, USUAL.work(), USUAL.clock(), 64)))
                .isEqualTo(new NotJudged(Reason.NOT_STARTED));
    }

    @Test
    void asksNobodyForWhatMetadataName() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            byte[] asking = Documents.claiming("<x:xmpmeta", "<!DOCTYPE x [<!ENTITY % a SYSTEM \"" + address
                    + "\"> %a; <!ENTITY b SYSTEM \"" + address + "\">]><x:xmpmeta");

            assertThat(PdfConformance.of(asking)).isNotInstanceOf(Kept.class);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(server::accept))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PDFA_3_A", "PDFA_3_B", "PDFA_3_U"})
    void putsTheVeryRulesThatVeraPdfReadsItself(PDFAFlavour level) throws IOException {
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile theirs = Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(level);
        ValidationProfile ours = RulesOfAPart.of(level);
        Function<Rule, List<Object>> told = rule -> Arrays.asList(rule.getRuleId(), rule.getObject(), rule.getTest(),
                rule.getDeferred());

        assertThat(ours.getPDFAFlavour()).isEqualTo(level);
        assertThat(ours.getRules()).extracting(told::apply)
                .hasSizeGreaterThan(100)
                .containsExactlyInAnyOrderElementsOf(theirs.getRules().stream().map(told).toList());
        assertThat(ours.getVariables()).containsExactlyInAnyOrderElementsOf(theirs.getVariables());
    }
}
