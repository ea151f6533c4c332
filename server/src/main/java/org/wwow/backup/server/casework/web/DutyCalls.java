package org.wwow.backup.server.casework.web;

import java.time.Instant;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.server.casework.Duty;
import org.wwow.backup.server.http.Member;

/// Who reads now.
@RestController
final class DutyCalls {
    private final Duty duty;

    DutyCalls(Duty duty) {
        this.duty = duty;
    }

    @GetMapping("/duty")
    JsonObject shifts(Member member) {
        return JsonObject.EMPTY.with("duties", JsonArray.of(duty.shifts(member),
                shift -> JsonObject.EMPTY.with("circle", shift.circle().toString())
                        .with("member", shift.member().toString())
                        .with("until", shift.until())));
    }

    @PutMapping("/duty/{circle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(Member member, @PathVariable("circle") CircleId circle, @RequestBody JsonObject body) {
        Instant until = Members.read(body, members -> members.time("until"));
        duty.take(member, circle.uuid(), until);
    }

    @DeleteMapping("/duty/{circle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(Member member, @PathVariable("circle") CircleId circle) {
        duty.leave(member, circle.uuid());
    }
}
