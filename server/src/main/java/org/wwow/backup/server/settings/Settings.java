package org.wwow.backup.server.settings;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Everything the operator decides (`backup serve --config FILE --data DIR --port N`).
///
/// @param data    the folder of all that must survive: database, blobs, ledger
/// @param address the local address to listen on; loopback unless a proxy ends TLS elsewhere
/// @param port    0 takes any free one
/// @param origin  the address in the browser, such as `https://report.example.org`; passkeys are bound to it
/// @param web     the folder with `report/` and `desk/` as built; absent, no pages are served
/// @param database an external PostgreSQL; absent, the one in the data folder is started
/// @param proxy    the one address whose word about its callers' addresses is believed; absent, nobody's is
/// @param further  whether the longer sections of the questionnaire are offered after sending: only where trained people
///     stand behind them, because they read like a first statement
public record Settings(Path data, String address, int port, URI origin, Optional<Path> web,
        Optional<ExternalDatabase> database, Optional<InetAddress> proxy, boolean further) {

    /// Refuses what cannot work.
    ///
    /// @throws SettingsRefused with one sentence for the operator
    public Settings {
        if (port < 0 || port > 65_535) {
            throw new SettingsRefused("port must be between 0 and 65535.");
        }
        boolean known = "https".equals(origin.getScheme()) || "http".equals(origin.getScheme());
        boolean bare = origin.getHost() != null && origin.getRawPath().isEmpty() && origin.getRawQuery() == null
                && origin.getRawFragment() == null && origin.getRawUserInfo() == null;
        if (!known || !bare) {
            throw new SettingsRefused("origin must be like https://report.example.org, without a path.");
        }
        if ("http".equals(origin.getScheme()) && !isLoopback(origin) && !isOnion(origin)) {
            throw new SettingsRefused("origin must be https, unless it is this machine or an onion service.");
        }
    }

    /// Whether the browser reaches this server without TLS, on this machine; cookies are not `Secure` then.
    public boolean plain() {
        return "http".equals(origin.getScheme());
    }

    /// A folder for one kind of data below the data folder, such as `blobs` or `ledger`.
    public Path folder(String name) {
        return data.resolve(name);
    }

    private static boolean isLoopback(URI origin) {
        String host = origin.getHost();
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private static boolean isOnion(URI origin) {
        return origin.getHost().endsWith(".onion");
    }
}
