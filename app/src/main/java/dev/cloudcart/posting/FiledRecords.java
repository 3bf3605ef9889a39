package dev.cloudcart.posting;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RawSource;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Records of one kind as they are filed: the source is not asked.
record FiledRecords(SourceKind kind, CompanyId company, TradeSource source, Journal journal) {

    /// Of one record that are looked through for one that makes sense.
    private static final int VERSIONS_MAX = 20;

    /// The newest filed version of each.
    List<RawRecord> newest(Collection<UUID> records) {
        return newest(
                records.stream().map(record -> new SourceRef(kind, record, "")).toList());
    }

    List<RawRecord> newest(List<SourceRef> records) {
        return journal.raw(company, records).stream().map(this::asFiled).toList();
    }

    /// The newest filed version of each that makes sense; the newest where none does.
    List<RawRecord> legible(Collection<UUID> records) {
        return newest(records).stream()
                .map(record -> record.makesSense()
                        ? record
                        : journal.rawBefore(company, record.reading().ref(), VERSIONS_MAX).stream()
                                .map(this::asFiled)
                                .filter(RawRecord::makesSense)
                                .findFirst()
                                .orElse(record))
                .toList();
    }

    private RawRecord asFiled(RawSource raw) {
        return new RawRecord(
                source.reread(raw.source().kind(), raw.raw()),
                raw.raw(),
                raw.print(),
                Age.UNKNOWN,
                source.tellsPartOfCountry(raw.source().kind(), raw.raw()));
    }
}
