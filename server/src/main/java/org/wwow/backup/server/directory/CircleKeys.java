package org.wwow.backup.server.directory;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.directory.store.CircleKeyRows;
import org.wwow.backup.server.directory.store.CircleKeyRows.Held;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Keys of circles, sealed to their members (protocol section 7).
@Component
public class CircleKeys {
    private final CircleKeyRows rows;
    private final Chain chain;
    private final Consequences consequences;
    private final Directory directory;

    CircleKeys(CircleKeyRows rows, Chain chain, Consequences consequences, Directory directory) {
        this.rows = rows;
        this.chain = chain;
        this.consequences = consequences;
        this.directory = directory;
    }

    /// What a member holds, all epochs.
    public List<Held> of(MemberId member) {
        return rows.heldBy(member);
    }

    /// Seals the present epoch again for members of the circle, by a keeper in force: for a member with new keys.
    /// Nobody joins this way.
    ///
    /// @throws Refused with `not-permitted` unless a keeper does it, `epoch-stale` for another epoch, `key-changed` or
    ///                 `statement` for a reader it is not for
    @Transactional
    public void seal(Member by, CircleId circle, long epoch, List<CircleKeyFile> files) {
        CircleInForce present = directory.circle(circle)
                .filter(one -> one.keepers().contains(by.id()))
                .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
        if (present.epoch() != epoch) {
            throw new Refused(Problem.EPOCH_STALE);
        }
        chain.circle(circle).ifPresent(statement -> files.forEach(file -> consequences.keep(statement, file)));
    }
}
