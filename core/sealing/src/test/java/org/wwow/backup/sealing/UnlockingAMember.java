package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.AgeRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UnlockingAMember {
    private static final InstanceId INSTANCE = InstanceId.read("00010203-0405-0607-0809-0a0b0c0d0e0f");
    private static final String WORDS = "correct horse battery staple plain word";

    private final SecureRandom random = new SecureRandom();
    private final MemberKeys keys = MemberKeys.draw(random);

    @Test
    void opensTheSlotWithTheSamePassphrase() throws AgeRefused {
        byte[] slot = MemberSlot.seal(keys, MemberUnlock.passphrase(INSTANCE, "Amal@example.org", WORDS), random);

        MemberKeys opened = MemberSlot.open(slot,
                MemberUnlock.passphrase(INSTANCE, "amal@example.org", "correct\u00a0horse battery staple plain word"));

        assertThat(slot).hasSize(2683);
        assertThat(opened.revealMemberSecret()).isEqualTo(keys.revealMemberSecret());
        assertThat(opened.signingKey().verificationKey()).isEqualTo(keys.signingKey().verificationKey());
        assertThat(opened.openingKey().recipient()).isEqualTo(keys.openingKey().recipient());
    }

    @Test
    void opensTheSlotWithThePasskey() throws AgeRefused {
        Secret prf = Secret.draw(random);
        byte[] slot = MemberSlot.seal(keys, MemberUnlock.passkey(prf), random);

        assertThat(MemberSlot.open(slot, MemberUnlock.passkey(prf)).revealMemberSecret())
                .isEqualTo(keys.revealMemberSecret());
        assertThatExceptionOfType(AgeRefused.class)
                .isThrownBy(() -> MemberSlot.open(slot, MemberUnlock.passkey(Secret.draw(random))));
    }

    @Test
    void refusesAnotherPassphraseNameOrInstance() {
        byte[] slot = MemberSlot.seal(keys, MemberUnlock.passphrase(INSTANCE, "amal", WORDS), random);

        for (MemberUnlock other : List.of(MemberUnlock.passphrase(INSTANCE, "amal", WORDS + "s"),
                MemberUnlock.passphrase(INSTANCE, "amal2", WORDS),
                MemberUnlock.passphrase(InstanceId.draw(random), "amal", WORDS))) {
            assertThatExceptionOfType(AgeRefused.class).isThrownBy(() -> MemberSlot.open(slot, other));
        }
    }

    @Test
    void refusesASlotThatHoldsSomethingElse() {
        MemberUnlock unlock = MemberUnlock.passkey(Secret.draw(random));
        byte[] slot = Age.seal(Frame.GRANT.frame(new byte[31]), List.of(unlock.slotKey().recipient()), random);

        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> MemberSlot.open(slot, unlock));
    }

    @Test
    void signsInWithAnotherValueThanItUnlocksWith() {
        var unlock = MemberUnlock.passphrase(INSTANCE, "amal", WORDS);

        assertThat(unlock.signInValue().revealBytes()).isNotEqualTo(unlock.slotKey().revealSeed());
        assertThat(unlock.signInHash()).isEqualTo(Digest.hash(unlock.signInValue().revealBytes()));
        assertThat(unlock).hasToString("Passphrase[hidden]");
        assertThat(MemberUnlock.passkey(Secret.draw(random))).hasToString("Passkey[hidden]");
        assertThat(keys).hasToString("MemberKeys[hidden]");
    }

    @Test
    void asksThePasskeyForAnotherInputInEveryInstance() {
        assertThat(MemberUnlock.prfInput(INSTANCE)).isEqualTo(MemberUnlock.prfInput(INSTANCE))
                .isNotEqualTo(MemberUnlock.prfInput(InstanceId.draw(random)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "имя", "a\n",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "K\u0307a"})
    void refusesSignInNamesThatTwoSystemsCouldLowerDifferently(String name) {
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> MemberUnlock.passphrase(INSTANCE, name, WORDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tab\there", "line\nfeed", "zero\u200bwidth", "joiner\u200d", "non-joiner\u200c",
        "private\ue000", "tatweel\u0640", "unassigned\u0378", "variation\ufe0f", "filler\u3164", "jamo\u1100",
        "separator\u2028", "noncharacter\ufdd0", "bidi\u202e", "\u115f", "\ud83d"})
    void refusesPassphrasesThatCannotBeTypedAlikeEverywhere(String passphrase) {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> OpaqueString.prepare(passphrase));
    }

    @Test
    void preparesPassphrasesByTheProfile() {
        assertThat(OpaqueString.prepare("correct horse battery staple")).isEqualTo("correct horse battery staple");
        assertThat(OpaqueString.prepare("Correct Horse")).isEqualTo("Correct Horse");
        assertThat(OpaqueString.prepare("πßå")).isEqualTo("πßå");
        assertThat(OpaqueString.prepare("Jack of ♦s")).isEqualTo("Jack of ♦s");
        assertThat(OpaqueString.prepare("foo\u1680bar")).isEqualTo("foo bar");
        assertThat(OpaqueString.prepare("e\u0301")).isEqualTo("é");
        assertThat(OpaqueString.prepare("ＡＢ")).isEqualTo("ＡＢ");
        assertThat(OpaqueString.prepare("شمس قمر")).isEqualTo("شمس قمر");
        assertThat(OpaqueString.prepare("\u1112\u1161\u11ab")).isEqualTo("한");
        assertThat(OpaqueString.prepare("🐘🌊")).isEqualTo("🐘🌊");
        assertThat(OpaqueString.prepare("a".repeat(1024))).hasSize(1024);
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> OpaqueString.prepare("a".repeat(1025)));
    }
}
