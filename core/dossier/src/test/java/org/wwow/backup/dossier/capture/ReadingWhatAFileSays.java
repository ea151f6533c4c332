package org.wwow.backup.dossier.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.capture.Pictures.Gps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingWhatAFileSays {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T12:00:00Z");
    private static final byte[] C2PA = HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");

    @Test
    void keepsTimeOffsetAndPlaceApart() throws IOException {
        CaptureRecord file = Pictures
                .read(Pictures.withExif("2026:03:01 10:00:00", "+01:00", new Gps(4, 18, "2026:03:01", 9, 0)));

        assertThat(file.readable()).isTrue();
        assertThat(file.times()).contains(
                new ClaimedTime(CaptureSource.EXIF, "Date/Time Original", LocalDateTime.parse("2026-03-01T10:00:00"),
                        Optional.of(ZoneOffset.ofHours(1))),
                new ClaimedTime(CaptureSource.GPS, "GPS Date/Time", LocalDateTime.parse("2026-03-01T09:00:00"),
                        Optional.of(ZoneOffset.UTC)));
        assertThat(file.places()).containsExactly(new ClaimedPlace(CaptureSource.GPS, 4, 18));
        assertThat(file.contradictions(RECEIVED)).isEmpty();
        assertThat(file.statements()).extracting(CaptureStatement::source)
                .contains(CaptureSource.EXIF, CaptureSource.GPS, CaptureSource.FORMAT);
    }

    @Test
    void listsTwoClocksThatCannotBothBeRight() throws IOException {
        CaptureRecord file = Pictures
                .read(Pictures.withExif("2026:03:01 10:00:00", "+01:00", new Gps(4, 18, "2026:03:01", 12, 30)));

        assertThat(file.contradictions(RECEIVED)).singleElement().isInstanceOf(Contradiction.Times.class);
    }

    @Test
    void listsATimeAfterTheFileWasReceived() throws IOException {
        CaptureRecord file = Pictures.read(Pictures.withExif("2026:03:04 10:00:00", "", Gps.NONE));

        assertThat(file.contradictions(RECEIVED)).singleElement().isInstanceOf(Contradiction.AfterReceipt.class);
    }

    @Test
    void readsTheTimeOfAFilmAndOfAnXmpPacket() throws IOException {
        long created = Instant.parse("2026-03-01T09:00:00Z").getEpochSecond() + 2_082_844_800L;

        assertThat(Pictures.read(Pictures.mp4(created)).times()).extracting(ClaimedTime::local)
                .containsExactly(LocalDateTime.parse("2026-03-01T09:00:00"));
        assertThat(Pictures.read(Pictures.withXmp("2026-03-01T10:00:00+01:00")).times()).singleElement()
                .extracting(ClaimedTime::offset)
                .isEqualTo(Optional.of(ZoneOffset.ofHours(1)));
        assertThat(Pictures.read(Pictures.withXmp("2026-03-01T10:00:00")).times()).singleElement()
                .extracting(ClaimedTime::offset)
                .isEqualTo(Optional.empty());
    }

    @Test
    void takesAClockThatWasNeverSetForNone() throws IOException {
        assertThat(Pictures.read(Pictures.mp4(0)).times()).isEmpty();
        assertThat(Pictures.read(Pictures.withExif("0000:00:00 00:00:00", "", Gps.NONE)).times()).isEmpty();
        assertThat(Pictures.read(Pictures.withXmp("yesterday")).times()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T10:00, +01:00, 2026-03-01T09:01, Z, true",
        "2026-03-01T10:00, +01:00, 2026-03-01T09:03, Z, false",
        "2026-03-01T10:00, , 2026-03-01T15:45, Z, true", "2026-03-01T10:00, , 2026-03-01T15:37, Z, false",
        "2026-03-01T10:00, , 2026-03-02T09:00, Z, false", "2026-03-01T10:00, , 2026-03-01T23:00, , true"})
    void doesNotContradictWhereSomeOffsetAllowsIt(String one, @Nullable String oneOffset, String other,
            @Nullable String otherOffset,
            boolean agrees) {
        ClaimedTime first = time(one, oneOffset);
        ClaimedTime second = time(other, otherOffset);

        assertThat(first.agrees(second)).isEqualTo(agrees);
        assertThat(second.agrees(first)).isEqualTo(agrees);
    }

    @Test
    void listsPositionsThatAreFarApart() {
        var file = new CaptureRecord(List.of(), List.of(),
                List.of(new ClaimedPlace(CaptureSource.GPS, 4, 18),
                        new ClaimedPlace(CaptureSource.XMP, 4.005, 18), new ClaimedPlace(CaptureSource.XMP, 5, 18)),
                Manifested.ABSENT, Manifested.NOT_LOOKED_FOR, true);

        assertThat(file.contradictions(RECEIVED)).hasSize(2)
                .allMatch(found -> found instanceof Contradiction.Places);
    }

    @Test
    void knowsTheLengthOfADegree() {
        assertThat(new ClaimedPlace(CaptureSource.GPS, 0, 0).kilometresTo(new ClaimedPlace(CaptureSource.GPS, 1, 0)))
                .isBetween(111.0, 111.4);
        assertThatThrownBy(() -> new ClaimedPlace(CaptureSource.GPS, 91, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClaimedPlace(CaptureSource.GPS, 0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatAManifestIsThereAndNeverThatItIsValid() throws IOException {
        byte[] box = "\0\0jumb c2pa".getBytes(StandardCharsets.ISO_8859_1);
        byte[] chunk = Pictures.bytes(out -> {
            out.writeInt(0);
            out.write("caBX".getBytes(StandardCharsets.US_ASCII));
            out.writeInt(0);
        });

        assertThat(Pictures.read(Pictures.withSegment(0xffeb, box)).c2pa()).isEqualTo(Manifested.PRESENT_NOT_CHECKED);
        assertThat(Pictures.read(Pictures.with(Pictures.png(), 33, chunk)).c2pa())
                .isEqualTo(Manifested.PRESENT_NOT_CHECKED);
        assertThat(Pictures.read(Pictures.mp4(0, Pictures.box("uuid", C2PA))).c2pa())
                .isEqualTo(Manifested.PRESENT_NOT_CHECKED);
    }

    @Test
    void saysWhereNoneIsAndWhereNoneWasLookedFor() throws IOException {
        assertThat(Pictures.read(Pictures.jpeg()).c2pa()).isEqualTo(Manifested.ABSENT);
        assertThat(Pictures.read(Pictures.png()).c2pa()).isEqualTo(Manifested.ABSENT);
        assertThat(Pictures.read(Pictures.mp4(0, Pictures.box("uuid", new byte[16]))).c2pa())
                .isEqualTo(Manifested.ABSENT);
        assertThat(Pictures.read("a text".getBytes(StandardCharsets.UTF_8)).c2pa())
                .isEqualTo(Manifested.NOT_LOOKED_FOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a picture", "\u0000\u0000\u0000\u0008ftyp"})
    void findsNothingInWhatIsNoPicture(String text) throws IOException {
        CaptureRecord file = Pictures.read(text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(file.times()).isEmpty();
        assertThat(file.places()).isEmpty();
    }

    @Test
    void endsWithEveryDamagedFile() throws IOException {
        byte[] whole = Pictures.withExif("2026:03:01 10:00:00", "+01:00", new Gps(4, 18, "2026:03:01", 9, 0));
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = whole.clone();
            for (int change = 0; change < 4; change++) {
                damaged[random.nextInt(300)] = (byte) random.nextInt();
            }
            assertThat(Pictures.read(damaged).times()).hasSizeLessThan(10);
        }
    }

    private static ClaimedTime time(String local, @Nullable String offset) {
        return new ClaimedTime(CaptureSource.EXIF, "time", LocalDateTime.parse(local),
                Optional.ofNullable(offset).map(ZoneOffset::of));
    }
}
