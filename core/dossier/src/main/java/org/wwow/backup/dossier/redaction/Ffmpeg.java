package org.wwow.backup.dossier.redaction;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The programs that read and write recordings. They are called with a list of arguments and never through a shell, in
/// an empty environment, may open files alone and only as recordings, and are stopped when their time is over.
///
/// @param ffmpeg the program that converts
/// @param ffprobe the program that describes
/// @param limit how long one call may take
public record Ffmpeg(Path ffmpeg, Path ffprobe, Duration limit) {
    /// A recording made of other files (a playlist, a list of parts) would let a stranger's file read ours.
    private static final String FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mp3,wav,flac,ogg,aac,amr,mpegts,"
            + "mpeg,asf,caf,aiff,h264,hevc";
    private static final int MOST = 512 << 20;

    /// Looks for both programs in the folders of a search path.
    ///
    /// @param path folders, parted as the system parts them
    public static Optional<Ffmpeg> find(String path, Duration limit) {
        return program(path, "ffmpeg")
                .flatMap(ffmpeg -> program(path, "ffprobe").map(ffprobe -> new Ffmpeg(ffmpeg, ffprobe, limit)));
    }

    private static Optional<Path> program(String path, String name) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isBlank()) {
                Path place = Path.of(folder).resolve(name);
                if (Files.isExecutable(place) && Files.isRegularFile(place)) {
                    return Optional.of(place.toAbsolutePath());
                }
            }
        }
        return Optional.empty();
    }

    /// Converts a file.
    ///
    /// @param arguments between the input and the output
    /// @return whether it was done
    boolean convert(Path in, List<String> arguments, Path out) throws IOException, RedactionRefused {
        List<String> all = input(in);
        all.addAll(arguments);
        all.addAll(List.of("-n", "file:" + out.toAbsolutePath()));
        return run(all).isPresent();
    }

    /// What a conversion gives, in memory.
    ///
    /// @param before the input
    Optional<byte[]> decode(List<String> before, Path in, List<String> arguments)
            throws IOException, RedactionRefused {
        List<String> all = input(in);
        all.addAll(1, before);
        all.addAll(arguments);
        all.add("pipe:1");
        return run(all);
    }

    /// What the file says of itself, a line a value.
    Optional<byte[]> describe(Path in) throws IOException, RedactionRefused {
        return run(List.of(ffprobe.toString(), "-v", "quiet", "-protocol_whitelist", "file", "-format_whitelist",
                FORMATS, "-show_entries", "stream=codec_type:format=duration:format_tags:stream_tags:chapter_tags",
                "-show_chapters", "-of", "default=noprint_wrappers=1", "file:" + in.toAbsolutePath()));
    }

    private List<String> input(Path in) {
        return new ArrayList<>(List.of(ffmpeg.toString(), "-v", "quiet", "-nostdin", "-protocol_whitelist",
                "file,pipe", "-format_whitelist", FORMATS, "-i", "file:" + in.toAbsolutePath()));
    }

    private Optional<byte[]> run(List<String> arguments) throws IOException, RedactionRefused {
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            throw new RedactionRefused(RedactionRefused.Reason.NO_FFMPEG);
        }
        try {
            return finished(process);
        } finally {
            process.destroyForcibly();
        }
    }

    private Optional<byte[]> finished(Process process) throws IOException, RedactionRefused {
        var reading = new FutureTask<>(() -> {
            try (InputStream said = process.getInputStream()) {
                return said.readNBytes(MOST);
            }
        });
        Thread.ofVirtual().start(reading);
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RedactionRefused(RedactionRefused.Reason.TOO_LONG);
            }
            byte[] said = reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped.", stopped);
        } catch (ExecutionException | TimeoutException broken) {
            throw new IOException("A program's words could not be read.", broken);
        }
    }
}
