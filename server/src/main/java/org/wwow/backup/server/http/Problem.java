package org.wwow.backup.server.http;

import java.util.Locale;

import org.wwow.backup.sealing.JsonObject;

/// Every way a call can be refused (protocol section 13). The code is stable; its words belong to the clients, in each
/// language; nothing that was sent is ever repeated.
public enum Problem {
    /// The call itself is wrong: not JSON, an unknown member, a value outside its range.
    FORM(400),
    /// No live session, or sign-in failed; the same for every reason.
    SESSION(401),
    /// Not theirs, or not there: to members the two are one.
    NOT_PERMITTED(403),
    /// A public file that does not exist.
    ABSENT(404),
    /// Another reader was first with this epoch.
    EPOCH_TAKEN(409),
    /// The epoch ended; a holder makes the next.
    EPOCH_STALE(409),
    /// The consent follows another than the latest.
    CONSENT_FORK(409),
    /// A yes is older than it may be for something new: she is asked first.
    CONSENT_DUE(409),
    /// This id was used for other content.
    DEPOSIT_DIFFERS(409),
    /// A reader's key is no longer current.
    KEY_CHANGED(409),
    /// The directory grew meanwhile.
    CHAIN_MOVED(409),
    /// No circle with two members in force.
    NOT_READY(409),
    /// The sign-in name belongs to another member.
    NAME_TAKEN(409),
    /// What was to be done is done.
    ALREADY(409),
    /// The upload is at another offset.
    OFFSET(409),
    /// Destroyed, or closed until it is.
    ERASED(410),
    /// Larger than the call takes.
    TOO_LARGE(413),
    /// A signature does not hold or is not the one needed.
    SIGNATURE(422),
    /// Not a header of one hybrid stanza.
    HEADER(422),
    /// A length outside its class.
    SIZE_CLASS(422),
    /// A digest that does not match.
    DIGEST(422),
    /// No work, or not enough, or spent.
    WORK(422),
    /// A rule of the statement's own section.
    STATEMENT(422),
    /// Too many calls; come back later.
    SLOW_DOWN(429),
    /// A fault of ours.
    FAULT(500),
    /// Away for a moment.
    LATER(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /// The stable code, such as `epoch-taken`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// The body of RFC 9457 under a status, which for `form` may be another of the 4xx.
    public JsonObject body(int underStatus) {
        return JsonObject.EMPTY.with("type", code()).with("status", underStatus);
    }
}
