package dev.cloudcart;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

import dev.cloudcart.http.PlainText;

/// The message of a line of the log, which stays one line, whatever somebody sent us.
public final class PlainMessage extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return PlainText.line(String.valueOf(event.getFormattedMessage()));
    }
}
