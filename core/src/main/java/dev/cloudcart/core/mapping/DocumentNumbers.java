package dev.cloudcart.core.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceRef;

/// The numbers that a sale's document may have. A channel's reference may stand on several orders, because one was
/// split or several were merged; then the order number takes its place, which is the order's own.
final class DocumentNumbers {

    /// Intuit, `DocNumber`.
    static final int LENGTH_MAX = 21;

    /// What QuickBooks takes in every country.
    private static final Pattern PLAIN = Pattern.compile("[ -~]+");

    /// Linnworks writes this on an order merged of several (Linnworks, Merge orders).
    private static final String MERGED = "MERGED";
    private static final int TAIL_LENGTH = 4;

    private final Rules.Numbering numbering;

    DocumentNumbers(Rules.Numbering numbering) {
        this.numbering = numbering;
    }

    /// In the order in which they are wanted. Empty where QuickBooks numbers, and where all of them are too long.
    List<String> of(Sale sale) {
        return switch (numbering.from()) {
            case QUICKBOOKS -> List.of();
            case ORDER_NUMBER -> fitting(own(sale));
            case CHANNEL_REFERENCE -> fitting(Stream.concat(reference(sale).stream(), own(sale)));
        };
    }

    /// The shortest that is too long.
    String tooLong(Sale sale) {
        return affixed(sale.ref().number());
    }

    private static Optional<String> reference(Sale sale) {
        return Optional.of(sale.channelReference().strip())
                .filter(reference -> PLAIN.matcher(reference).matches() && !reference.equalsIgnoreCase(MERGED));
    }

    /// Where even the order number stands on another document of ours, the end of the order's identity follows it.
    private static Stream<String> own(Sale sale) {
        var number = sale.ref().number();
        return Stream.of(number, withIdentity(number, sale.ref()));
    }

    static String withIdentity(String number, SourceRef ref) {
        var identity = ref.id().toString();
        return number + "-" + identity.substring(identity.length() - TAIL_LENGTH);
    }

    private List<String> fitting(Stream<String> numbers) {
        return numbers.map(this::affixed)
                .filter(number -> number.length() <= LENGTH_MAX)
                .distinct()
                .toList();
    }

    private String affixed(String number) {
        return numbering.prefix() + number + numbering.suffix();
    }
}
