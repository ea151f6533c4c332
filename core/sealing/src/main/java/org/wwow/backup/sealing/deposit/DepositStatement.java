package org.wwow.backup.sealing.deposit;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.VerificationKey;

/// Everything that enters a case: report, message, grant, consent, in one signed statement (protocol section 9.5).
///
/// @param author the case's author key, or a member's signing key
/// @param opening the reporter's recipient (`age1pq…`), in the first deposit of a case only
/// @param epochs epochs that this deposit begins
/// @param marks items that from now on open only with a second member's approval
/// @param routing where to and how urgent, when the report is sent
public record DepositStatement(InstanceId instance, DepositId id, CaseId inCase, VerificationKey author,
        Optional<String> opening, List<CompartmentEpoch> epochs, List<DepositedItem> items,
        List<DepositedGrant> grants, List<Consent> consents, List<ItemId> marks, Optional<RoutingSlip> routing) {
    /// The type and domain separator.
    public static final String TYPE = "backup/v1/deposit";
    /// Most items of one deposit.
    public static final int MAX_ITEMS = 256;
    /// Most grants of one deposit.
    public static final int MAX_GRANTS = 256;
    /// Most consents of one deposit.
    public static final int MAX_CONSENTS = 32;

    private static final int MAX_EPOCHS = 64;
    private static final int RECIPIENT_SIGNS = 1_959;

    /// Copies the lists.
    ///
    /// @throws FormRefused if an identifier or an epoch stands twice
    public DepositStatement {
        epochs = List.copyOf(epochs);
        items = List.copyOf(items);
        grants = List.copyOf(grants);
        consents = List.copyOf(consents);
        marks = List.copyOf(marks);
        Words.distinct(epochs, "epochs");
        Words.distinct(items.stream().map(DepositedItem::id).toList(), "items");
        Words.distinct(grants.stream().map(DepositedGrant::id).toList(), "grants");
        Words.distinct(marks, "marks");
    }

    /// Reads a statement; [FormRefused] with `TOO_LONG` means too many items, grants or consents.
    public static DepositStatement read(Members members) {
        members.exactly("type", TYPE);
        return new DepositStatement(members.id("instance", InstanceId::read), members.id("id", DepositId::read),
                members.id("case", CaseId::read), members.key("author"),
                members.optional("opening", m -> m.object("opening", DepositStatement::recipient)),
                members.objects("epochs", MAX_EPOCHS, CompartmentEpoch::read),
                members.objects("items", MAX_ITEMS, DepositedItem::read),
                members.objects("grants", MAX_GRANTS, DepositedGrant::read),
                members.objects("consents", MAX_CONSENTS, Consent::read),
                members.list("marks", MAX_ITEMS, value -> ItemId.read(Words.text(value, "marks"))),
                members.optional("routing", m -> m.object("routing", RoutingSlip::read)));
    }

    /// Writes the statement.
    public JsonObject json() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", instance)
                .with("id", id)
                .with("case", inCase)
                .with("author", author)
                .withOptional("opening", openingJson())
                .with("epochs", Words.array(epochs, CompartmentEpoch::json))
                .with("items", Words.array(items, DepositedItem::json))
                .with("grants", Words.array(grants, DepositedGrant::json))
                .with("consents", Words.array(consents, Consent::json))
                .with("marks", Words.array(marks, id -> new JsonText(id.text())))
                .withOptional("routing", routing.<JsonValue>map(RoutingSlip::json).orElse(null));
    }

    /// Whether it says nothing but answers to consents: what two members may sign for her (protocol section 9.10).
    public boolean onlyAnswers() {
        return !consents.isEmpty() && opening.isEmpty() && routing.isEmpty() && epochs.isEmpty() && items.isEmpty()
                && grants.isEmpty() && marks.isEmpty();
    }

    private @Nullable JsonValue openingJson() {
        return opening.<JsonValue>map(text -> JsonObject.EMPTY.with("recipient", text)).orElse(null);
    }

    private static String recipient(Members members) {
        String text = members.text("recipient", RECIPIENT_SIGNS);
        if (!text.startsWith("age1pq1") || text.length() != RECIPIENT_SIGNS) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "recipient");
        }
        return text;
    }
}
