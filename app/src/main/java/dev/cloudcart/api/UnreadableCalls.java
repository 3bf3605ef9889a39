package dev.cloudcart.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Answers what is turned away before any of our code sees it, such as a line that is no HTTP: as the API tells
/// what went wrong, and not by a page of the server's own.
@Component
final class UnreadableCalls implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableCalls.class);

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Answer()));
    }

    private static final class Answer extends ErrorReportValve {

        @Override
        protected void report(Request call, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(problem(response.getStatus()));
                    response.finishResponse();
                }
            } catch (IOException gone) {
                LOG.debug("Whoever sent what cannot be read is gone", gone);
            }
        }

        /// Nothing of what was sent is repeated: it may hold anything.
        private static String problem(int status) {
            var title = Optional.ofNullable(HttpStatus.resolve(status))
                    .map(HttpStatus::getReasonPhrase)
                    .orElse("Error");
            var detail = status < HttpStatus.INTERNAL_SERVER_ERROR.value()
                    ? "The call cannot be read: its first line, its address or its headers are not as HTTP wants"
                            + " them, or too long."
                    : "The call cannot be answered.";
            return """
                    {"title":"%s","status":%d,"detail":"%s"}""".formatted(title, status, detail);
        }
    }
}
