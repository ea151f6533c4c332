package org.wwow.backup.server.custody.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.server.custody.LedgerFolder;
import org.wwow.backup.server.http.Anyone;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// The public ledger as C2SP tlog-tiles, never beyond its published size.
@RestController
class LedgerCalls {
    private static final String PREFIX = "/ledger/";
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");

    private final LedgerFolder folder;

    LedgerCalls(LedgerFolder folder) {
        this.folder = folder;
    }

    @Anyone
    @GetMapping("/ledger/checkpoint")
    ResponseEntity<byte[]> checkpoint() throws IOException {
        return answer(folder.published().read("checkpoint"), TEXT, Duration.ofSeconds(5));
    }

    @Anyone
    @GetMapping("/ledger/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI().substring(PREFIX.length());
        return answer(folder.published().read(path), MediaType.APPLICATION_OCTET_STREAM, Duration.ofDays(365));
    }

    @Anyone
    @GetMapping("/ledger/policy")
    ResponseEntity<byte[]> policy() {
        byte[] policy = folder.policyText().getBytes(StandardCharsets.UTF_8);
        return answer(Optional.of(policy), TEXT, Duration.ofMinutes(5));
    }

    private static ResponseEntity<byte[]> answer(Optional<byte[]> file, MediaType type, Duration fresh) {
        byte[] content = file.orElseThrow(() -> new Refused(Problem.ABSENT));
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(fresh).cachePublic())
                .body(
                        content);
    }
}
