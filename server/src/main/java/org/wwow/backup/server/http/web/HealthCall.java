package org.wwow.backup.server.http.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.http.Anyone;

/// Whether the server takes calls; says nothing else.
@RestController
class HealthCall {

    @Anyone
    @GetMapping("/health")
    JsonObject health() {
        return JsonObject.EMPTY.with("state", "ready");
    }
}
