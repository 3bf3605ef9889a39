package dev.cloudcart.ports;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;

/// Runs over what is held. What has a number of its own is read anew by it; everything else is tried again by any run
/// by hand, as all holds are.
public final class Retry {
    private Retry() {}

    private static final int NUMBERS_MAX = 500;

    private static final Set<SourceKind> NUMBERED = EnumSet.of(SourceKind.SALE, SourceKind.PURCHASE_ORDER);

    public static SyncRequest all(CompanyId company) {
        return new SyncRequest(company, Occasion.byHand(Purpose.SYNC), new SyncRequest.SinceLastTime());
    }

    public static SyncRequest of(CompanyId company, List<SourceRef> held) {
        var kind = held.getFirst().kind();
        var scope = held.size() <= NUMBERS_MAX && NUMBERED.contains(kind)
                ? new SyncRequest.Numbers(
                        held.stream().map(SourceRef::number).distinct().toList())
                : new SyncRequest.SinceLastTime();
        return request(company, Purpose.SYNC, kind, scope);
    }

    /// Whether records of the kind are read anew by their numbers, one by one.
    public static boolean canBePreviewed(SourceKind kind) {
        return NUMBERED.contains(kind);
    }

    public static SyncRequest preview(CompanyId company, SourceRef held) {
        return request(company, Purpose.PREVIEW, held.kind(), new SyncRequest.Numbers(List.of(held.number())));
    }

    private static SyncRequest request(CompanyId company, Purpose purpose, SourceKind kind, SyncRequest.Scope scope) {
        return new SyncRequest(company, Occasion.byHand(purpose), scope, Set.of(part(kind)), Set.of(), false);
    }

    private static Part part(SourceKind kind) {
        return switch (kind) {
            case SALE, PAYMENT, REFUND -> Part.ORDERS;
            case PURCHASE_ORDER, DELIVERY, PAYMENT_STATEMENT -> Part.PURCHASES;
        };
    }
}
