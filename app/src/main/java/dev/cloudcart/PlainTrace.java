package dev.cloudcart;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

import dev.cloudcart.http.PlainText;

/// The trace below a line of the log. Every line of it is indented, so that none passes for one of the log's own.
public final class PlainTrace extends ThrowableProxyConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return PlainText.lines(super.convert(event)).replaceAll("\\n(?=[^\\t\\n])", "\n ");
    }
}
