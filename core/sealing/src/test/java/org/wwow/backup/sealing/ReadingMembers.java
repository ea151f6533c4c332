package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.FormRefused.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReadingMembers {
    @Test
    void refusesAMemberThatNobodyAskedFor() {
        refuses("{\"a\":1,\"b\":2}", members -> members.integer("a", 0, 9), Reason.UNKNOWN_MEMBER);
    }

    @Test
    void refusesAMissingMemberAndNamesIt() {
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> Members.read(json("{}"), members -> members.text("case", 9)))
                .withMessage("case: is missing");
    }

    @Test
    void doesNotTakeAskingWhetherThereIsAMemberForReadingIt() {
        refuses("{\"a\":1}", members -> members.has("a"), Reason.UNKNOWN_MEMBER);
    }

    @Test
    void refusesSomethingElseThanAnObject() {
        refuses("[]", members -> "", Reason.WRONG_KIND);
    }

    @Test
    void refusesValuesOfTheWrongKind() {
        refuses("{\"a\":\"1\"}", members -> members.integer("a", 0, 9), Reason.WRONG_KIND);
        refuses("{\"a\":1}", members -> members.text("a", 9), Reason.WRONG_KIND);
        refuses("{\"a\":\"true\"}", members -> members.truth("a"), Reason.WRONG_KIND);
        refuses("{\"a\":{}}", members -> members.list("a", 9, value -> value), Reason.WRONG_KIND);
        refuses("{\"a\":[1]}", members -> members.sorted("a", 9, value -> value), Reason.WRONG_KIND);
        refuses("{\"a\":[1]}", members -> members.objects("a", 9, one -> ""), Reason.WRONG_KIND);
    }

    @Test
    void refusesNumbersOutsideTheirBounds() {
        refuses("{\"a\":-1}", members -> members.u32("a"), Reason.OUT_OF_RANGE);
        refuses("{\"a\":4294967296}", members -> members.u32("a"), Reason.OUT_OF_RANGE);
        assertThat(read("{\"a\":4294967295}", members -> members.u32("a"))).isEqualTo(4294967295L);
        assertThat(read("{\"a\":0}", members -> members.u32("a"))).isEqualTo(0L);
    }

    @Test
    void refusesTextsAndListsThatAreTooLong() {
        refuses("{\"a\":\"abc\"}", members -> members.text("a", 2), Reason.TOO_LONG);
        refuses("{\"a\":[1,2,3]}", members -> members.list("a", 2, value -> value), Reason.TOO_LONG);
        assertThat(read("{\"a\":\"ab\"}", members -> members.text("a", 2))).isEqualTo("ab");
        assertThat(read("{\"a\":[1,2]}", members -> members.list("a", 2, value -> value).size())).isEqualTo(2);
    }

    @Test
    void refusesAWordThatIsNotInTheList() {
        refuses("{\"a\":\"maybe\"}", members -> members.oneOf("a", Set.of("yes", "no")), Reason.OUT_OF_RANGE);
        assertThat(read("{\"a\":\"yes\"}", members -> members.oneOf("a", Set.of("yes", "no")))).isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"b\",\"a\"]", "[\"a\",\"a\"]", "[\"a\",\"c\",\"b\"]"})
    void refusesASetThatIsNotSortedAndDistinct(String list) {
        refuses("{\"a\":" + list + "}", members -> members.sorted("a", 9, text -> text), Reason.NOT_SORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T18:36:12.0Z", "2026-11-21T18:36:12+00:00", "2026-11-21 18:36:12Z",
        "2026-02-30T00:00:00Z", "2026-12-31T23:59:60Z", "2026-11-21T24:00:00Z", "2026-11-21T18:36Z",
        "+002026-11-21T18:36:12Z", "2026-11-21t18:36:12z", ""})
    void refusesATimeInAnyOtherForm(String time) {
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> read("{\"a\":\"" + time + "\"}", members -> members.time("a")))
                .withMessageStartingWith("a: ");
    }

    @Test
    void refusesATimeWithAFractionBecauseItIsLonger() {
        refuses("{\"a\":\"2026-11-21T18:36:12.123Z\"}", members -> members.time("a"), Reason.TOO_LONG);
    }

    @Test
    void readsATimeInWholeSeconds() {
        Instant time = Instant.parse("2026-11-21T18:00:00Z");
        JsonObject object = JsonObject.EMPTY.with("a", time.plusMillis(999));

        assertThat(Members.<Instant>read(object, members -> members.time("a"))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAECAwQFBgcICQoLDA0ODx==", "AAECAwQFBgcICQoLDA0ODx", "AAECAwQFBgcICQoLDA0OD+", "AAEC", "",
        "é"})
    void refusesBytesInAnyOtherSpellingOrLength(String text) {
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> read("{\"a\":\"" + text + "\"}", members -> members.bytes("a", 16)));
    }

    @Test
    void readsOptionalMembersWhenTheyAreThere() {
        assertThat(read("{}", members -> members.optional("a", one -> one.truth("a")))).isEqualTo(Optional.empty());
        assertThat(read("{\"a\":false}", members -> members.optional("a", one -> one.truth("a"))))
                .isEqualTo(Optional.of(false));
    }

    private static Object read(String json, Function<Members, ?> parser) {
        return Members.read(json(json), parser);
    }

    private static void refuses(String json, Function<Members, ?> parser, Reason reason) {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Members.read(json(json), parser))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static JsonValue json(String json) {
        return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
