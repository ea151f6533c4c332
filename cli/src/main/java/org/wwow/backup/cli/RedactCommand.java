package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.redaction.Box;
import org.wwow.backup.dossier.redaction.Ffmpeg;
import org.wwow.backup.dossier.redaction.PageBox;
import org.wwow.backup.dossier.redaction.PdfRedaction;
import org.wwow.backup.dossier.redaction.PictureRedaction;
import org.wwow.backup.dossier.redaction.RecordingRedaction;
import org.wwow.backup.dossier.redaction.RedactionRefused;
import org.wwow.backup.dossier.redaction.Span;
import org.wwow.backup.sealing.age.NewFile;

/// `backup redact`: copies of exhibits without what must not be seen, heard or read. Nothing is written unless a check
/// of the result held.
@Command(name = "redact", mixinStandardHelpOptions = true, description = "Takes out of a copy what must not be seen, heard or read.")
final class RedactCommand implements Runnable {
    private static final Pattern BOX = Pattern.compile("(\\d{1,6}),(\\d{1,6}),(\\d{1,6}),(\\d{1,6})");
    private static final Pattern PAGE_BOX = Pattern.compile("(\\d{1,5}):(.+)");
    private static final Pattern SPAN = Pattern.compile("([^-]+)-([^-]+)");
    private static final Pattern MOMENT = Pattern
            .compile("(?:(?:(\\d{1,3}):)?(\\d{1,3}):)?(\\d{1,6})(?:\\.(\\d{1,3}))?");
    private static final Duration LIMIT = Duration.ofHours(4);
    private static final int WORDS = 1 << 20;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        Output.help(spec);
    }

    /// Burns boxes into a picture.
    @Command(name = "picture", mixinStandardHelpOptions = true, description = "Burns black boxes into a picture; writes a PNG of pixels alone.")
    int picture(@Parameters(paramLabel = "IN") Path in, @Parameters(paramLabel = "OUT") Path out,
            @Option(names = "--box", required = true, paramLabel = "LEFT,TOP,WIDTH,HEIGHT", description = "pixels from the upper left corner, as the picture is seen upright") List<String> boxes)
            throws IOException {
        List<Box> all = boxes.stream().map(RedactCommand::box).toList();
        return write(out, () -> PictureRedaction.burn(source(in), all));
    }

    /// Draws a PDF anew without the places and words given.
    @Command(name = "pdf", mixinStandardHelpOptions = true, description = "Draws a PDF anew, without the places and words given; the result holds pictures of its pages alone.")
    int pdf(@Parameters(paramLabel = "IN") Path in, @Parameters(paramLabel = "OUT") Path out,
            @Option(names = "--box", paramLabel = "PAGE:LEFT,TOP,WIDTH,HEIGHT", description = "points of 1/72 inch from the upper left corner, as the page is seen upright") @Nullable List<String> boxes,
            @Option(names = "--words", paramLabel = "FILE", description = "words to cover wherever they stand, one a line, UTF-8; never given as arguments, which others on the machine can read") @Nullable Path words)
            throws IOException {
        List<PageBox> all = Optional.ofNullable(boxes)
                .orElse(List.of())
                .stream()
                .map(RedactCommand::pageBox)
                .toList();
        List<String> lines = words == null ? List.of() : lines(words);
        return write(out, () -> PdfRedaction.burn(source(in), all, lines));
    }

    /// Puts a tone over spans of a sound.
    @Command(name = "sound", mixinStandardHelpOptions = true, description = "Puts a tone over spans of a sound; writes FLAC. Needs ffmpeg.")
    int sound(@Parameters(paramLabel = "IN") Path in, @Parameters(paramLabel = "OUT") Path out,
            @Option(names = "--span", required = true, paramLabel = "FROM-UNTIL", description = "such as 12.5-14 or 01:02:03.250-01:02:04") List<String> spans)
            throws IOException {
        return recording(spans, in, out, RecordingRedaction::sound);
    }

    /// Blackens spans of a film.
    @Command(name = "film", mixinStandardHelpOptions = true, description = "Blackens spans of a film and puts a tone over its sound; writes MP4. Needs ffmpeg.")
    int film(@Parameters(paramLabel = "IN") Path in, @Parameters(paramLabel = "OUT") Path out,
            @Option(names = "--span", required = true, paramLabel = "FROM-UNTIL", description = "such as 12.5-14 or 01:02:03.250-01:02:04") List<String> spans)
            throws IOException {
        return recording(spans, in, out, RecordingRedaction::film);
    }

    @FunctionalInterface
    private interface Making {
        byte[] make() throws IOException, RedactionRefused;
    }

    @FunctionalInterface
    private interface Covering {
        void cover(RecordingRedaction redaction, Path in, List<Span> spans, Path out)
                throws IOException, RedactionRefused;
    }

    private int write(Path out, Making making) throws IOException {
        if (Files.exists(out)) {
            throw new FileAlreadyExistsException(out.toString());
        }
        byte[] made;
        try {
            made = making.make();
        } catch (RedactionRefused refused) {
            throw new Failures.CheckFailed(String.valueOf(refused.getMessage()));
        }
        NewFile file = NewFile.at(out);
        try {
            file.write(made, 0, made.length);
            file.commit();
        } catch (IOException full) {
            file.discard();
            throw full;
        }
        return written(out);
    }

    private int recording(List<String> spans, Path in, Path out, Covering covering) throws IOException {
        List<Span> all = spans.stream().map(RedactCommand::span).toList();
        if (!Files.isRegularFile(in)) {
            throw new NoSuchFileException(in.toString());
        }
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        Ffmpeg programs = Ffmpeg.find(path, LIMIT)
                .orElseThrow(() -> new Failures.WrongUse(
                        "Sound and film are redacted by ffmpeg, which was not found. Install ffmpeg and ffprobe."));
        try {
            covering.cover(new RecordingRedaction(programs), in, all, out);
        } catch (RedactionRefused refused) {
            throw new Failures.CheckFailed(String.valueOf(refused.getMessage()));
        }
        return written(out);
    }

    private int written(Path out) {
        Output.of(spec)
                .line("Written: " + out + ". Look through it before you hand it on: this command knows what it "
                        + "was told to take out, and nothing else.");
        return CommandLine.ExitCode.OK;
    }

    private static BagSource source(Path in) throws IOException {
        if (!Files.isRegularFile(in)) {
            throw new NoSuchFileException(in.toString());
        }
        return () -> Files.newInputStream(in);
    }

    private static List<String> lines(Path words) throws IOException {
        if (Files.size(words) > WORDS) {
            throw new Failures.WrongUse("The file of words is longer than any list of names.");
        }
        return new String(Files.readAllBytes(words), StandardCharsets.UTF_8).lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Box box(String text) {
        Matcher form = BOX.matcher(text);
        if (!form.matches()) {
            throw new Failures.WrongUse("A box is LEFT,TOP,WIDTH,HEIGHT, such as 40,100,300,20.");
        }
        int[] sides = Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        if (sides[2] == 0 || sides[3] == 0) {
            throw new Failures.WrongUse("A box has a width and a height.");
        }
        return new Box(sides[0], sides[1], sides[2], sides[3]);
    }

    private static PageBox pageBox(String text) {
        Matcher form = PAGE_BOX.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(1)) == 0) {
            throw new Failures.WrongUse("A box of a page is PAGE:LEFT,TOP,WIDTH,HEIGHT, such as 2:40,100,300,20.");
        }
        return new PageBox(Integer.parseInt(form.group(1)), box(form.group(2)));
    }

    private static Span span(String text) {
        Matcher form = SPAN.matcher(text);
        if (!form.matches()) {
            throw new Failures.WrongUse("A span is FROM-UNTIL, such as 12.5-14 or 01:02:03.250-01:02:04.");
        }
        Duration from = moment(form.group(1));
        Duration until = moment(form.group(2));
        if (until.compareTo(from) <= 0) {
            throw new Failures.WrongUse("A span ends after it begins.");
        }
        return new Span(from, until);
    }

    private static Duration moment(String text) {
        Matcher form = MOMENT.matcher(text);
        if (!form.matches()) {
            throw new Failures.WrongUse("A moment is seconds, or HH:MM:SS, with up to three decimals.");
        }
        return Duration.ofHours(number(form.group(1)))
                .plusMinutes(number(form.group(2)))
                .plusSeconds(number(form.group(3)))
                .plusMillis(number(Objects.requireNonNullElse(form.group(4), "").concat("000").substring(0, 3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
