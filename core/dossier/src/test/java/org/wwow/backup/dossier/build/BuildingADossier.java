package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.wwow.backup.dossier.bag.Bag;
import org.wwow.backup.dossier.bag.BagLimits;
import org.wwow.backup.dossier.caseuco.ShapesFound;
import org.wwow.backup.dossier.container.Container;
import org.wwow.backup.dossier.container.ContainerLimits;
import org.wwow.backup.dossier.custody.CustodyChain;
import org.wwow.backup.dossier.file.DossierIndex;
import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.dossier.loadfile.LoadFile;
import org.wwow.backup.dossier.sample.SampleCase;
import org.wwow.backup.sealing.age.Age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BuildingADossier {
    private static final Paper PAPER = new MadeUpPaper();

    @TempDir
    private Path folder;

    private final MadeUpSeal seal = new MadeUpSeal();

    private Path build(Edition edition, String name) throws Exception {
        return build(new CaseInMemory(), edition, name);
    }

    private Path build(CaseInMemory files, Edition edition, String name) throws Exception {
        Path place = folder.resolve(name);
        DossierBuild.of(CaseFolder.of(files),
                new DossierPlan(edition, Locale.ENGLISH, PAPER, Optional.of(seal), new SecureRandom()),
                _ -> new ShapesFound.Kept("CASE", 1))
                .write(place, bytes -> {});
        return place;
    }

    private static byte[] read(Container container, String path) throws IOException {
        try (var bytes = container.open(path)) {
            return bytes.readAllBytes();
        }
    }

    @Test
    void givesACanonicalContainerWithAValidBag() throws Exception {
        try (Container container = Container.open(build(Edition.FULL, "full.asice"), ContainerLimits.USUAL)) {
            container.requireCanonical();
            assertThat(Bag.judge(container, BagLimits.USUAL, bytes -> {}).holds()).isTrue();
            assertThat(container.sizes()).containsKeys("mimetype", "META-INF/signatures.xml", "META-INF/manifest.xml",
                    "data/document.pdf",
                    "data/document-validation.xml", "data/verify.txt", "data/exhibits/0001/original.txt",
                    "data/exhibits/0002/capture.json", "data/custody.jsonl");
            assertThat(read(container, "mimetype")).asString().isEqualTo("application/vnd.etsi.asic-e+zip");
        }
    }

    @Test
    void keepsOriginalsAsTheyWereDeposited() throws Exception {
        CaseInMemory files = new CaseInMemory();
        try (Container container = Container.open(build(Edition.FULL, "full.asice"), ContainerLimits.USUAL)) {
            assertThat(read(container, "data/exhibits/0002/original.jpg"))
                    .isEqualTo(files.file("originals/squares.jpg"));
            assertThat(read(container, "data/exhibits/0003/original.wav")).isEqualTo(files.file("originals/tone.wav"));
            assertThat(read(container, "data/" + CustodyChain.FILE)).isEqualTo(files.file(CustodyChain.FILE));
        }
    }

    @Test
    void listsEachFileOfTheCaseWithBothDigestsAndThreeKindsOfTime() throws Exception {
        try (Container container = Container.open(build(Edition.FULL, "full.asice"), ContainerLimits.USUAL)) {
            DossierIndex index = DossierIndex.read(read(container, "data/dossier.json"));
            assertThat(index.edition()).isEqualTo(Edition.FULL);
            assertThat(index.bytes()).isEqualTo(read(container, "data/dossier.json"));
            for (DossierIndex.ListedFile file : index.files()) {
                Measured measured = Measured.of(() -> container.open(file.path()), bytes -> {});
                assertThat(new Measured(file.size(), file.sha256(), file.sha512())).isEqualTo(measured);
            }
            DossierIndex.FoundOut picture = index.exhibits().get(1);
            assertThat(picture.claimed()).singleElement().asString().contains("2026-03-01T11:58");
            assertThat(picture.received()).isEqualTo("2026-03-02T10:00:00Z");
            assertThat(picture.proven()).hasValueSatisfying(
                    time -> assertThat(time).isEqualTo("2026-03-02T10:30:20Z"));
        }
    }

    @Test
    void hasTheManifestsSignedAndNothingElse() throws Exception {
        build(Edition.FULL, "full.asice");
        assertThat(seal.manifests).containsExactly("bag-info.txt", "bagit.txt", "manifest-sha256.txt",
                "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt");
        assertThat(seal.stamped).hasSize(5);
    }

    @Test
    void givesTheSameBytesEachTime() throws Exception {
        assertThat(build(Edition.FULL, "one.asice")).hasSameBinaryContentAs(build(Edition.FULL, "two.asice"));
    }

    @Test
    void sealsTheWholeFullDossierToTheCourtInAProtectedOne() throws Exception {
        Path full = build(Edition.FULL, "full.asice");
        try (Container container = Container.open(build(Edition.PROTECTED, "protected.asice"),
                ContainerLimits.USUAL)) {
            container.requireCanonical();
            assertThat(Bag.judge(container, BagLimits.USUAL, bytes -> {}).holds()).isTrue();
            byte[] annex = Age.open(read(container, "data/annex.age"), List.of(SampleCase.courtKey()), 1 << 24);
            assertThat(annex).isEqualTo(Files.readAllBytes(full));
        }
    }

    @Test
    void showsRedactionsInPlaceOfOriginalsAndNoSealedExhibitInAProtectedOne() throws Exception {
        try (Container container = Container.open(build(Edition.PROTECTED, "protected.asice"),
                ContainerLimits.USUAL)) {
            var paths = new TreeSet<>(container.sizes().keySet());
            assertThat(paths).doesNotContain("data/exhibits/0001/original.txt", "data/exhibits/0003/original.wav",
                    "data/names.json").contains("data/exhibits/0002/original.jpg");
            assertThat(paths.stream().filter(path -> path.startsWith("data/exhibits/0001/"))).hasSize(2);
            assertThat(paths.stream().filter(path -> path.startsWith("data/exhibits/0003/"))).isEmpty();
            List<String> texts = new ArrayList<>();
            for (String path : paths) {
                texts.add(new String(read(container, path), StandardCharsets.UTF_8));
            }
            assertThat(texts).noneMatch(text -> text.contains("Vzirets")).anyMatch(text -> text.contains("Person A"));
        }
    }

    @Test
    void writesALoadFileOfEveryExhibitAndDerivative() throws Exception {
        try (Container container = Container.open(build(Edition.FULL, "full.asice"), ContainerLimits.USUAL)) {
            List<String> lines = new String(read(container, "data/index.csv"), StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSize(1 + 7 + 8);
            assertThat(lines.getFirst())
                    .isEqualTo("\"" + String.join("\",\"", LoadFile.FIELDS) + "\",\"Corrects\",\"Corrected By\",\""
                            + LoadFile.ALONE + "\"");
            assertThat(lines.get(1)).startsWith("\"S7K2M9QH-0001\",\"\",\"Account of 2 March 2026\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void marksAnswersChosenAloneInIndexListAndGraphOfBothEditions(Edition edition) throws Exception {
        try (Container container = Container.open(build(edition, "alone.asice"), ContainerLimits.USUAL)) {
            DossierIndex index = DossierIndex.read(read(container, "data/dossier.json"));
            String list = new String(read(container, "data/index.csv"), StandardCharsets.UTF_8);
            String graph = new String(read(container, "data/case.jsonld"), StandardCharsets.UTF_8);

            assertThat(index.exhibits()).filteredOn(DossierIndex.FoundOut::alone)
                    .extracting(DossierIndex.FoundOut::number)
                    .containsExactly(6);
            assertThat(list.lines().filter(line -> line.endsWith(",\"yes\""))).isNotEmpty()
                    .allMatch(line -> line.startsWith("\"S7K2M9QH-0006"));
            assertThat(graph.split("not a statement", -1)).hasSize(2);
        }
    }

    @Test
    void hasTheFieldsItAlwaysHadWhereNothingIsMarked() throws Exception {
        try (Container container = Container.open(build(Edition.FULL, "full.asice"), ContainerLimits.USUAL)) {
            DossierIndex index = DossierIndex.read(read(container, "data/dossier.json"));
            List<DossierIndex.FoundOut> spoken = index.exhibits()
                    .stream()
                    .map(one -> new DossierIndex.FoundOut(one.number(), one.path(), one.claimed(), one.received(),
                            one.proven(), one.contradictions(), false, Optional.empty()))
                    .toList();
            byte[] list = LoadFile.of(new DossierIndex(index.edition(), index.builder(), index.sheet(), index.files(),
                    spoken, index.gaps()));

            assertThat(new String(list, StandardCharsets.UTF_8).lines().findFirst())
                    .hasValue("\"" + String.join("\",\"", LoadFile.FIELDS) + "\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void marksACorrectionAndWhatItCorrectsInIndexListAndGraphOfBothEditions(Edition edition) throws Exception {
        try (Container container = Container.open(build(edition, "corrected.asice"), ContainerLimits.USUAL)) {
            DossierIndex index = DossierIndex.read(read(container, "data/dossier.json"));
            List<String> list = new String(read(container, "data/index.csv"), StandardCharsets.UTF_8).lines().toList();
            String graph = new String(read(container, "data/case.jsonld"), StandardCharsets.UTF_8);

            assertThat(index.exhibits()).filteredOn(one -> one.corrects().isPresent())
                    .singleElement()
                    .satisfies(one -> assertThat(one.number()).isEqualTo(8))
                    .satisfies(one -> assertThat(one.corrects()).hasValue(List.of(7)));
            assertThat(list).filteredOn(line -> line.startsWith("\"S7K2M9QH-0008"))
                    .hasSize(2)
                    .allMatch(line -> line.endsWith(",\"S7K2M9QH-0007\",\"\",\"\""));
            assertThat(list).filteredOn(line -> line.startsWith("\"S7K2M9QH-0007"))
                    .hasSize(2)
                    .allMatch(line -> line.endsWith(",\"\",\"S7K2M9QH-0008\",\"\""));
            assertThat(graph).containsOnlyOnce("\"uco-core:tag\":[\"corrects exhibit 7\"]")
                    .containsOnlyOnce("\"uco-core:tag\":[\"corrected by exhibit 8\"]")
                    .containsOnlyOnce("\"uco-core:kindOfRelationship\":\"Corrects\"");
        }
    }

    @Test
    void refusesAPlaceWhereSomethingStands() throws Exception {
        Path place = Files.writeString(folder.resolve("there.asice"), "mine");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> build(Edition.FULL, "there.asice"));
        assertThat(place).hasContent("mine");
    }
}
