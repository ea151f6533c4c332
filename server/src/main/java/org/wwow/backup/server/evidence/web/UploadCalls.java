package org.wwow.backup.server.evidence.web;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.evidence.Append;
import org.wwow.backup.server.evidence.Opened;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.UploadAddress;
import org.wwow.backup.server.evidence.Uploads;
import org.wwow.backup.server.http.Caller;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.Reporter;
import org.wwow.backup.server.http.TakesAStream;

/// tus 1.0, the core protocol with creation and expiration (protocol section 9.3).
///
/// Metadata would name files, a deferred length would grow without bound, concatenation would join what was sealed
/// apart: all three are refused.
@RestController
final class UploadCalls {
    private static final String VERSION = "1.0.0";
    private static final String PATCH_TYPE = "application/offset+octet-stream";
    private static final List<String> REFUSED = List.of("Upload-Metadata", "Upload-Defer-Length", "Upload-Concat");

    private final Uploads uploads;

    UploadCalls(Uploads uploads) {
        this.uploads = uploads;
    }

    @PostMapping("/uploads")
    ResponseEntity<JsonObject> begin(Caller caller, HttpServletRequest request) {
        if (isOtherVersion(request)) {
            return otherVersion();
        }
        if (REFUSED.stream().anyMatch(name -> request.getHeader(name) != null) || request.getContentLengthLong() > 0) {
            throw new Refused(Problem.FORM);
        }
        Owner owner = owner(caller);
        if (owner instanceof Owner.Member) {
            uploads.admit(owner);
        }
        return switch (uploads.open(owner, number(request, "Upload-Length"))) {
            case Opened.At(var upload) -> ResponseEntity.status(HttpStatus.CREATED)
                    .headers(tus(upload.expires()))
                    .header(HttpHeaders.LOCATION, "/uploads/" + upload.address())
                    .build();
            case Opened.NotASizeClass _ -> throw new Refused(Problem.SIZE_CLASS);
            case Opened.NotAdmitted _ -> throw new Refused(Problem.NOT_PERMITTED);
            case Opened.NoRoom _ -> throw new Refused(Problem.TOO_LARGE);
        };
    }

    @RequestMapping(path = "/uploads/{upload}", method = RequestMethod.HEAD)
    ResponseEntity<JsonObject> ask(Caller caller, @PathVariable("upload") String upload, HttpServletRequest request)
            throws IOException {
        if (isOtherVersion(request)) {
            return otherVersion();
        }
        Uploads.Progress progress = uploads.progress(owner(caller), address(upload))
                .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
        return ResponseEntity.ok()
                .headers(tus(progress.expires()))
                .header("Upload-Offset", Long.toString(progress.offset()))
                .header("Upload-Length", Long.toString(progress.size().bytes()))
                .build();
    }

    @TakesAStream
    @PatchMapping("/uploads/{upload}")
    ResponseEntity<JsonObject> append(Caller caller, @PathVariable("upload") String upload,
            HttpServletRequest request) throws IOException {
        if (isOtherVersion(request)) {
            return otherVersion();
        }
        if (!PATCH_TYPE.equals(request.getContentType())) {
            return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        long length = request.getContentLengthLong();
        Append append = uploads.append(owner(caller), address(upload), number(request, "Upload-Offset"),
                length < 0 ? Optional.empty() : Optional.of(length), request.getInputStream());
        return switch (append) {
            case Append.Taken(long offset, Instant expires) -> ResponseEntity.noContent()
                    .headers(tus(expires))
                    .header("Upload-Offset", Long.toString(offset))
                    .build();
            case Append.WrongOffset _,Append.Busy _ -> throw new Refused(Problem.OFFSET);
            case Append.TooLong _ -> throw new Refused(Problem.TOO_LARGE);
            case Append.Unknown _ -> throw new Refused(Problem.NOT_PERMITTED);
        };
    }

    private static HttpHeaders tus(Instant expires) {
        var headers = new HttpHeaders();
        headers.set("Tus-Resumable", VERSION);
        headers.set("Cache-Control", "no-store");
        // To the day: a finer time in a log of a relay would say when she began.
        headers.set("Upload-Expires", DateTimeFormatter.RFC_1123_DATE_TIME
                .format(expires.truncatedTo(ChronoUnit.DAYS).atOffset(ZoneOffset.UTC)));
        return headers;
    }

    private static boolean isOtherVersion(HttpServletRequest request) {
        return !VERSION.equals(request.getHeader("Tus-Resumable"));
    }

    private static ResponseEntity<JsonObject> otherVersion() {
        return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                .header("Tus-Version", VERSION)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.FORM.body(HttpStatus.PRECONDITION_FAILED.value()));
    }

    private static ResponseEntity<JsonObject> problem(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.FORM.body(status.value()));
    }

    private static UploadAddress address(String text) {
        return UploadAddress.read(text).orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
    }

    private static long number(HttpServletRequest request, String header) {
        String text = request.getHeader(header);
        if (text == null || !text.matches("\\d{1,12}")) {
            throw new Refused(Problem.FORM);
        }
        return Long.parseLong(text);
    }

    private static Owner owner(Caller caller) {
        return switch (caller) {
            case Member member -> new Owner.Member(member.id().uuid());
            case Reporter reporter -> new Owner.Mailbox(reporter.mailbox().uuid());
        };
    }
}
