package org.wwow.backup.server.casework;

import java.util.Optional;

import org.wwow.backup.server.http.Problem;

/// The steps of the gate in the order of protocol section 6. The session is checked before, by whoever calls; the
/// access event and the header follow.
///
/// Each step relies on those before it. Whatever is not theirs and whatever is not there answer alike.
enum GateStep {
    MEMBER_IN_FORCE {
        @Override
        boolean holds(GateQuestion question, GrantRules rules) {
            return question.member().isPresent();
        }
    },
    LIVE_GRANT {
        @Override
        boolean holds(GateQuestion question, GrantRules rules) {
            return question.standing().isPresent() && question.item().isPresent() && !question.readers().isEmpty();
        }
    },
    EPOCH_KNOWN {
        @Override
        boolean holds(GateQuestion question, GrantRules rules) {
            return question.standing()
                    .orElseThrow()
                    .epochs()
                    .containsKey(question.item().orElseThrow().line().in());
        }
    },
    CONSENT {
        @Override
        boolean holds(GateQuestion question, GrantRules rules) {
            Consents consents = question.standing().orElseThrow().consents();
            Readership.Member member = question.member().orElseThrow();
            return question.readers()
                    .stream()
                    .anyMatch(reader -> rules.mayRead(question.item().orElseThrow().line().in().compartment(),
                            new GrantRules.Viewer(member, reader), consents, question.now()));
        }
    },
    NOT_ERASED {
        @Override
        boolean holds(GateQuestion question, GrantRules rules) {
            return !question.item().orElseThrow().erasing()
                    && question.standing().orElseThrow().state() != CaseStanding.State.ERASING;
        }

        @Override
        Problem problem() {
            return Problem.ERASED;
        }
    },
    TWO_WHERE_MARKED {
        @Override
        boolean holds(GateQuestion question, GrantRules rules) {
            return !question.item().orElseThrow().line().two() || question.approved();
        }
    };

    abstract boolean holds(GateQuestion question, GrantRules rules);

    Problem problem() {
        return Problem.NOT_PERMITTED;
    }

    /// The first step that does not hold; empty if the item may be opened.
    static Optional<GateStep> firstBroken(GateQuestion question, GrantRules rules) {
        for (GateStep step : values()) {
            if (!step.holds(question, rules)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
