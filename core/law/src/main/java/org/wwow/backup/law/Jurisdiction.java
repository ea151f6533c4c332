package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Whether an instrument can reach a case, and why. What nobody answered stays open; it never closes a door.
///
/// @param reach the answer
/// @param reasons each link that was looked at
public record Jurisdiction(Reach reach, List<Reason> reasons) {
    /// Copies the list.
    public Jurisdiction {
        reasons = List.copyOf(reasons);
    }

    /// The three answers.
    public enum Reach {
        /// A link holds; a lawyer still checks it.
        AVAILABLE("available"),
        /// Something is unknown.
        TO_BE_CHECKED("to_be_checked"),
        /// Every link that could be looked at is closed.
        NOT_AVAILABLE("not_available");

        private final String code;

        Reach(String code) {
            this.code = code;
        }

        /// The word in files.
        public String code() {
            return code;
        }
    }

    /// One step of the derivation.
    public sealed interface Reason {
        /// No link with a country is asked.
        record Everywhere(String provision) implements Reason {}

        /// The instrument, or the provision, was not in force on any day of the case.
        record NotInForce(Period inForce) implements Reason {}

        /// It is not known whether it was in force on every day of the case.
        record ForceUnclear(Period inForce) implements Reason {}

        /// The country is bound on the days of the case.
        record Bound(Applicability.Link link, Applicability.Party party) implements Reason {}

        /// The country is bound, but the days of the case are unknown or only partly inside.
        record BoundUnclear(Applicability.Link link, Applicability.Party party) implements Reason {}

        /// The pack says that the country is not bound on the days of the case.
        record NotBound(Applicability.Link link, String country) implements Reason {}

        /// The pack says nothing of this country.
        record CountryUnknown(Applicability.Link link, String country) implements Reason {}

        /// No country was given for this link.
        record LinkUnknown(Applicability.Link link) implements Reason {}
    }

    static Jurisdiction of(Applicability law, Circumstances facts) {
        List<Reason> reasons = new ArrayList<>();
        Period.Cover inForce = law.period().covers(facts.period());
        if (inForce == Period.Cover.NOT_AT_ALL) {
            return new Jurisdiction(Reach.NOT_AVAILABLE, List.of(new Reason.NotInForce(law.period())));
        }
        if (inForce == Period.Cover.UNCLEAR) {
            reasons.add(new Reason.ForceUnclear(law.period()));
        }
        for (Applicability.Link link : law.links()) {
            links(law, link, facts, reasons);
        }
        return new Jurisdiction(reach(reasons, inForce), reasons);
    }

    private static void links(Applicability law, Applicability.Link link, Circumstances facts, List<Reason> reasons) {
        if (link == Applicability.Link.EVERYWHERE) {
            reasons.add(new Reason.Everywhere(law.provision()));
            return;
        }
        List<String> countries = facts.countries(link).stream().sorted().distinct().toList();
        if (countries.isEmpty()) {
            reasons.add(new Reason.LinkUnknown(link));
        }
        for (String country : countries) {
            reasons.add(reason(law, link, country, facts.period()));
        }
    }

    private static Reason reason(Applicability law, Applicability.Link link, String country, Period days) {
        List<Applicability.Party> known = law.parties().stream().filter(one -> one.country().equals(country)).toList();
        Applicability.@Nullable Party unclear = null;
        for (Applicability.Party party : known) {
            Period.Cover cover = party.binds() ? party.period().covers(days) : Period.Cover.NOT_AT_ALL;
            if (cover == Period.Cover.WHOLLY) {
                return new Reason.Bound(link, party);
            }
            unclear = unclear == null && cover == Period.Cover.UNCLEAR ? party : unclear;
        }
        if (unclear != null) {
            return new Reason.BoundUnclear(link, unclear);
        }
        return known.isEmpty() ? new Reason.CountryUnknown(link, country) : new Reason.NotBound(link, country);
    }

    private static Reach reach(List<Reason> reasons, Period.Cover inForce) {
        boolean open = false;
        boolean bound = false;
        for (Reason reason : reasons) {
            switch (reason) {
                case Reason.Everywhere _ -> bound = true;
                case Reason.Bound _ -> bound = true;
                case Reason.BoundUnclear _ -> open = true;
                case Reason.CountryUnknown _ -> open = true;
                case Reason.LinkUnknown _ -> open = true;
                case Reason.NotBound _ -> {
                }
                case Reason.NotInForce _ -> {
                }
                case Reason.ForceUnclear _ -> {
                }
            }
        }
        if (bound) {
            return inForce == Period.Cover.WHOLLY ? Reach.AVAILABLE : Reach.TO_BE_CHECKED;
        }
        return open ? Reach.TO_BE_CHECKED : Reach.NOT_AVAILABLE;
    }
}
