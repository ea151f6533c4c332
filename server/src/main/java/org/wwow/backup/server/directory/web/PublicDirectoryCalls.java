package org.wwow.backup.server.directory.web;

import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.directory.Writers;
import org.wwow.backup.server.directory.Chain;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.IntakeAnswer;
import org.wwow.backup.server.directory.Present;
import org.wwow.backup.server.directory.PublicLog;
import org.wwow.backup.server.http.Anyone;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// What a reporter's client needs before it seals (protocol section 7). The same for everybody who asks.
@RestController
class PublicDirectoryCalls {
    private static final Pattern AREA = Pattern.compile("84[0-9a-f]{5}ffffffff");
    private final Chain chain;
    private final Directory directory;
    private final ObjectProvider<PublicLog> log;

    PublicDirectoryCalls(Chain chain, Directory directory, ObjectProvider<PublicLog> log) {
        this.chain = chain;
        this.directory = directory;
        this.log = log;
    }

    @Anyone
    @GetMapping("/directory/intake")
    JsonObject intake(@RequestParam Optional<String> area) {
        if (area.filter(cell -> !AREA.matcher(cell).matches()).isPresent()) {
            throw new Refused(Problem.FORM);
        }
        IntakeAnswer intake = chain.intake().orElseThrow(() -> new Refused(Problem.LATER));
        JsonObject answer = JsonObject.EMPTY
                .with("statements", JsonArray.of(intake.statements(), Envelope::json))
                .with("head", proven(intake.head()));
        return area.flatMap(directory::suggestedIntake)
                .map(circle -> answer.with("suggested", circle))
                .orElse(answer);
    }

    @Anyone
    @GetMapping("/directory/countries")
    JsonObject countries() {
        Present present = directory.present();
        return JsonObject.EMPTY
                .with("countries",
                        JsonArray.of(directory.countries(), country -> JsonObject.EMPTY
                                .with("statement", country.statement().json())
                                .with("file", country.file())
                                .with("ready", present.isReady(country.code()))))
                .with("head", proven(headEnvelope()));
    }

    @Anyone
    @GetMapping("/directory/head")
    JsonObject head() {
        return proven(headEnvelope());
    }

    /// Keys and ends alone: whose they are is nobody's to ask here.
    @Anyone
    @GetMapping("/directory/writers")
    JsonObject writers() {
        Writers writers = chain.writersOfHead().orElseThrow(() -> new Refused(Problem.LATER));
        return JsonObject.EMPTY.with("writers", writers.list());
    }

    private Envelope headEnvelope() {
        return chain.head().orElseThrow(() -> new Refused(Problem.LATER));
    }

    private JsonObject proven(Envelope head) {
        JsonObject answer = JsonObject.EMPTY.with("head", head.json());
        long sequence = head.statement().member("sequence").orElseThrow() instanceof JsonInteger(long number)
                ? number
                : -1;
        PublicLog present = log.getIfAvailable();
        return present == null
                ? answer
                : present.proofOf(sequence, head.digest()).map(proof -> answer.with("proof", proof)).orElse(answer);
    }
}
