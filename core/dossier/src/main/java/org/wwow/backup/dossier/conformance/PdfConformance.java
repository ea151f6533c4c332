package org.wwow.backup.dossier.conformance;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.wwow.backup.dossier.conformance.Conformance.NotJudged;
import org.wwow.backup.dossier.conformance.Conformance.Reason;
import org.wwow.backup.sealing.Digest;

/// Asks veraPDF whether a document keeps every rule of PDF/A-3 (check 34).
///
/// A thread that a hostile file caught cannot be ended, its memory is everyone's, and veraPDF decodes what it likes to
/// disk. So it runs as a process: with a heap of its own, a temporary folder of its own that only this user can read, and
/// an end that is kept. The process is given the document and nothing else: no network, no path, no environment.
public final class PdfConformance {
    private static final Pattern LEVEL = Pattern.compile("PDF/A-3[abu]");
    private static final Pattern RULE = Pattern.compile("[0-9.]{1,20}-[0-9]{1,4}");
    private static final int LONGEST_ANSWER = 1 << 16;
    private static final int POLL = 50;
    private static final int REMEMBERED = 16;
    /// What it said of the last documents: the same bytes are often asked about by a build and by the reader after it.
    private static final Map<Digest, Conformance> LAST = new LinkedHashMap<>();

    private PdfConformance() {}

    /// Asks within the usual bounds.
    public static Conformance of(byte[] pdf) {
        Digest digest = Digest.hash(pdf);
        synchronized (LAST) {
            Conformance before = LAST.get(digest);
            if (before != null) {
                return before;
            }
        }
        Conformance said = of(pdf, JudgingBounds.USUAL);
        synchronized (LAST) {
            if (!(said instanceof NotJudged)) {
                LAST.put(digest, said);
                if (LAST.size() > REMEMBERED) {
                    LAST.remove(LAST.keySet().iterator().next());
                }
            }
        }
        return said;
    }

    /// Asks within other bounds.
    static Conformance of(byte[] pdf, JudgingBounds bounds) {
        try (var folder = JudgingFolder.make()) {
            ProcessBuilder builder = new ProcessBuilder(command(folder.path(), bounds));
            builder.environment().clear();
            builder.directory(folder.path().toFile());
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            folder.endWith(process);
            Thread.ofPlatform().daemon().start(() -> give(pdf, process));
            return ended(process, folder, bounds);
        } catch (IOException noProcess) {
            return new NotJudged(Reason.NOT_STARTED);
        }
    }

    private static List<String> command(Path folder, JudgingBounds bounds) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + bounds.heap() + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData", "-Xshare:auto", "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder, "-Djavax.xml.accessExternalDTD=", "-Djavax.xml.accessExternalSchema="));
        List<String> places = new ArrayList<>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            places.add(Path.of(place).toAbsolutePath().toString());
        }
        command.addAll(List.of("-cp", String.join(File.pathSeparator, places), JudgingProcess.class.getName()));
        return command;
    }

    private static void give(byte[] pdf, Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(pdf);
        } catch (IOException ended) {
            // It ended before it had read everything; how it ended says the rest.
        }
    }

    private static Conformance ended(Process process, JudgingFolder folder, JudgingBounds bounds) throws IOException {
        try {
            for (long left = bounds.clock().toMillis() / POLL; left > 0; left--) {
                if (process.waitFor(POLL, TimeUnit.MILLISECONDS)) {
                    return said(process);
                }
                if (process.info().totalCpuDuration().filter(used -> used.compareTo(bounds.work()) > 0).isPresent()) {
                    return new NotJudged(Reason.TIME);
                }
                if (folder.size() > (long) bounds.space() << 20) {
                    return new NotJudged(Reason.SPACE);
                }
            }
            return new NotJudged(Reason.TIME);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new NotJudged(Reason.TIME);
        }
    }

    private static Conformance said(Process process) throws IOException {
        if (process.exitValue() == JudgingProcess.MEMORY) {
            return new NotJudged(Reason.SPACE);
        }
        if (process.exitValue() == JudgingProcess.UNREADABLE) {
            return new NotJudged(Reason.UNREADABLE);
        }
        List<String> lines;
        try (InputStream answer = process.getInputStream()) {
            lines = new String(answer.readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII).lines().toList();
        }
        boolean formed = process.exitValue() == JudgingProcess.ANSWERED && !lines.isEmpty()
                && LEVEL.matcher(lines.getFirst()).matches()
                && lines.stream().skip(1).allMatch(line -> RULE.matcher(line).matches());
        if (!formed) {
            return new NotJudged(Reason.NOT_STARTED);
        }
        return lines.size() == 1
                ? new Conformance.Kept(lines.getFirst())
                : new Conformance.Broken(lines.getFirst(), lines.subList(1, lines.size()));
    }
}
