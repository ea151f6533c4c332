package org.wwow.backup.dossier.file;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.dossier.capture.CaptureRecord;
import org.wwow.backup.dossier.capture.CaptureStatement;
import org.wwow.backup.dossier.capture.ClaimedPlace;
import org.wwow.backup.dossier.capture.ClaimedTime;
import org.wwow.backup.dossier.capture.Contradiction;
import org.wwow.backup.dossier.capture.Manifested;
import org.wwow.backup.dossier.casefolder.Words;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// `capture.json`: what an exhibit's file says of its own making, in its own words (checks 16 and 17).
public final class CaptureFile {
    private static final int TEXT = 500;

    private CaptureFile() {}

    /// The file.
    public static byte[] of(CaptureRecord capture) {
        return CanonicalJson.write(JsonObject.EMPTY.with("v", 1)
                .with("c2pa", Words.of(capture.c2pa()))
                .withOptional("proofmode", proofmode(capture))
                .with("whole", capture.readable())
                .with("statements", JsonArray.of(capture.statements(), CaptureFile::statement))
                .with("times", JsonArray.ofTexts(claimed(capture)))
                .with("places", JsonArray.of(capture.places(), CaptureFile::place)));
    }

    /// Said of ZIP files only, in which ProofMode hands out what it proves.
    private static @Nullable JsonValue proofmode(CaptureRecord capture) {
        return capture.proofmode() == Manifested.NOT_LOOKED_FOR ? null : new JsonText(Words.of(capture.proofmode()));
    }

    /// The claimed times in words.
    public static List<String> claimed(CaptureRecord capture) {
        return capture.times().stream().map(CaptureFile::words).toList();
    }

    /// The contradictions in words, none preferred.
    public static List<String> contradictions(CaptureRecord capture, Instant received) {
        List<String> words = new ArrayList<>();
        for (Contradiction one : capture.contradictions(received)) {
            words.add(switch (one) {
                case Contradiction.Times(ClaimedTime first, ClaimedTime second) ->
                    words(first) + " / " + words(second);
                case Contradiction.Places(ClaimedPlace first, ClaimedPlace second) ->
                    words(first) + " / " + words(second);
                case Contradiction.AfterReceipt(ClaimedTime claimed, Instant then) ->
                    words(claimed) + " / received: " + then;
            });
        }
        return List.copyOf(words);
    }

    private static String words(ClaimedTime time) {
        return shown(Words.of(time.source()) + ", " + time.name() + ": " + time.local()
                + time.offset().map(Object::toString).orElse(""));
    }

    private static String words(ClaimedPlace place) {
        return Words.of(place.source()) + ": " + micro(place.latitude()) + ", " + micro(place.longitude())
                + " millionths of a degree";
    }

    private static JsonObject statement(CaptureStatement statement) {
        return JsonObject.EMPTY.with("source", Words.of(statement.source()))
                .with("name", shown(statement.name()))
                .with("text", shown(statement.text()));
    }

    private static JsonObject place(ClaimedPlace place) {
        return JsonObject.EMPTY.with("source", Words.of(place.source()))
                .with("latitude", micro(place.latitude()))
                .with("longitude", micro(place.longitude()));
    }

    private static long micro(double degrees) {
        return Math.round(degrees * 1_000_000);
    }

    /// A file's words as far as canonical JSON can hold them: half surrogates and noncharacters become a question mark.
    private static String shown(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().limit(TEXT).forEach(point -> {
            boolean none = (point >= 0xD800 && point <= 0xDFFF) || (point & 0xFFFE) == 0xFFFE
                    || (point >= 0xFDD0 && point <= 0xFDEF) || Character.getType(point) == Character.CONTROL;
            plain.appendCodePoint(none ? '?' : point);
        });
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }
}
