package org.wwow.backup.server.canary;

import java.time.Clock;
import java.util.List;

import org.wwow.backup.client.Calls;
import org.wwow.backup.client.OneTimeCode;
import org.wwow.backup.client.SignedInMember;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.MemberUnlock;

/// An intake officer of the demo's world at her desk.
///
/// @param canaries her passphrase, which stays with her, and her sign-in value, which a call carries
record SignedInOfficer(Calls calls, List<Canary> canaries) {

    /// Signs in whoever has the role, by what the demo prints.
    static SignedInOfficer signIn(Calls server, InstanceId instance, JsonObject printed, Clock clock) {
        JsonObject officer = ((JsonArray) printed.member("members").orElseThrow()).values()
                .stream()
                .map(JsonObject.class::cast)
                .filter(member -> PublicCircle.text(member, "role").equals("intake"))
                .findFirst()
                .orElseThrow();
        String name = PublicCircle.text(officer, "name");
        String passphrase = PublicCircle.text(officer, "passphrase");
        MemberUnlock.Passphrase unlock = MemberUnlock.passphrase(instance, name, passphrase);
        // As a person who reads what the demo printed: only the first administrator spent a code of this step.
        String code = OneTimeCode.at(PublicCircle.text(officer, "totpSecret"), clock.instant());
        return new SignedInOfficer(SignedInMember.signIn(server, name, unlock, code).calls(),
                List.of(Canary.sealed("a passphrase", passphrase),
                        Canary.sealed("the key of her slot", unlock.slotKey().revealSeed()),
                        Canary.called("a sign-in value", unlock.signInValue().revealBytes())));
    }

    /// Opens everything of a case and returns how many items that were.
    int readAll(CaseId id) {
        calls.get("/queue");
        JsonObject page = calls.get("/cases/" + id);
        var items = (JsonArray) page.member("items").orElseThrow();
        items.values().forEach(item -> {
            JsonObject opened = calls.post("/cases/" + id + "/items/" + PublicCircle.text((JsonObject) item, "item")
                    + "/opening", JsonObject.EMPTY.with("reason", new JsonText("triage")));
            calls.bytes(PublicCircle.text(opened, "payload"));
        });
        return items.values().size();
    }
}
