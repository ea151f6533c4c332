package org.wwow.backup.server.casework;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.CaseStanding.State;
import org.wwow.backup.server.casework.store.GrantRows.GrantWithFile;
import org.wwow.backup.server.casework.store.ReadingRows.Answered;
import org.wwow.backup.server.casework.store.ReadingRows.Route;
import org.wwow.backup.server.evidence.Tombstone;

/// The forms that answers to her and to members share (docs/protocol/openapi.yaml).
final class CaseJson {
    private CaseJson() {}

    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static JsonArray epochs(Map<CompartmentEpoch, Boolean> epochs) {
        return JsonArray.of(epochs.entrySet()
                .stream()
                .sorted(Comparator.comparing((Map.Entry<CompartmentEpoch, Boolean> epoch) -> epoch.getKey()
                        .compartment()
                        .name()).thenComparingLong(epoch -> epoch.getKey().epoch()))
                .toList(),
                epoch -> epoch.getKey().json().with("stale", epoch.getValue()));
    }

    static JsonArray consents(List<Answered> answers) {
        return JsonArray.of(answers,
                answer -> JsonObject.EMPTY.with("deposit", answer.deposit())
                        .with("consent", answer.consent().json())
                        .with("received", answer.received()));
    }

    /// What she was asked; to her a member is a role and an organisation.
    static JsonArray asks(List<Asking> asks, Function<UUID, Optional<String>> role) {
        return JsonArray.of(asks, asking -> JsonObject.EMPTY.with("asking", asking.id().toString())
                .with("purpose", asking.purpose().word())
                .withOptional("recipient", text(asking.recipient().map(UUID::toString)))
                .with("organisation", asking.organisation().toString())
                .withOptional("role", text(role.apply(asking.member())))
                .with("asked", asking.asked())
                .with("answered", new JsonBoolean(asking.answered())));
    }

    static JsonArray interviews(List<Interview> decided) {
        return JsonArray.of(decided, one -> JsonObject.EMPTY.with("interview", one.id().toString())
                .with("approved", new JsonBoolean(one.approved()))
                .with("decided", one.decided())
                .with("until", one.until()));
    }

    private static @Nullable JsonValue text(Optional<String> text) {
        return text.map(JsonText::new).orElse(null);
    }

    static JsonArray erasures(List<Erasing> waiting, boolean held) {
        return JsonArray.of(waiting, erasing -> JsonObject.EMPTY.with("subject", erasing.subject().json())
                .with("asked", erasing.asked())
                .with("due", erasing.due())
                .with("held", held)
                .with("authority", erasing.authority().word())
                .with("reason", erasing.reason()));
    }

    static JsonArray tombstones(List<Erased> standing) {
        return JsonArray.of(standing, CaseJson::erased);
    }

    private static JsonObject erased(Erased erased) {
        Tombstone tombstone = erased.tombstone();
        JsonObject json = JsonObject.EMPTY.with("subject", tombstone.subject().toString())
                .with("erased", tombstone.erased())
                .with("authority", tombstone.authority().word())
                .with("reason", tombstone.reason())
                .withOptional("compartment", text(erased.compartment()));
        return erased.received().map(received -> json.with("received", received)).orElse(json);
    }

    static JsonObject grant(GrantWithFile grant) {
        JsonObject json = grant.in()
                .json()
                .with("grant", grant.id())
                .with("file", Base64Url.encode(grant.file().shared()));
        return grant.reader().kind() != Reader.Kind.CIRCLE
                ? json
                : json.with("circle", grant.reader().id().toString())
                        .withOptional("circleEpoch", grant.circleEpoch().<JsonValue>map(JsonInteger::new).orElse(null));
    }

    static JsonObject facts(ItemFact item) {
        DepositedItem line = item.line();
        return line.in()
                .json()
                .with("item", line.id())
                .with("deposit", item.deposit())
                .with("kind", line.kind().word())
                .with("size", line.size())
                .with("digests", JsonObject.EMPTY.with("header", line.header()).with("payload", line.payload()))
                .with("bind", line.bind())
                .with("two", new JsonBoolean(line.two()))
                .with("received", item.received())
                .with("state", item.erasing() ? "erasing" : "live");
    }

    /// A case given back to a new code; to whom, only where it is known anyway.
    static JsonObject relink(Relink relink, boolean withCase) {
        return JsonObject.EMPTY.with("relink", relink.id().toString())
                .with("how", relink.how().word())
                .with("given", relink.given())
                .with("opens", relink.opens())
                .withOptional("to", text(Optional.of(relink.to().text()).filter(_ -> withCase)))
                .withOptional("ended",
                        text(relink.end().map(end -> end.at().truncatedTo(ChronoUnit.SECONDS).toString())))
                .withOptional("endedBy", text(relink.end().map(end -> end.by().word())));
    }

    /// The statements that gave a case back, or another to it; nothing where there were none.
    static @Nullable JsonArray relinks(List<UUID> ids) {
        return ids.isEmpty() ? null : JsonArray.of(ids, id -> new JsonText(id.toString()));
    }

    static JsonObject route(Route route) {
        return JsonObject.EMPTY.with("circle", route.circle().toString())
                .with("priority", route.priority())
                .withOptional("windowEnds", route.windowEnds()
                        .<JsonValue>map(ends -> new JsonText(ends.toString()))
                        .orElse(null));
    }
}
