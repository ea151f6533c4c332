package org.wwow.backup.dossier.redaction;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.wwow.backup.dossier.redaction.RecordingRedaction.RecordingFacts;

/// Reads a redacted recording as a stranger would: as long as before, nothing beside picture and sound, black where it
/// must be black, and where the tone must be, nothing but the tone.
final class RecordingProof {
    private static final int RATE = 48_000;
    private static final int TONE = 1_000;
    private static final int WINDOW = RATE / 20;
    /// What an encoder may leave beside a pure tone.
    private static final double NOISE = 0.02;
    /// Black of a film that was encoded once, of 255.
    private static final int BLACK = 24;
    private static final long DRIFT = 500;

    private final Ffmpeg programs;

    RecordingProof(Ffmpeg programs) {
        this.programs = programs;
    }

    void requireHeld(Path before, Path after, List<Span> spans, boolean film) throws IOException, RedactionRefused {
        RecordingFacts was = RecordingFacts.of(programs, before);
        RecordingFacts is = RecordingFacts.of(programs, after);
        boolean held = is.tags().isEmpty() && is.others() == 0 && is.pictures() == (film ? 1 : 0)
                && is.sounds() == Math.min(1, was.sounds())
                && was.duration().minus(is.duration()).abs().toMillis() <= DRIFT;
        for (Span span : spans) {
            held = held && (is.sounds() == 0 || onlyTone(after, span)) && (!film || isBlack(after, span));
        }
        if (!held) {
            throw new RedactionRefused(RedactionRefused.Reason.SURVIVED);
        }
    }

    private boolean onlyTone(Path file, Span span) throws IOException, RedactionRefused {
        byte[] sound = programs.decode(part(span), file, List.of("-map", "0:a:0", "-ac", "1", "-ar",
                Integer.toString(RATE), "-f", "s16le")).orElse(new byte[0]);
        var samples = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        short[] all = new short[samples.remaining()];
        samples.get(all);
        boolean only = all.length > 0;
        for (int from = 0; from + WINDOW <= all.length; from += WINDOW) {
            only = only && rest(all, from) <= NOISE;
        }
        return only;
    }

    /// How much of a window is not the tone, as a part of its energy.
    private static double rest(short[] samples, int from) {
        double sine = 0;
        double cosine = 0;
        double energy = 0;
        for (int at = 0; at < WINDOW; at++) {
            double angle = 2 * Math.PI * TONE * at / RATE;
            double value = samples[from + at];
            sine += value * Math.sin(angle);
            cosine += value * Math.cos(angle);
            energy += value * value;
        }
        double tone = 2 * (sine * sine + cosine * cosine) / WINDOW;
        return energy < WINDOW ? 1 : (energy - tone) / energy;
    }

    private boolean isBlack(Path file, Span span) throws IOException, RedactionRefused {
        byte[] pictures = programs.decode(part(span), file, List.of("-map", "0:v:0", "-vf", "scale=64:64", "-f",
                "rawvideo", "-pix_fmt", "gray")).orElse(new byte[0]);
        boolean black = true;
        for (byte point : pictures) {
            black = black && Byte.toUnsignedInt(point) <= BLACK;
        }
        return black && (pictures.length > 0 || span.until().minus(span.from()).toMillis() < 1_000);
    }

    private static List<String> part(Span span) {
        Duration length = span.until().minus(span.from());
        return List.of("-ss", RecordingRedaction.seconds(span.from()), "-t", RecordingRedaction.seconds(length));
    }
}
