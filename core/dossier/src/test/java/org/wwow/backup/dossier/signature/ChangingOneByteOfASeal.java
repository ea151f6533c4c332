package org.wwow.backup.dossier.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwow.backup.dossier.signature.TestSigning.MANIFESTS;
import static org.wwow.backup.dossier.signature.TestSigning.SEALED;

/// No byte of a signature file is free: each changed one fails its form or its validation. How many bytes are tried is
/// told by the property `backup.seal.mutants`, or by `deep`; the choice is the same for the same number.
class ChangingOneByteOfASeal {
    private static final int MUTANTS = Integer.getInteger("backup.seal.mutants",
            Boolean.getBoolean("deep") ? 1_000 : 60);
    private static final int SEED = 3;

    @Test
    void failsWhicheverByteItIs() {
        byte[] whole = SEALED.file();
        Random choice = new Random(SEED);
        List<String> passed = new ArrayList<>();
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            int at = (int) ((long) whole.length * mutant / MUTANTS);
            tryOut(whole, at, choice, passed);
        }

        assertThat(passed).isEmpty();
    }

    @Test
    void failsInTheTokenThatNothingElseCovers() {
        byte[] whole = SEALED.file();
        String text = new String(whole, StandardCharsets.US_ASCII);
        int from = text.indexOf("<xades141:ArchiveTimeStamp");
        Random choice = new Random(SEED);
        List<String> passed = new ArrayList<>();
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            tryOut(whole, from + (int) ((long) (whole.length - from) * mutant / MUTANTS), choice, passed);
        }

        assertThat(passed).isEmpty();
    }

    /// Found by the bytes drawn above: such a tree can be parsed, and has no canonical form.
    @Test
    void refusesANamespaceThatIsNoAddress() {
        refuses(text -> text.replace("http://uri.etsi.org/01903/v1.4.1#", "http2//uri.etsi.org/01903/v1.4.1#"));
        refuses(text -> text.replace("http://www.w3.org/2000/09/xmldsig#", "xmldsig"));
    }

    @Test
    void refusesATokenThatIsNoBase64() {
        refuses(text -> {
            int at = text.lastIndexOf("</xades:EncapsulatedTimeStamp>");
            return text.substring(0, at - 8) + "!" + text.substring(at - 7);
        });
    }

    private static void refuses(UnaryOperator<String> change) {
        String text = new String(SEALED.file(), StandardCharsets.US_ASCII);
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        assertThatThrownBy(() -> TestSigning.reader()
                .manifests(changed.getBytes(StandardCharsets.US_ASCII), MANIFESTS))
                .isInstanceOfSatisfying(SignatureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SignatureRefused.Reason.NOT_CANONICAL));
    }

    private static void tryOut(byte[] whole, int at, Random choice, List<String> passed) {
        byte[] mutant = switch (choice.nextInt(3)) {
            case 0 -> flipped(whole, at, 1 << choice.nextInt(8));
            case 1 -> without(whole, at);
            default -> with(whole, at, (byte) "A =\n<&b9+".charAt(choice.nextInt(9)));
        };
        if (!Arrays.equals(mutant, whole) && lasts(mutant)) {
            passed.add("byte " + at);
        }
    }

    private static boolean lasts(byte[] mutant) {
        try {
            return TestSigning.reader().manifests(mutant, MANIFESTS).lasts();
        } catch (SignatureRefused refused) {
            return false;
        }
    }

    private static byte[] flipped(byte[] whole, int at, int bit) {
        byte[] mutant = whole.clone();
        mutant[at] ^= (byte) bit;
        return mutant;
    }

    private static byte[] without(byte[] whole, int at) {
        byte[] mutant = Arrays.copyOf(whole, whole.length - 1);
        System.arraycopy(whole, at + 1, mutant, at, whole.length - at - 1);
        return mutant;
    }

    private static byte[] with(byte[] whole, int at, byte more) {
        byte[] mutant = new byte[whole.length + 1];
        System.arraycopy(whole, 0, mutant, 0, at);
        mutant[at] = more;
        System.arraycopy(whole, at, mutant, at + 1, whole.length - at);
        return mutant;
    }
}
