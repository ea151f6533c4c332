package org.wwow.backup.server.pages;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.directory.Chain;
import org.wwow.backup.server.settings.Settings;

/// What each page pins: instance, root and log (protocol section 1), whether the longer sections are offered
/// and whether anybody reads.
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
    ///
    /// @param ready whether somebody reads what is sent; stands in the pin only then
    String into(String built, boolean ready) {
        return PLACE.matcher(built).replaceFirst("$1" + Matcher.quoteReplacement(text(ready)) + "$2");
    }

    private String text(boolean ready) {
        JsonObject pinned = chain.pin()
                .map(one -> JsonObject.EMPTY.with("instance", one.instance())
                        .with("root", one.root())
                        .with("log", one.log()))
                .orElse(JsonObject.EMPTY);
        JsonObject offered = further ? pinned.with("further", true) : pinned;
        JsonObject pin = ready ? offered.with("ready", true) : offered;
        // A closing tag inside the data would end the script element.
        return new String(CanonicalJson.write(pin), StandardCharsets.UTF_8).replace("<", "\\u003c");
    }
}
