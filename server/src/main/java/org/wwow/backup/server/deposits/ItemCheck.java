package org.wwow.backup.server.deposits;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.age.AgeRefused;
import org.wwow.backup.sealing.age.SealedHeader;
import org.wwow.backup.sealing.deposit.DepositCall.Payload;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.DepositedItem.Kind;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.casework.CaseFiles;
import org.wwow.backup.server.evidence.PayloadSize;
import org.wwow.backup.server.http.Problem;

/// Items: a header of one hybrid recipient, a size of its kind, and the bytes that the statement names.
///
/// What was uploaded is compared when it is taken, in [Deposits]; its digest was made while it was written.
@Component
final class ItemCheck implements Check {
    private final CaseFiles cases;

    ItemCheck(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public Optional<Problem> refuse(Examined deposit) {
        Set<UUID> ids = deposit.statement()
                .items()
                .stream()
                .map(item -> item.id().uuid())
                .collect(Collectors.toSet());
        if (!deposit.call().headers().keySet().equals(ids) || !deposit.call().payloads().keySet().equals(ids)) {
            return Optional.of(Problem.FORM);
        }
        Optional<Problem> wrong = deposit.statement()
                .items()
                .stream()
                .flatMap(item -> item(item, deposit.call().headers().get(item.id().uuid()),
                        deposit.call().payloads().get(item.id().uuid())).stream())
                .findFirst();
        return wrong.or(() -> Check.unless(!deposit.found().itemsUsed(), Problem.STATEMENT))
                .or(() -> Check.unless(cases.areItems(deposit.statement().inCase(),
                        deposit.statement().marks().stream().filter(mark -> !ids.contains(mark.uuid())).toList()),
                        Problem.NOT_PERMITTED));
    }

    private static Optional<Problem> item(DepositedItem item, @Nullable SealedBytes header,
            @Nullable Payload payload) {
        if (header == null || payload == null) {
            return Optional.of(Problem.FORM);
        }
        return header(item, header).or(() -> size(item)).or(() -> payload(item, payload));
    }

    private static Optional<Problem> header(DepositedItem item, SealedBytes header) {
        try {
            SealedHeader.of(header.shared());
        } catch (AgeRefused _) {
            return Optional.of(Problem.HEADER);
        }
        return Check.unless(header.digest().equals(item.header()), Problem.DIGEST);
    }

    private static Optional<Problem> size(DepositedItem item) {
        if (!PayloadSize.isPayload(item.size())) {
            return Optional.of(Problem.SIZE_CLASS);
        }
        var size = new PayloadSize(item.size());
        return Check.unless(item.kind() == Kind.MEDIA ? size.isMedia() : size.isDocument(), Problem.SIZE_CLASS);
    }

    private static Optional<Problem> payload(DepositedItem item, Payload payload) {
        return switch (payload) {
            case Payload.Inline(SealedBytes bytes) -> Check
                    .unless(bytes.length() == item.size() && bytes.length() <= PayloadSize.INLINE_LIMIT,
                            Problem.SIZE_CLASS)
                    .or(() -> Check.unless(bytes.digest().equals(item.payload()), Problem.DIGEST));
            case Payload.Uploaded _ -> Optional.empty();
        };
    }
}
