package dev.cloudcart.core.trade;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A kind of reason why something is held: two sentences for the bookkeeper, with places in braces for what differs
/// from case to case. Each room lists its own as an enum; together they are the catalogue in `docs/holds.md`.
public interface Cause {

    Pattern PLACE = Pattern.compile("\\{[a-z ]+}");

    /// Names it for programs, and for good: `NO_TAX_CODE`.
    String name();

    /// What is wrong and where, without a full stop, such as `QuickBooks has no tax code for {country} at {rate}`.
    String what();

    /// What to do about it, without a full stop. May repeat places of [#what].
    String mend();

    /// Fills the places.
    ///
    /// @param values one for each place, in the order in which the two sentences first name them
    default Reason of(Object... values) {
        var places = new LinkedHashMap<String, String>();
        PLACE.matcher(what() + mend())
                .results()
                .map(MatchResult::group)
                .forEach(place -> places.putIfAbsent(
                        place, places.size() < values.length ? String.valueOf(values[places.size()]) : place));
        if (places.size() != values.length) {
            throw new IllegalArgumentException(
                    "%s has %d places, not %d".formatted(name(), places.size(), values.length));
        }
        return new Reason(name(), filled(what(), places), filled(mend(), places));
    }

    private static String filled(String sentence, Map<String, String> places) {
        return PLACE.matcher(sentence)
                .replaceAll(place -> Matcher.quoteReplacement(places.getOrDefault(place.group(), "")));
    }
}
