package org.wwow.backup.dossier.redaction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// With the real programs. Where ffmpeg is not installed these facts are skipped, and the command refuses.
class CoveringARecording {
    private static final Optional<Ffmpeg> PROGRAMS = Ffmpeg.find(Optional.ofNullable(System.getenv("PATH")).orElse(""),
            Duration.ofMinutes(2));
    private static final List<Span> SPAN = List.of(span(1_000, 2_000));

    @TempDir
    private Path folder;

    @BeforeEach
    void needsFfmpeg() {
        assumeTrue(PROGRAMS.isPresent(), "ffmpeg is not installed: nothing is covered in a recording");
    }

    @Test
    void putsAToneWhereSomethingWasSaidAndKeepsTheRest() throws Exception {
        Path in = sound("in.wav", "-metadata", "title=Wilhelmina");
        Path out = folder.resolve("out.flac");

        redaction().sound(in, SPAN, out);

        assertThat(loudness(out, 1_000, 1_900)).isLessThan(0.03);
        assertThat(loudness(out, 100, 800)).isGreaterThan(0.9);
        assertThat(loudness(out, 2_200, 2_900)).isGreaterThan(0.9);
        assertThat(describe(out)).doesNotContain("Wilhelmina");
        assertThat(new String(Files.readAllBytes(in), StandardCharsets.ISO_8859_1)).contains("Wilhelmina");
        assertThat(new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1)).doesNotContain("Wilhelmina");
    }

    @Test
    void blackensAFilmAndDropsEveryOtherTrack() throws Exception {
        Path in = film("in.mkv");
        Path out = folder.resolve("out.mp4");

        redaction().film(in, SPAN, out);

        assertThat(describe(out)).doesNotContain("Wilhelmina", "codec_type=subtitle");
        assertThat(brightest(out, 1_000, 1_900)).isLessThan(24);
        assertThat(brightest(out, 100, 700)).isGreaterThan(60);
        assertThat(brightest(out, 2_300, 2_800)).isGreaterThan(60);
        assertThat(new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1)).doesNotContain("Wilhelmina");
    }

    @Test
    void takesAFilmWithoutSound() throws Exception {
        Path in = folder.resolve("silent.mp4");
        make(in, "-f", "lavfi", "-i", "testsrc=duration=3:size=65x49:rate=10");

        redaction().film(in, SPAN, folder.resolve("out.mp4"));

        assertThat(folder.resolve("out.mp4")).isNotEmptyFile();
    }

    @Test
    void givesTheSameBytesEachTime() throws Exception {
        Path in = sound("in.wav");
        redaction().sound(in, SPAN, folder.resolve("one.flac"));
        redaction().sound(in, SPAN, folder.resolve("two.flac"));

        assertThat(folder.resolve("one.flac")).hasSameBinaryContentAs(folder.resolve("two.flac"));
    }

    @Test
    void refusesWhatIsNoRecording() throws IOException {
        Path text = Files.writeString(folder.resolve("in.wav"), "no sound");

        refuses(() -> redaction().sound(text, SPAN, folder.resolve("out")), RedactionRefused.Reason.NOT_A_RECORDING);
        refuses(() -> redaction().film(text, SPAN, folder.resolve("out")), RedactionRefused.Reason.NOT_A_RECORDING);
    }

    @Test
    void refusesAListThatWouldReadOtherFiles() throws Exception {
        Path secret = sound("secret.wav");
        Path list = Files.writeString(folder.resolve("in.mp3"), "ffconcat version 1.0\nfile " + secret + "\n");
        Path playlist = Files.writeString(folder.resolve("in.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nfile:" + secret + "\n#EXT-X-ENDLIST\n");

        refuses(() -> redaction().sound(list, SPAN, folder.resolve("out")), RedactionRefused.Reason.NOT_A_RECORDING);
        refuses(() -> redaction().sound(playlist, SPAN, folder.resolve("out")),
                RedactionRefused.Reason.NOT_A_RECORDING);
    }

    @Test
    void refusesASoundWhereAFilmIsAskedFor() throws Exception {
        Path in = sound("in.wav");

        refuses(() -> redaction().film(in, SPAN, folder.resolve("out")), RedactionRefused.Reason.NOT_A_RECORDING);
    }

    @Test
    void refusesSpansOutsideAndSpansThatTouch() throws Exception {
        Path in = sound("in.wav");

        refuses(() -> redaction().sound(in, List.of(span(3_500, 3_600)), folder.resolve("out")),
                RedactionRefused.Reason.SPAN);
        refuses(() -> redaction().sound(in, List.of(span(2_000, 9_000)), folder.resolve("out")),
                RedactionRefused.Reason.SPAN);
        refuses(() -> redaction().sound(in, List.of(span(100, 900), span(500, 1_000)), folder.resolve("out")),
                RedactionRefused.Reason.SPAN);
        refuses(() -> redaction().sound(in, List.of(), folder.resolve("out")), RedactionRefused.Reason.NOTHING);
    }

    @Test
    void refusesToWriteOverAFile() throws Exception {
        Path in = sound("in.wav");
        Path there = Files.writeString(folder.resolve("out"), "kept");

        assertThatThrownBy(() -> redaction().sound(in, SPAN, there)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(there).hasContent("kept");
    }

    @Test
    void stopsAProgramThatTakesTooLong() throws Exception {
        Path in = sound("in.wav");
        Ffmpeg hurried = new Ffmpeg(PROGRAMS.orElseThrow().ffmpeg(), PROGRAMS.orElseThrow().ffprobe(),
                Duration.ofMillis(1));

        refuses(() -> new RecordingRedaction(hurried).sound(in, SPAN, folder.resolve("out")),
                RedactionRefused.Reason.TOO_LONG);
    }

    @Test
    void refusesWhereTheProgramsAreMissing() throws Exception {
        Path in = sound("in.wav");
        Ffmpeg gone = new Ffmpeg(folder.resolve("ffmpeg"), folder.resolve("ffprobe"), Duration.ofMinutes(1));

        refuses(() -> new RecordingRedaction(gone).sound(in, SPAN, folder.resolve("out")),
                RedactionRefused.Reason.NO_FFMPEG);
        assertThat(Ffmpeg.find(folder.toString(), Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void takesNamesThatLookLikeOptionsAndProtocols() throws Exception {
        Path odd = sound("-i http_x%d;$(touch x).wav");

        redaction().sound(odd, SPAN, folder.resolve("-y.flac"));

        assertThat(folder.resolve("-y.flac")).isNotEmptyFile();
    }

    private void refuses(ThrowingCallable deed, RedactionRefused.Reason reason) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(RedactionRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.toFile().listFiles((where, name) -> name.startsWith(".unfinished"))).isEmpty();
    }

    private static RecordingRedaction redaction() {
        return new RecordingRedaction(PROGRAMS.orElseThrow());
    }

    private static Span span(long from, long until) {
        return new Span(Duration.ofMillis(from), Duration.ofMillis(until));
    }

    /// Three seconds of a sound of 440 Hz.
    private Path sound(String name, String... more) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=3"));
        arguments.addAll(List.of(more));
        make(file, arguments.toArray(String[]::new));
        return file;
    }

    private Path film(String name) throws IOException, InterruptedException {
        Path words = Files.writeString(folder.resolve("words.srt"),
                "1\n00:00:00,000 --> 00:00:02,000\nWilhelmina\n");
        Path file = folder.resolve(name);
        make(file, "-f", "lavfi", "-i", "testsrc=duration=3:size=64x48:rate=25", "-f", "lavfi", "-i",
                "sine=frequency=440:duration=3", "-i", "file:" + words, "-map", "0", "-map", "1", "-map", "2",
                "-metadata", "title=Wilhelmina", "-c:v", "mpeg4");
        return file;
    }

    private static void make(Path file, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(PROGRAMS.orElseThrow().ffmpeg().toString(), "-v", "quiet",
                "-nostdin"));
        all.addAll(List.of(arguments));
        all.add("file:" + file);
        assertThat(new ProcessBuilder(all).inheritIO().start().waitFor()).isZero();
    }

    private static String describe(Path file) throws IOException, RedactionRefused {
        return new String(PROGRAMS.orElseThrow().describe(file).orElseThrow(), StandardCharsets.UTF_8);
    }

    /// The part of the energy that is a sound of 440 Hz.
    private static double loudness(Path file, long from, long until) throws IOException, RedactionRefused {
        byte[] sound = PROGRAMS.orElseThrow()
                .decode(part(from, until), file,
                        List.of("-map", "0:a:0", "-ac", "1", "-ar", "44000", "-f", "s16le"))
                .orElseThrow();
        double sine = 0;
        double cosine = 0;
        double energy = 0;
        int count = sound.length / 2 / 100 * 100;
        for (int at = 0; at < count; at++) {
            double value = (short) (Byte.toUnsignedInt(sound[2 * at]) | (sound[2 * at + 1] << 8));
            sine += value * Math.sin(2 * Math.PI * at / 100);
            cosine += value * Math.cos(2 * Math.PI * at / 100);
            energy += value * value;
        }
        return 2 * (sine * sine + cosine * cosine) / count / energy;
    }

    /// The brightest point of the pictures.
    private static int brightest(Path file, long from, long until) throws IOException, RedactionRefused {
        byte[] points = PROGRAMS.orElseThrow()
                .decode(part(from, until), file,
                        List.of("-map", "0:v:0", "-f", "rawvideo", "-pix_fmt", "gray"))
                .orElseThrow();
        int brightest = 0;
        for (byte point : points) {
            brightest = Math.max(brightest, Byte.toUnsignedInt(point));
        }
        return points.length == 0 ? -1 : brightest;
    }

    private static List<String> part(long from, long until) {
        return List.of("-ss", Long.toString(from) + "ms", "-t", Long.toString(until - from) + "ms");
    }
}
