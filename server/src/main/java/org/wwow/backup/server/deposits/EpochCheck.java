package org.wwow.backup.server.deposits;

import java.util.Optional;
import java.util.OptionalLong;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.http.Problem;

/// Epochs: begun one after the other by whoever holds the last, written to only while they are not stale.
@Component
final class EpochCheck implements Check {
    @Override
    public Optional<Problem> refuse(Examined deposit) {
        return opening(deposit).or(() -> deposit.statement()
                .epochs()
                .stream()
                .flatMap(epoch -> begun(deposit, epoch).stream())
                .findFirst())
                .or(() -> deposit.statement()
                        .items()
                        .stream()
                        .flatMap(item -> written(deposit, item.in()).stream())
                        .findFirst())
                .or(() -> deposit.statement()
                        .grants()
                        .stream()
                        .flatMap(grant -> known(deposit, grant.in()).stream())
                        .findFirst());
    }

    /// The reporter's recipient comes with the first deposit of a case and never again.
    private static Optional<Problem> opening(Examined deposit) {
        Optional<String> recipient = deposit.statement().opening();
        if (recipient.isPresent() != deposit.standing().isEmpty()) {
            return Optional.of(Problem.STATEMENT);
        }
        return Check.unless(recipient.isEmpty() || key(recipient.get()).isPresent(), Problem.STATEMENT);
    }

    static Optional<KeyId> key(String recipient) {
        try {
            return Optional.of(KeyId.of(Recipient.read(recipient)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Problem> begun(Examined deposit, CompartmentEpoch epoch) {
        OptionalLong latest = deposit.standing()
                .map(standing -> standing.latest(epoch.compartment()))
                .orElse(OptionalLong.empty());
        if (epoch.epoch() != latest.orElse(-1) + 1) {
            return Optional.of(Problem.EPOCH_TAKEN);
        }
        if (deposit.isByReporter()) {
            return Check.unless(epoch.compartment().isGrantedToTheReporter(), Problem.NOT_PERMITTED);
        }
        boolean may = latest.isPresent()
                ? deposit.isHeld(new CompartmentEpoch(epoch.compartment(), latest.getAsLong()))
                : isBegunByMembers(epoch.compartment());
        return Check.unless(may, Problem.NOT_PERMITTED)
                .or(() -> Check.unless(isGrantedToHer(deposit, epoch), Problem.STATEMENT));
    }

    /// What members make she must be able to read, but for their own work product.
    private static boolean isGrantedToHer(Examined deposit, CompartmentEpoch epoch) {
        return !epoch.compartment().isGrantedToTheReporter() || deposit.statement()
                .grants()
                .stream()
                .anyMatch(grant -> grant.in().equals(epoch) && grant.reader().kind() == Reader.Kind.REPORTER);
    }

    private static boolean isBegunByMembers(Compartment compartment) {
        return compartment.isConversation() || !compartment.isGrantedToTheReporter();
    }

    private static Optional<Problem> written(Examined deposit, CompartmentEpoch epoch) {
        if (deposit.standing().filter(standing -> standing.isStale(epoch)).isPresent()) {
            return Optional.of(Problem.EPOCH_STALE);
        }
        return known(deposit, epoch).or(() -> Check.unless(deposit.isHeld(epoch), Problem.NOT_PERMITTED));
    }

    private static Optional<Problem> known(Examined deposit, CompartmentEpoch epoch) {
        return Check.unless(deposit.epochs().contains(epoch), Problem.STATEMENT);
    }
}
