package dev.cloudcart.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// When to sync: `off`, `15 minutes` (also `15` and `PT15M`), or a cron expression of five fields.
final class Times extends Scalar<Schedule> {

    private static final Pattern MINUTES = Pattern.compile("(\\d{1,4})( ?(m|min|minutes?))?");

    @Override
    Parsed<Schedule> parse(String text, Place place) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("off") || lower.equals("false") || lower.equals("no")) {
            return new Parsed.Good<>(new Schedule.Off());
        }
        try {
            var schedule = lower.contains(" ") && !MINUTES.matcher(lower).matches() ? cron(text) : every(lower);
            return new Parsed.Good<>(schedule);
        } catch (IllegalArgumentException | DateTimeException _) {
            return notAllowed(text, place);
        }
    }

    private static Schedule every(String text) {
        var minutes = MINUTES.matcher(text);
        return new Schedule.Every(
                minutes.matches() ? Duration.ofMinutes(Long.parseLong(minutes.group(1))) : Duration.parse(text));
    }

    /// A cron expression that never comes, such as one for 31 February, is none.
    private static Schedule cron(String text) {
        var cron = new Schedule.Cron(text.replaceAll("\\s+", " "));
        return cron.after(Instant.EPOCH, ZoneOffset.UTC)
                .map(_ -> cron)
                .orElseThrow(() -> new IllegalArgumentException("Never: " + text));
    }

    @Override
    public String write(Schedule value) {
        return switch (value) {
            case Schedule.Off() -> "off";
            case Schedule.Every(var pause) when pause.toMinutes() == 1 -> "1 minute";
            case Schedule.Every(var pause) -> pause.toMinutes() + " minutes";
            case Schedule.Cron(var expression) -> Text.quoted(expression);
        };
    }

    @Override
    public Control control() {
        return new Control.Line(
                LINE_CHARACTERS_MAX, List.of("off", "5 minutes", "15 minutes", "60 minutes", "0 6 * * *"));
    }

    @Override
    public String allowed() {
        return "off, minutes such as \"15 minutes\" (1 to 1440), or cron in the company's zone such as \"0 */2 * * *\" (minute,"
                + " hour, day of month, month, day of week)";
    }
}
