package org.wwow.backup.client.demo;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.client.demo.DemoMember.Organisation;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.CircleKey;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;

/// A group that reads together, with the key of its first epoch.
record DemoCircle(CircleId id, Organisation organisation, String name, String purpose, List<DemoMember> members,
        HybridKey key) {

    static DemoCircle draw(Organisation organisation, String name, String purpose, List<DemoMember> members,
            SecureRandom random) {
        return new DemoCircle(CircleId.draw(random), organisation, name, purpose, members, HybridKey.draw(random));
    }

    /// The fields of its statement; its first member keeps the key.
    ///
    /// @param trained when those who are trained to speak with children were
    JsonObject statement(OrganisationId organisationId, LocalDate trained) {
        return JsonObject.EMPTY.with("id", id)
                .with("organisation", organisationId)
                .with("name", name)
                .with("purposes", JsonArray.ofTexts(List.of(purpose)))
                .with("area", JsonArray.ofTexts(List.of()))
                .with("languages", JsonArray.ofTexts(List.of("ar", "en", "fr", "uk")))
                .with("epoch", 0)
                .with("recipient", key.recipient().text())
                .with("members",
                        JsonArray.ofTexts(members.stream().map(member -> member.id().text()).sorted().toList()))
                .with("keepers", JsonArray.ofTexts(List.of(members.getFirst().id().text())))
                .withOptional("childTrained", childTrained(trained));
    }

    private @Nullable JsonArray childTrained(LocalDate day) {
        List<JsonValue> marks = members.stream()
                .filter(member -> member.role().isChildTrained())
                .map(DemoMember::id)
                .sorted(Comparator.comparing(MemberId::text))
                .<JsonValue>map(id -> JsonObject.EMPTY.with("day", day.toString()).with("member", id))
                .toList();
        return marks.isEmpty() ? null : new JsonArray(marks);
    }

    /// The circle's key, sealed to each of its members by the keeper.
    JsonArray sealedKeys(CircleKey.Place place, SecureRandom random) {
        SigningKey keeper = members.getFirst().keys().signingKey();
        return JsonArray.of(members, member -> {
            var recipient = member.keys().openingKey().recipient();
            var circleKey = new CircleKey(place, Secret.of(key.revealSeed()), KeyId.of(recipient),
                    keeper.verificationKey());
            return JsonObject.EMPTY.with("reader", member.id())
                    .with("key", KeyId.of(recipient).text())
                    .with("file", circleKey.seal(keeper, recipient, random));
        });
    }
}
