package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/// The worked derivation of protocol section 16.
class DerivingReporterKeys {
    private static final InstanceId INSTANCE = InstanceId.read("00010203-0405-0607-0809-0a0b0c0d0e0f");
    private static final AccessCode CODE = AccessCode.read("0123 4567 8901 2345 6789 0105");
    private static final ReporterKeys KEYS = ReporterKeys.of(CODE, INSTANCE);

    @Test
    void stretchesTheCode() {
        assertThat(hex(ReporterKeys.stretch(CODE, INSTANCE).revealBytes()))
                .isEqualTo("b89dcdbaaec0faa478445591cb54dd96689c52f7076d4a40ec9886f3650df29f");
    }

    @Test
    void derivesTheMailbox() {
        assertThat(hex(KEYS.mailboxId().bytes())).isEqualTo("d672872328b2eda45e47942bc672e131");
        assertThat(ReporterKeys.mailboxId(KEYS.mailboxSecret())).isEqualTo(KEYS.mailboxId());
    }

    @Test
    void derivesTheOpeningKeyAndItsRecipient() {
        var key = KEYS.openingKey(0);

        assertThat(hex(key.revealSeed()))
                .isEqualTo("e242e3758da3264001f8dfe2b87c98d6267009b5b4e359e4288b4c434054df4e");
        assertThat(Digest.hash(key.recipient().text().getBytes(StandardCharsets.US_ASCII)).hex())
                .isEqualTo("28975ff4811625d62795073f9eda2a8310a091b4e697845bce0332e6abbf86d9");
        assertThat(KeyId.of(key.recipient())).hasToString("oGih8kCO-v7FIfsfdWiKeg");
    }

    @Test
    void derivesTheDraftKey() {
        assertThat(hex(KEYS.draftKey().revealSeed()))
                .isEqualTo("3b916588e97941abb4779f830d9ca16a70a674ff88ebfafb1bb0b3149afad93e");
    }

    @Test
    void derivesTheAuthorAndTheCase() {
        assertThat(hex(KEYS.authorKey(0).verificationKey().bytes()))
                .isEqualTo("ee5f857966e38a48bbbcdf9246f6dea3dac9aa8dc8514c3abd3a355eed32d164");
        assertThat(KEYS.caseId(0)).hasToString("51370b92-08f1-852b-b069-8090efaa8e15");
    }

    @Test
    void derivesTheCompartmentAndTheTag() {
        CaseId first = KEYS.caseId(0);

        assertThat(hex(KEYS.compartmentKey(first, Compartment.CARE, 0).revealSeed()))
                .isEqualTo("50ed0869604a45080f0609ea007752b2cb66be52bedb045d006b579c742286fc");
        assertThat(hex(KEYS.signalTag(first).bytes())).isEqualTo("fc02dd2039ad1d3544eaeb16a2aa8be5");
    }

    @Test
    void derivesAnotherKeyForEveryCaseCompartmentAndEpoch() {
        CaseId first = KEYS.caseId(0);

        assertThat(KEYS.caseId(1)).isNotEqualTo(first);
        assertThat(KEYS.openingKey(1).recipient()).isNotEqualTo(KEYS.openingKey(0).recipient());
        assertThat(KEYS.compartmentKey(first, Compartment.CARE, 1).recipient())
                .isNotEqualTo(KEYS.compartmentKey(first, Compartment.CARE, 0).recipient())
                .isNotEqualTo(KEYS.compartmentKey(first, Compartment.MEETING, 1).recipient());
        assertThat(KEYS.signalTag(KEYS.caseId(1))).isNotEqualTo(KEYS.signalTag(first));
    }

    @Test
    void derivesOtherKeysInAnotherInstance() {
        InstanceId other = InstanceId.read("00010203-0405-0607-0809-0a0b0c0d0e10");

        assertThat(ReporterKeys.of(CODE, other).mailboxId()).isNotEqualTo(KEYS.mailboxId());
    }

    @Test
    void refusesAnEpochThatIsNoU32() {
        assertThatIllegalArgumentException().isThrownBy(() -> KEYS.authorKey(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> KEYS.authorKey(1L << 32));
        assertThat(KEYS.authorKey(0xFFFF_FFFFL)).isNotNull();
    }

    @Test
    void refusesALabelThatCouldRunIntoItsFields() {
        KeyDerivation derivation = KeyDerivation.from(Secret.of(new byte[32]));

        assertThatIllegalArgumentException().isThrownBy(() -> derivation.derive("a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> derivation.derive(""));
    }

    @Test
    void refusesUnknownCompartments() {
        for (String name : new String[]{"", "Care", "care\n", "conversation", "conversation.", "conversation.1234567",
            "conversation.123456789", "conversation.ABCDEF01", "secret"}) {
            assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> new Compartment(name));
        }
        assertThat(new Compartment("conversation.00ff00ff").isConversation()).isTrue();
        assertThat(Compartment.CARE.isConversation()).isFalse();
        assertThat(Compartment.LEGAL.isGrantedToTheReporter()).isFalse();
        assertThat(Compartment.TEAM.isGrantedToTheReporter()).isFalse();
        assertThat(Compartment.ACCOUNT.isGrantedToTheReporter()).isTrue();
    }

    @Test
    void neverPrintsItselfByAccident() {
        assertThat(KEYS).hasToString("ReporterKeys[hidden]");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
