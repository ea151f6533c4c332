package org.wwow.backup.server.pages;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.directory.Chain;
import org.wwow.backup.server.settings.Settings;

/// What each page pins: instance, root and log (protocol section 1), and whether the longer sections are offered.
@Component
class PagePin {
    private static final Pattern PLACE = Pattern
            .compile("(<script type=\"application/json\" id=\"pin\">)[^<]*(</script>)");

    private final Chain chain;
    private final boolean further;

    PagePin(Chain chain, Settings settings) {
        this.chain = chain;
        this.further = settings.further();
    }

    /// The statement that the chain waits for: as long as it stays, a page that was made stays true.
    long next() {
        return chain.next();
    }

    /// The built page with the pin in its place; an empty object before the set-up.
    String into(String built) {
        return PLACE.matcher(built).replaceFirst("$1" + Matcher.quoteReplacement(text()) + "$2");
    }

    private String text() {
        JsonObject pinned = chain.pin()
                .map(one -> JsonObject.EMPTY.with("instance", one.instance())
                        .with("root", one.root())
                        .with("log", one.log()))
                .orElse(JsonObject.EMPTY);
        JsonObject pin = further ? pinned.with("further", true) : pinned;
        // A closing tag inside the data would end the script element.
        return new String(CanonicalJson.write(pin), StandardCharsets.UTF_8).replace("<", "\\u003c");
    }
}
