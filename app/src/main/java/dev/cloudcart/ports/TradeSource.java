package dev.cloudcart.ports;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.TradeEvent;

/// The shop, to be read.
public interface TradeSource {

    /// Starts reading. Pages come one at a time, oldest first, each record once per reading even when the source's
    /// own pages shift meanwhile.
    ///
    /// @throws ConnectionTrouble when the source cannot be reached or does not let us in
    RecordPages sales(CompanyId company, SalesQuery query, Echo echo, CallMeter meter);

    /// The same of purchase orders and their deliveries. Nothing is promised about their order.
    ///
    /// @param echo knows purchase orders by the print of what the shop lists of them
    /// @throws ConnectionTrouble when the source cannot be reached or does not let us in
    RecordPages purchases(CompanyId company, PurchaseQuery query, Echo echo, CallMeter meter);

    /// What time it is in the shop, by its own word; empty when it does not say.
    ///
    /// @throws ConnectionTrouble when the source cannot be reached or does not let us in
    Optional<Instant> now(CompanyId company, CallMeter meter);

    /// Looks whether this token opens the shop, before it is kept.
    ///
    /// @throws ConnectionTrouble when it does not, or when that cannot be found out now
    void check(CompanyId company, String token);

    /// What the connected shop shows of itself.
    ///
    /// @throws ConnectionTrouble when the source cannot be reached or does not let us in
    default Sight sight(CompanyId company) {
        throw new UnsupportedOperationException("This shop shows nothing of itself");
    }

    /// Where a merchant installs us in the shop; empty where this installation has no application there.
    default Optional<URI> installationPage() {
        return Optional.empty();
    }

    /// @param account the name of whoever has it; empty where the shop does not say
    /// @param locality in which part of the world it is kept, in the shop's own word; empty where it does not say
    /// @param locations where goods are kept
    /// @param channels where it sells; empty also where the shop does not let us see them
    record Sight(String account, String locality, List<String> locations, List<String> channels) {
        public Sight {
            locations = List.copyOf(locations);
            channels = List.copyOf(channels);
        }
    }

    /// How many calls the shop still takes within this minute, of the kind that it takes fewest of. Asks nobody; empty
    /// where they are not counted.
    default Optional<CallsLeft> callsLeft(CompanyId company) {
        return Optional.empty();
    }

    /// Reads a filed record again, exactly as it was read first, without asking the source.
    Reading reread(SourceKind kind, byte[] raw);

    /// The payment statements in the filed record of a purchase order.
    default List<RawRecord> statements(byte[] purchaseOrder) {
        return List.of();
    }

    /// Whether the filed record of a purchase order tells them: where it does not, none is gone.
    default boolean tellsStatements(byte[] purchaseOrder) {
        return true;
    }

    /// The record of a payment statement that its purchase order does not have any more.
    default RawRecord goneStatement(RawRecord statement) {
        return statement;
    }

    /// The ids of the records of what a purchase order cost beside the goods, by its filed record.
    default Set<UUID> costs(byte[] purchaseOrder) {
        return Set.of();
    }

    /// All that came of a purchase order, or was ordered, as the record of one bill; empty where there is nothing of it
    /// yet.
    ///
    /// @param order the raw record of the purchase order
    default Optional<RawRecord> whole(Extent extent, byte[] order) {
        return Optional.empty();
    }

    /// A delivery that its purchase order does not have any more.
    ///
    /// @param delivery the raw record of it as it was filed
    default RawRecord vanished(byte[] delivery) {
        throw new UnsupportedOperationException("In this shop nothing vanishes");
    }

    /// What was billed of a delivery and turned out not to have come, as a record of its own.
    ///
    /// @param billed the raw record of the delivery as it was when it was billed
    /// @param now the same as it is now
    /// @param at when that was first known
    default RawRecord correction(byte[] billed, byte[] now, Instant at) {
        throw new UnsupportedOperationException("This shop corrects nothing");
    }

    /// A filed record without who the buyer was. It reads as before.
    byte[] withoutBuyer(SourceRef source, byte[] raw);

    /// Raised whenever more is taken out by [#withoutBuyer] than before. Never 0.
    default int editionWithoutBuyer() {
        return 1;
    }

    /// Whether a record tells in which part of its country the buyer is, so that one it does not name is not the
    /// buyer's; otherwise it may have been taken out.
    boolean tellsPartOfCountry(SourceKind kind, byte[] raw);

    /// Whether a filed record is about a buyer.
    ///
    /// @param buyer the whole text of one of the fields that tell it
    boolean isAbout(SourceKind kind, byte[] raw, String buyer);

