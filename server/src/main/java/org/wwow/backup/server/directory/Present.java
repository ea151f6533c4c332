package org.wwow.backup.server.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;

/// Who is in force at one moment: the same answers however often one asks. Not to be kept beyond the decision it is for.
public record Present(InForce inForce, Instant now) {
    /// As [Directory#member].
    public Optional<MemberInForce> member(MemberId id) {
        return inForce.member(id, now);
    }

    /// As [Directory#memberBySigningKey].
    public Optional<MemberInForce> memberBySigningKey(VerificationKey key) {
        return inForce.memberSigning(key, now);
    }

    /// As [Directory#circle].
    public Optional<CircleInForce> circle(CircleId id) {
        return inForce.circle(id, now);
    }

    /// As [Directory#circlesOf].
    public List<CircleId> circlesOf(MemberId member) {
        return inForce.circlesOf(member, now);
    }

    /// As [Directory#organisationOf(CircleId)].
    public Optional<OrganisationId> organisationOf(CircleId circle) {
        return inForce.organisation(circle);
    }

    /// As [Directory#organisationOf(MemberId)].
    public Optional<OrganisationId> organisationOf(MemberId member) {
        return inForce.organisation(member);
    }

    /// Whether somebody will read a reporter's deposit, as [Directory#requireReady] asks.
    public boolean isReady(Optional<CircleId> named) {
        return inForce.circlesOfCountries(now)
                .filter(circle -> named.isEmpty() || named.get().equals(circle))
                .anyMatch(this::reads);
    }

    /// Whether somebody will read what comes from a country: its records are there, and one of its circles is ready.
    public boolean isReady(String country) {
        return inForce.circlesOfCountry(country, now).anyMatch(this::reads);
    }

    private boolean reads(CircleId circle) {
        return circle(circle).filter(CircleInForce::ready).isPresent();
    }
}
