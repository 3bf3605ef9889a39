package dev.cloudcart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateLogTest {

    @TempDir
    private Path logs;

    @Test
    void closesRolledLogsToOthersToo() throws IOException {
        var context = new LoggerContext();
        var log = log(context);
        try {
            context.getLogger("test").addAppender(log);
            context.getLogger("test").info("one");
            log.rollover();

            await().until(() -> rights("*.log.gz").equals(List.of("rw-------")));
            assertThat(rights("*")).containsOnly("rw-------");
        } finally {
            context.stop();
        }
    }

    private PrivateLog log(LoggerContext context) {
        var log = new PrivateLog();
        log.setContext(context);
        log.setFile(logs.resolve("serve.log").toString());
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context);
        size.start();
        log.setTriggeringPolicy(size);
        var policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setFileNamePattern(logs + "/serve.%i.log.gz");
        policy.setParent(log);
        policy.start();
        log.setRollingPolicy(policy);
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%m%n");
        encoder.start();
        log.setEncoder(encoder);
        log.start();
        return log;
    }

    private List<String> rights(String files) throws IOException {
        try (var found = Files.newDirectoryStream(logs, files)) {
            var rights = new ArrayList<String>();
            for (var file : found) {
                rights.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            return rights;
        }
    }
}
