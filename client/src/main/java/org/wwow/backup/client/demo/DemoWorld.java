package org.wwow.backup.client.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.wwow.backup.client.Calls;
import org.wwow.backup.client.demo.Countries.Country;
import org.wwow.backup.client.demo.DemoCases.Plan;
import org.wwow.backup.client.demo.DemoMember.Organisation;
import org.wwow.backup.client.demo.DemoMember.Role;
import org.wwow.backup.sealing.AccessCode;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CircleKey;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// Makes the demo's world on an empty server, as its own people would: by signed statements and sealed deposits.
public final class DemoWorld {
    private static final Duration IN_FORCE = Duration.ofDays(180);
    private static final Duration TRAINED = Duration.ofDays(200);
    private static final List<String> NEEDS = List.of("medical", "psychosocial", "shelter", "legal");

    private final Calls server;
    private final SecureRandom random;
    private final Clock clock;
    private final Founding founding;
    private final Map<String, DemoCircle> intake = new LinkedHashMap<>();
    private final List<AccessCode> codes = new ArrayList<>();

    /// @param setupToken what the server printed on its terminal
    public DemoWorld(Calls server, String setupToken, SecureRandom random, Clock clock) {
        this.server = server;
        this.random = random;
        this.clock = clock;
        this.founding = new Founding(server, setupToken, random, clock);
    }

    /// Makes everything and returns what is printed for people.
    public JsonObject make() {
        founding.found();
        List<Country> countries = Countries.read().all();
        for (Country country : countries) {
            intake.put(country.code(), circle(Organisation.HOUSE, "Intake " + english(country), "intake",
                    List.of(Role.INAYA, Role.IVAN)));
        }
        DemoCircle network = circle(Organisation.HOUSE, "Care network", "response", List.of(Role.ROSA, Role.INAYA));
        circle(Organisation.RELAY, "Investigators", "investigation", List.of(Role.LOUIS, Role.ANA));
        circle(Organisation.RELAY, "Legal desk", "legal", List.of(Role.LENA, Role.LOUIS));
        DemoCircle focal = circle(Organisation.RELAY, "Independent focal point", "intake",
                List.of(Role.LENA, Role.TARIQ));
        countries.forEach(country -> country(country, focal));
        founding.post(founding.statements().head(founding.administrators().getFirst()));
        cases(countries, network);
        return printed();
    }

    /// From when on the one-time codes of the moment are taken: a code that was used once is refused.
    public Instant codesTakenFrom() {
        return founding.codesLapsed();
    }

    private DemoCircle circle(Organisation organisation, String name, String purpose, List<Role> roles) {
        var circle = DemoCircle.draw(organisation, name, purpose,
                roles.stream().map(founding::member).toList(), random);
        LocalDate trained = LocalDate.ofInstant(clock.instant().minus(TRAINED), ZoneOffset.UTC);
        JsonObject fields = circle.statement(founding.organisationId(organisation), trained);
        var envelope = List.of("intake", "investigation").contains(purpose)
                ? founding.statements().nextForReporters("circle", fields, founding.administrators())
                : founding.statements().next("circle", fields, founding.administrators());
        founding.post(JsonObject.EMPTY.with("envelope", envelope.json())
                .with("circleKeys",
                        circle.sealedKeys(new CircleKey.Place(founding.instance(), circle.id(), 0), random)));
        return circle;
    }

    private void country(Country country, DemoCircle focal) {
        List<String> circles = Stream.of(circleOf(country), focal).map(circle -> circle.id().text()).sorted().toList();
        JsonObject statement = JsonObject.EMPTY.with("code", country.code())
                .with("circles", JsonArray.ofTexts(circles))
                .with("hours", JsonObject.EMPTY.with("zone", country.zone()).with("week", week(country)))
                .with("child", true)
                .with("file", Digest.hash(CanonicalJson.write(country.file())))
                .with("notAfter", clock.instant().plus(IN_FORCE));
        var envelope = founding.statements()
                .nextForReporters("country", statement, founding.administrators().subList(0, 1));
        founding.post(JsonObject.EMPTY.with("envelope", envelope.json()).with("file", country.file()));
    }

    /// Nobody reads on a weekend in one of them, as is so in most places: the page must say the day, not "soon".
    private static JsonArray week(Country country) {
        List<Integer> days = country.code().equals("UA") ? List.of(1, 2, 3, 4, 5) : List.of(1, 2, 3, 4, 5, 6, 7);
        return JsonArray.of(days, day -> JsonObject.EMPTY.with("day", day)
                .with("from", "07:00")
                .with("to", "21:00"));
    }

    /// Two cases a country: one inside its care window that tells what happened and may be contacted, one that neither
    /// tells nor wants to be contacted and comes back with its code.
    private void cases(List<Country> countries, DemoCircle network) {
        var cases = new DemoCases(server, founding.instance(), random, clock, network);
        int number = 0;
        for (Country country : countries) {
            String language = language(country);
            String area = area(country);
            String need = NEEDS.get(number % NEEDS.size());
            codes.add(cases.send(new Plan(language, List.of("medical", need.equals("medical") ? "psychosocial" : need),
                    "yesterday", 30 + 6 * number, area, true), circleOf(country)));
            codes.add(cases.send(new Plan(language, List.of(need), "m3_12", 0, area, false), circleOf(country)));
            number++;
        }
    }

    private JsonObject printed() {
        List<DemoMember> members = Stream.of(Role.values()).map(founding::member).toList();
        return JsonObject.EMPTY.with("members", JsonArray.of(members, DemoWorld::signIn))
                .with("codes", JsonArray.of(codes, code -> new JsonText(code.revealGroups())));
    }

    private static JsonValue signIn(DemoMember member) {
        return JsonObject.EMPTY.with("name", member.role().signInName())
                .with("role", member.role().word())
                .with("organisation", member.role().organisation().title())
                .with("passphrase", member.passphrase())
                .with("totpSecret", member.totpSecret());
    }

    private DemoCircle circleOf(Country country) {
        DemoCircle circle = intake.get(country.code());
        if (circle == null) {
            throw new IllegalStateException("No circle was made for a country of the demo.");
        }
        return circle;
    }

    private static String language(Country country) {
        return switch (country.code()) {
            case "CF" -> "fr";
            case "UA" -> "uk";
            case "MM" -> "en";
            default -> "ar";
        };
    }

    private static String english(Country country) {
        return ((JsonText) country.name().member("en").orElseThrow()).value();
    }

    private static String area(Country country) {
        JsonArray areas = (JsonArray) country.file().member("areas").orElseThrow();
        return ((JsonText) ((JsonObject) areas.values().getFirst()).member("area").orElseThrow()).value();
    }
}
