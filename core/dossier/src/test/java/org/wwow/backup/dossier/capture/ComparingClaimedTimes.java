package org.wwow.backup.dossier.capture;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Two clocks of one device agree within two minutes, in any zone that either leaves open.
class ComparingClaimedTimes {
    private static final LocalDateTime NOON = LocalDateTime.parse("2026-03-01T12:00:00");
    private static final Instant NOON_AT_ZERO = Instant.parse("2026-03-01T12:00:00Z");

    private static ClaimedTime at(LocalDateTime local, String offset) {
        return new ClaimedTime(CaptureSource.EXIF, "DateTime", local, Optional.of(ZoneOffset.of(offset)));
    }

    private static ClaimedTime somewhere(LocalDateTime local) {
        return new ClaimedTime(CaptureSource.EXIF, "DateTime", local, Optional.empty());
    }

    @Test
    void agreesToTwoMinutesAndNoSecondMore() {
        assertThat(at(NOON, "Z").agrees(at(NOON.plusMinutes(2), "Z"))).isTrue();
        assertThat(at(NOON, "Z").agrees(at(NOON.minusMinutes(2), "Z"))).isTrue();
        assertThat(at(NOON, "Z").agrees(at(NOON.plusSeconds(121), "Z"))).isFalse();
        assertThat(at(NOON, "Z").agrees(at(NOON.minusSeconds(121), "Z"))).isFalse();
    }

    @Test
    void comparesMomentsAndNotWhatTheClocksShow() {
        assertThat(at(NOON, "+05:45").agrees(at(NOON.minusMinutes(345), "Z"))).isTrue();
        assertThat(at(NOON, "+05:45").agrees(at(NOON, "Z"))).isFalse();
    }

    @Test
    void agreesInAnyZoneFromTwelveHoursWestToFourteenEast() {
        ClaimedTime told = at(NOON, "Z");

        assertThat(somewhere(NOON.plusHours(14)).agrees(told)).isTrue();
        assertThat(told.agrees(somewhere(NOON.plusHours(14)))).isTrue();
        assertThat(somewhere(NOON.minusHours(12)).agrees(told)).isTrue();
        assertThat(told.agrees(somewhere(NOON.minusHours(12)))).isTrue();
        assertThat(somewhere(NOON.plusHours(14).plusMinutes(3)).agrees(told)).isFalse();
        assertThat(told.agrees(somewhere(NOON.minusHours(12).minusMinutes(3)))).isFalse();
        assertThat(somewhere(NOON.plusMinutes(7)).agrees(told)).isFalse();
    }

    @Test
    void liesAfterAMomentOnlyWhereItDoesInEveryZone() {
        assertThat(at(NOON, "Z").isAfter(NOON_AT_ZERO.minusSeconds(121))).isTrue();
        assertThat(at(NOON, "Z").isAfter(NOON_AT_ZERO.minusSeconds(120))).isFalse();
        assertThat(somewhere(NOON.plusHours(14)).isAfter(NOON_AT_ZERO.minusSeconds(121))).isTrue();
        assertThat(somewhere(NOON.plusHours(14)).isAfter(NOON_AT_ZERO.minusSeconds(120))).isFalse();
    }
}
