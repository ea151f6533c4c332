package org.wwow.backup.dossier.redaction;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Covers spans of a sound or a film: a tone in place of what is heard, black in place of what is seen. The recording
/// keeps its length, so that every other moment stays where it was (checks 4 and 25).
///
/// The result is encoded anew from the first recorded picture and sound alone: no metadata, cover, subtitle, chapter
/// or other track is taken along. It is read again before it is given.
public final class RecordingRedaction {
    /// Sound is muted a little before and after a span: an edge of a word can be understood.
    private static final Duration EDGE = Duration.ofMillis(50);
    /// A film is black for some frames longer.
    private static final Duration FRAMES = Duration.ofMillis(120);
    private static final int RATE = 48_000;
    private static final int TONE = 1_000;

    private final Ffmpeg programs;

    /// @param programs found by [Ffmpeg#find]
    public RecordingRedaction(Ffmpeg programs) {
        this.programs = programs;
    }

    /// Covers spans of a sound, and writes it as FLAC.
    ///
    /// @throws RedactionRefused if it is none, a span lies outside, or a check of the result fails; nothing is left
    /// @throws IOException if something stands at the place of the result, or it cannot be written
    public void sound(Path in, List<Span> spans, Path out) throws IOException, RedactionRefused {
        RecordingFacts facts = required(in, spans, false);
        List<String> arguments = new ArrayList<>(List.of("-filter_complex", tone(spans, facts.duration()) + "[a]",
                "-map", "[a]", "-vn", "-c:a", "flac", "-f", "flac"));
        make(in, arguments, out, spans, false);
    }

    /// Covers spans of a film and its sound, and writes it as MP4 (H.264, AAC).
    ///
    /// @throws RedactionRefused if it is none, a span lies outside, or a check of the result fails; nothing is left
    /// @throws IOException if something stands at the place of the result, or it cannot be written
    public void film(Path in, List<Span> spans, Path out) throws IOException, RedactionRefused {
        RecordingFacts facts = required(in, spans, true);
        String black = "[0:V:0]drawbox=x=0:y=0:w=iw:h=ih:color=black:t=fill:enable='" + within(spans, FRAMES)
                + "',pad=ceil(iw/2)*2:ceil(ih/2)*2[v]";
        List<String> arguments = new ArrayList<>();
        if (facts.sounds() > 0) {
            arguments.addAll(List.of("-filter_complex", black + ";" + tone(spans, facts.duration()) + "[a]", "-map",
                    "[v]", "-map", "[a]", "-c:a", "aac", "-b:a", "192k"));
        } else {
            arguments.addAll(List.of("-filter_complex", black, "-map", "[v]"));
        }
        arguments.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p",
                "-movflags", "+faststart", "-f", "mp4"));
        make(in, arguments, out, spans, true);
    }

    private RecordingFacts required(Path in, List<Span> spans, boolean film) throws IOException, RedactionRefused {
        if (spans.isEmpty()) {
            throw new RedactionRefused(RedactionRefused.Reason.NOTHING);
        }
        RecordingFacts facts = RecordingFacts.of(programs, in);
        if (film ? facts.pictures() == 0 : facts.sounds() == 0) {
            throw new RedactionRefused(RedactionRefused.Reason.NOT_A_RECORDING);
        }
        List<Span> sorted = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
        for (int at = 0; at < sorted.size(); at++) {
            boolean touches = at > 0 && !sorted.get(at).from().minus(sorted.get(at - 1).until()).isPositive();
            if (touches || sorted.get(at).from().compareTo(facts.duration()) >= 0
                    || sorted.get(at).until().compareTo(facts.duration().plus(FRAMES)) > 0) {
                throw new RedactionRefused(RedactionRefused.Reason.SPAN);
            }
        }
        return facts;
    }

    private void make(Path in, List<String> filters, Path out, List<Span> spans, boolean film)
            throws IOException, RedactionRefused {
        if (Files.exists(out)) {
            throw new FileAlreadyExistsException(out.toString());
        }
        Path beside = Optional.ofNullable(out.toAbsolutePath().getParent())
                .orElseThrow(() -> new IOException("This is no place for a file."));
        Path folder = Files.createTempDirectory(beside, ".unfinished-");
        Path made = folder.resolve("recording");
        try {
            List<String> arguments = new ArrayList<>(filters);
            arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-fflags", "+bitexact",
                    "-flags:v", "+bitexact", "-flags:a", "+bitexact"));
            if (!programs.convert(in, arguments, made)) {
                throw new RedactionRefused(RedactionRefused.Reason.NOT_A_RECORDING);
            }
            new RecordingProof(programs).requireHeld(in, made, spans, film);
            Files.move(made, out);
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(folder);
        }
    }

    /// Mutes the first sound within the spans, to the millisecond, and puts a tone there.
    private static String tone(List<Span> spans, Duration duration) {
        String within = within(spans, EDGE);
        return "[0:a:0]aresample=" + RATE + ",asetnsamples=n=" + RATE / TONE + ",volume=0:enable='" + within
                + "'[heard];sine=frequency=" + TONE + ":sample_rate=" + RATE + ":duration="
                + seconds(duration.plusSeconds(1)) + ",asetnsamples=n=" + RATE / TONE + ",volume=0:enable='not("
                + within + ")'[tone];[heard][tone]amix=inputs=2:duration=first:normalize=0";
    }

    private static String within(List<Span> spans, Duration edge) {
        return spans.stream().map(span -> within(span, edge)).collect(Collectors.joining("+"));
    }

    private static String within(Span span, Duration edge) {
        Duration from = span.from().compareTo(edge) > 0 ? span.from().minus(edge) : Duration.ZERO;
        return "between(t," + seconds(from) + "," + seconds(span.until().plus(edge)) + ")";
    }

    static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).toPlainString();
    }

    /// What a recording says of itself.
    ///
    /// @param pictures how many moving pictures
    /// @param sounds how many sounds
    /// @param tags names and values that are not of the form itself
    record RecordingFacts(int pictures, int sounds, int others, Duration duration, List<String> tags) {
        private static final List<String> FORM = List.of("TAG:major_brand=", "TAG:minor_version=",
                "TAG:compatible_brands=", "TAG:encoder=Lavc ", "TAG:language=und", "TAG:handler_name=VideoHandler",
                "TAG:handler_name=SoundHandler", "TAG:vendor_id=");

        static RecordingFacts of(Ffmpeg programs, Path file) throws IOException, RedactionRefused {
            List<String> lines = new String(programs.describe(file)
                    .orElseThrow(() -> new RedactionRefused(RedactionRefused.Reason.NOT_A_RECORDING)),
                    StandardCharsets.UTF_8).lines().toList();
            Duration duration = lines.stream()
                    .filter(line -> line.matches("duration=\\d{1,7}(\\.\\d{1,9})?"))
                    .map(line -> Duration.ofMillis(new BigDecimal(line.substring(9)).movePointRight(3).longValue()))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new RedactionRefused(RedactionRefused.Reason.NOT_A_RECORDING));
            int pictures = count(lines, "codec_type=video");
            int sounds = count(lines, "codec_type=audio");
            return new RecordingFacts(pictures, sounds, count(lines, "codec_type=") - pictures - sounds, duration,
                    lines.stream()
                            .filter(line -> line.startsWith("TAG:"))
                            .filter(line -> FORM.stream().noneMatch(line::startsWith))
                            .toList());
        }

        private static int count(List<String> lines, String begin) {
            return (int) lines.stream().filter(line -> line.startsWith(begin)).count();
        }
    }
}