    /// Asks the source once more for filed records: each comes as it is now, or as it was filed where the source
    /// does not hand it out.
    ///
    /// @throws ConnectionTrouble when the source cannot be reached or does not let us in
    List<RawRecord> readAnew(CompanyId company, List<RawRecord> filed, CallMeter meter);

    /// Whether the source may still change or drop a filed record without telling; empty where that cannot be read
    /// from it.
    Optional<Boolean> isUnfinished(SourceKind kind, byte[] raw);

    /// Whether the source handed out a filed record; what it only listed is to be asked for again.
    boolean isHandedOut(SourceKind kind, byte[] raw);

    /// The pages of one reading. Not thread-safe; whoever opened it closes it.
    interface RecordPages extends AutoCloseable {

        /// Empty at the end.
        ///
        /// @throws ConnectionTrouble when the source stops answering
        Optional<RecordPage> next();

        @Override
        void close();
    }

    /// @param echoes how many records were left out because they are known unchanged
    /// @param total how many records the whole reading will bring, echoes included, as far as the source says
    /// @param readThrough everything up to here has been read; the window's end on the last page
    /// @param unknown the numbers or ids asked for that the source has no record of
    /// @param gap what the source counts and does not list, however often it is asked; null for nothing
    record RecordPage(
            List<RawRecord> records,
            int echoes,
            long total,
            Instant readThrough,
            List<String> unknown,
            @Nullable Gap gap) {
        public RecordPage {
            records = List.copyOf(records);
            unknown = List.copyOf(unknown);
        }

        public List<UUID> ids() {
            return records.stream().map(record -> record.reading().ref().id()).toList();
        }

        /// The same without records that were met before.
        public RecordPage without(Set<UUID> met) {
            return filtered(id -> !met.contains(id));
        }

        public RecordPage only(Set<UUID> wanted) {
            return filtered(wanted::contains);
        }

        private RecordPage filtered(Predicate<UUID> wanted) {
            return new RecordPage(
                    records.stream()
                            .filter(record -> wanted.test(record.reading().ref().id()))
                            .toList(),
                    echoes,
                    total,
                    readThrough,
                    unknown,
                    gap);
        }

        public RecordPage(List<RawRecord> records, int echoes, long total, Instant readThrough) {
            this(records, echoes, total, readThrough, List.of());
        }

        public RecordPage(List<RawRecord> records, int echoes, long total, Instant readThrough, List<String> unknown) {
            this(records, echoes, total, readThrough, unknown, null);
        }
    }

    /// Some records of a stretch of time were not read.
    ///
    /// @param missing how many
    record Gap(SyncWindow stretch, long missing) {}

    /// @param raw the record as the source sent it, UTF-8 JSON
    /// @param print tells whether the record has changed since it was read, without reading it whole
    /// @param age tells when the buyer is to be taken out of it
    /// @param tellsPart as [#tellsPartOfCountry] says of it
    record RawRecord(Reading reading, byte[] raw, String print, Age age, boolean tellsPart) {

        /// One that says nothing of a buyer.
        public RawRecord(Reading reading, byte[] raw, String print, Age age) {
            this(reading, raw, print, age, false);
        }

        public UUID id() {
            return reading.ref().id();
        }

        public boolean makesSense() {
            return reading instanceof Reading.Read;
        }

        /// What it tells; empty where it makes no sense.
        public Optional<TradeEvent> event() {
            return reading instanceof Reading.Read(var event) ? Optional.of(event) : Optional.empty();
        }

        /// The order, sold or bought, that it is or belongs to; of what makes no sense itself.
        public UUID orderId() {
            return event().map(TradeEvent::orderId).orElseGet(this::id);
        }

        /// Whether nothing more happens to it by itself. Such a record is asked for as what it is: that it is
        /// not handed out does not say that it has gone.
        public boolean isFinished() {
            return event().filter(TradeEvent::isFinished).isPresent();
        }

        /// Whether it is in the shop no more: what stands of it goes before what it hangs on.
        public boolean isOver() {
            return event().filter(event -> event.standing().isOver()).isPresent();
        }

        /// Whether more is to happen to it, as it was read.
        public boolean isUnderWay() {
            return makesSense() && !isOver() && !isFinished();
        }
    }

    /// Knows which records need not be read again.
    interface Echo {

        /// @param prints by record id
        /// @return the ids whose record is known with this very print and settled
        Set<UUID> known(Map<UUID, String> prints);
    }
}
