package org.wwow.backup.client.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.client.OneTimeCode;

import static org.assertj.core.api.Assertions.assertThat;

/// The printed sign-ins work at once, though each enrolment spends a code: the server takes the code of the step before,
/// of this step and of the next, each once, and none before one that was taken.
class EnrollingTheDemosMembers {
    private static final String FIRST = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final String OTHER = "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U";
    private static final long BEGIN = 1_800_000_000;

    private long now = BEGIN;
    private final FoundingCodes codes = new FoundingCodes(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(now);
        }
    });

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 12, 24, 25, 29})
    void spendsCodesThatTheServerStillTakesSecondsLater(long into) {
        now = BEGIN + into;

        long enrolled = step(FIRST, codes.earliest(FIRST));
        long signedIn = step(FIRST, codes.afterwards(FIRST));

        assertThat(signedIn).isEqualTo(enrolled + 1);
        assertThat(LongStream.rangeClosed(now, now + 4).map(second -> second / 30).boxed())
                .allSatisfy(present -> assertThat(List.of(enrolled, signedIn))
                        .allSatisfy(step -> assertThat(step).isBetween(present - 1, present + 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 12, 24, 25, 29})
    void leavesTheCodeOfTheMomentToWhoReadsItPrinted(long into) {
        now = BEGIN + into;
        long first = Math.max(step(FIRST, codes.earliest(FIRST)), step(FIRST, codes.afterwards(FIRST)));
        now += 3;
        long other = step(OTHER, codes.earliest(OTHER));

        now = Math.max(now, codes.lapsed().getEpochSecond());

        assertThat(now / 30).isGreaterThan(first).isGreaterThan(other);
        assertThat(now).isLessThanOrEqualTo(BEGIN + into + 35);
    }

    /// The step whose code this is, among those around now.
    private long step(String secret, String code) {
        return LongStream.rangeClosed(now / 30 - 2, now / 30 + 2)
                .filter(step -> OneTimeCode.at(secret, Instant.ofEpochSecond(step * 30)).equals(code))
                .findFirst()
                .orElseThrow();
    }
}
