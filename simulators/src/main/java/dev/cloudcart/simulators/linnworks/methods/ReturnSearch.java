package dev.cloudcart.simulators.linnworks.methods;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.lists.RefundRows;
import dev.cloudcart.simulators.linnworks.lists.ReturnRows;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.OrderCard;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;

/// Searches refunds, cancellations and returns by date (Returns Refunds API, SearchReturnsRefundsPaged).
final class ReturnSearch {
    /// "Maximum 200" and "maximum 3 months".
    private static final int PAGE_MAX = 200;
    private static final int MONTHS_MAX = 3;

    private final Shop shop;
    private final RefundRows refunds;
    private final ReturnRows returns;

    ReturnSearch(Shop shop, RefundRows refunds, ReturnRows returns) {
        this.shop = shop;
        this.refunds = refunds;
        this.returns = returns;
    }

    /// A line of a refund or return and its header; how it is shown is made for the page alone.
    private record Found(ObjectNode header, ObjectNode line, Supplier<ObjectNode> shown) {}

    Answer search(Arguments arguments) {
        var from = arguments.needMoment("from");
        var to = arguments.needMoment("to");
        int size = arguments.whole("numEntriesPerPage", PAGE_MAX);
        if (from.atOffset(ZoneOffset.UTC).plusMonths(MONTHS_MAX).toInstant().isBefore(to)) {
            throw new Refused("Date range cannot be more than %d months.".formatted(MONTHS_MAX));
        }
        if (size < 1 || size > PAGE_MAX) {
            throw new Refused("Entries per page cannot be more than %d.".formatted(PAGE_MAX));
        }
        var date = date(arguments.text("dateType").orElse("ALLDATES"));
        var found = kind(arguments)
                .filter(line -> date.apply(line)
                        .filter(moment -> !moment.isBefore(from) && !moment.isAfter(to))
                        .isPresent())
                .toList();
        return Replies.ok(Replies.paged(Page.of(found, arguments.whole("pageNum", 1), size)
                .map(line -> line.shown().get())));
    }

    private Stream<Found> kind(Arguments arguments) {
        var term = arguments.text("searchTerm").orElse("");
        Predicate<ObjectNode> named = header -> term.isBlank()
                || Integer.toString(Fields.whole(header, "NumOrderId")).equals(term)
                || Fields.text(header, "ExternalReference").equalsIgnoreCase(term);
        return switch (arguments.text("historyType").orElse("REFUNDS")) {
            case "REFUNDS" -> refunds.lines(named).map(this::refund);
            case "CANCELLATIONS" ->
                refunds.lines(named).filter(RefundRows.Line::cancellation).map(this::refund);
            case "RETURNS" -> returns.lines(named).map(this::goods);
            default -> throw new Refused(Arguments.INVALID);
        };
    }

    private Found refund(RefundRows.Line line) {
        return new Found(line.header(), line.line(), () -> refunds.found(line));
    }

    private Found goods(ReturnRows.Line line) {
        return new Found(line.header(), line.line(), () -> returns.found(line, refunds.orderRow(line.header())));
    }

    /// What the search goes by: the order's dates, or those of the refund or return.
    private Function<Found, Optional<Instant>> date(String type) {
        return switch (type) {
            case "RECEIVED" -> line -> order(line).map(OrderCard::received);
            case "PROCESSED" -> line -> order(line).map(OrderCard::processedOn);
            case "BOOKED", "ALLDATES" -> line -> Optional.ofNullable(Moments.in(line.header(), "CreatedDate"));
            case "ACTIONED" -> line -> Optional.ofNullable(Moments.in(line.line(), "ActionedDate"));
            default -> throw new Refused(Arguments.INVALID);
        };
    }

    private Optional<OrderCard> order(Found line) {
        return shop.orders()
                .byId(UUID.fromString(Fields.text(line.header(), "OrderId")))
                .map(order -> order.card());
    }
}
