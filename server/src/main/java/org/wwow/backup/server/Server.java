package org.wwow.backup.server;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import org.wwow.backup.server.settings.Settings;
import org.wwow.backup.server.settings.SettingsFile;
import org.wwow.backup.server.settings.SettingsRefused;

/// The server as a program: `--config FILE --data DIR --port N --web DIR --origin URL --further yes|no`.
///
/// Exit 2 means wrong words or settings; exit 1 that it could not start, with one sentence that says why.
@SpringBootApplication
public class Server {

    /// Starts and serves until it is told to stop.
    public static void main(String[] words) {
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            ConfigurableApplicationContext running = start(SettingsFile.read(List.of(words)));
            new PrintStream(System.out, true, StandardCharsets.UTF_8)
                    .println("BackUp answers on port " + port(running));
        } catch (SettingsRefused refused) {
            errors.println(refused.getMessage());
            System.exit(2);
        } catch (RuntimeException failure) {
            errors.println("BackUp could not start. " + reason(failure));
            System.exit(1);
        }
    }

    /// Starts a server; closing what is returned stops it and its database.
    public static ConfigurableApplicationContext start(Settings settings) {
        return builder(settings).build().run();
    }

    /// A server that stands still: all of its parts, and no port is opened, no ledger written, no job begun.
    static ConfigurableApplicationContext still(Settings settings) {
        SpringApplication application = builder(settings)
                .initializers((GenericApplicationContext context) -> context.registerBean(
                        AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, LifecycleProcessor.class,
                        BeginsNothing::new))
                .build();
        application.setRegisterShutdownHook(false);
        return application.run();
    }

    private static SpringApplicationBuilder builder(Settings settings) {
        return new SpringApplicationBuilder(Server.class).web(WebApplicationType.SERVLET)
                .properties(Map.of("server.port", settings.port(), "server.address", settings.address()))
                .initializers((GenericApplicationContext context) -> context.registerBean(Settings.class,
                        () -> settings));
    }

    /// The port a running server listens on.
    public static int port(ConfigurableApplicationContext running) {
        if (running instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return web.getWebServer().getPort();
        }
        throw new IllegalStateException("It is not listening.");
    }

    /// The innermost sentence that our own code wrote; others may repeat values.
    private static String reason(Throwable failure) {
        String reason = "Its log says where.";
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 32; depth++) {
            if (cause instanceof PortInUseException taken) {
                return "Port " + taken.getPort() + " is taken by another program; end it, or choose one with --port.";
            }
            boolean ours = cause.getClass().getName().startsWith("org.wwow.backup.") || cause.getClass()
                    .getName()
                    .equals("java.io.IOException");
            if (ours && cause.getMessage() != null) {
                reason = cause.getMessage();
            }
            cause = cause.getCause();
        }
        return reason;
    }
}
