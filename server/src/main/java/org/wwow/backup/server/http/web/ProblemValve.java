package org.wwow.backup.server.http.web;

import java.io.IOException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.server.http.Problem;

/// Answers what Tomcat refuses by itself, before any call is found, with the same catalogue: an address it does not take
/// would else be answered by a page.
final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || response.isCommitted()) {
            return;
        }
        Problem problem = ErrorsOutsideCalls.problem(status);
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(CanonicalJson.write(problem.body(status)));
            response.finishResponse();
        } catch (IOException _) {
            // The caller has gone.
        }
    }

    /// Puts it inside Tomcat's own, so that it comes first.
    @Component
    static final class Fitting implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(context -> context.getParent().getPipeline().addValve(new ProblemValve()));
        }
    }
}
