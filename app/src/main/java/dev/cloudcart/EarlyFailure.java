package dev.cloudcart;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/// Keeps silent about a start that failed before there was anything to start: the shell says why in a sentence, and
/// Spring would show a stack trace on the terminal, for there is no log yet.
final class EarlyFailure implements SpringBootExceptionReporter {

    private final boolean early;

    /// @param context null as long as the settings are read
    EarlyFailure(@Nullable ConfigurableApplicationContext context) {
        early = context == null;
    }

    @Override
    public boolean reportException(Throwable failure) {
        return early;
    }
}
