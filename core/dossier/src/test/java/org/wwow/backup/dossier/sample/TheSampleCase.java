package org.wwow.backup.dossier.sample;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.custody.CustodyChain;
import org.wwow.backup.dossier.custody.LoggedCustody;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.sealing.CanonicalJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TheSampleCase {
    private final Map<String, byte[]> files = SampleCase.files(0);

    @Test
    void hasASheetThatIsReadAndWrittenAsItIs() {
        CaseSheet sheet = CaseSheet.read(file(CaseSheet.FILE));
        assertThat(CanonicalJson.write(sheet.json())).isEqualTo(file(CaseSheet.FILE));
        assertThat(sheet.exhibits()).hasSize(7);
        assertThat(sheet.gaps()).singleElement().extracting(CaseSheet.Gap::number).isEqualTo(4);
    }

    @Test
    void hasACustodyWithoutGapsThatTheLedgerBearsOut() {
        CustodyChain chain = CustodyChain.read(file(CustodyChain.FILE));
        assertThat(chain.bytes()).isEqualTo(file(CustodyChain.FILE));
        assertThat(chain.gaps(SampleCase.MADE)).isEmpty();
        LoggedCustody logged = LoggedCustody.check(chain,
                id -> Optional.ofNullable(files.get("proofs/" + id.text() + ".tlog-proof")),
                Policy.parse(file("log/policy")));
        assertThat(logged.failures()).isEmpty();
        assertThat(logged.gaps()).isEmpty();
        assertThat(logged.proven(chain.events().getFirst().id()).orElseThrow().witnessed()).isPresent();
    }

    @Test
    void isTheSameEachTime() {
        assertThat(SampleCase.files(0).keySet()).isEqualTo(files.keySet());
        SampleCase.files(0).forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(files.get(path)));
    }

    @Test
    void isWrittenOnceAndOverNothing(@TempDir Path folder) throws Exception {
        Path sample = folder.resolve("sample");
        SampleCase.write(sample, 1, 0);
        assertThat(sample.resolve("originals/picture-9.jpg")).exists();
        byte[] before = Files.readAllBytes(sample.resolve(CaseSheet.FILE));
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> SampleCase.write(sample, 0, 0));
        assertThat(sample.resolve(CaseSheet.FILE)).hasBinaryContent(before);
    }

    @Test
    void refusesToBeLargerThanASheetCanBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> SampleCase.files(4_001));
        assertThatIllegalArgumentException().isThrownBy(() -> SampleCase.files(-1));
    }

    private byte[] file(String path) {
        return Objects.requireNonNull(files.get(path));
    }
}
