package dev.cloudcart.web.frame;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

import dev.cloudcart.core.money.LegalTender;

/// What a company can be made of: currencies and time zones, to choose from and as they come back.
public final class Choices {
    private Choices() {}

    /// @param name in the reader's language
    public record Choice(String code, String name) {}

    /// Those that books are kept in.
    public static List<Choice> currencies(Locale locale) {
        return CurrencyUnit.registeredCurrencies().stream()
                .filter(LegalTender::is)
                .map(currency ->
                        new Choice(currency.getCode(), currency.toCurrency().getDisplayName(locale)))
                .toList();
    }

    public static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    public static Optional<CurrencyUnit> currency(String code) {
        try {
            return Optional.of(CurrencyUnit.of(code));
        } catch (IllegalCurrencyException _) {
            return Optional.empty();
        }
    }

    public static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
