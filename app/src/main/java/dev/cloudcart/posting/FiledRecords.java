package dev.cloudcart.posting;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.RawSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.subjects.Knowledge;

/// Records of one kind as they are filed: the source is not asked.
record FiledRecords(SourceKind kind, Knowledge known) {

    /// Of one record that are looked through for one that makes sense.
    private static final int VERSIONS_MAX = 20;

    /// The newest filed version of each.
    List<RawRecord> newest(Collection<UUID> records) {
        return newest(
                records.stream().map(record -> new SourceRef(kind, record, "")).toList());
    }

    List<RawRecord> newest(List<SourceRef> records) {
        return known.journal().raw(known.company(), records).stream()
                .map(this::asFiled)
                .toList();
    }

    /// The newest filed version of each that makes sense; the newest where none does.
    List<RawRecord> legible(Collection<UUID> records) {
        return newest(records).stream()
                .map(record -> record.makesSense()
                        ? record
                        : known
                                .journal()
                                .rawBefore(known.company(), record.reading().ref(), VERSIONS_MAX)
                                .stream()
                                .map(this::asFiled)
                                .filter(RawRecord::makesSense)
                                .findFirst()
                                .orElse(record))
                .toList();
    }

    private RawRecord asFiled(RawSource raw) {
        return new RawRecord(
                known.source().reread(raw.source().kind(), raw.raw()),
                raw.raw(),
                raw.print(),
                Age.UNKNOWN,
                known.source().tellsPartOfCountry(raw.source().kind(), raw.raw()));
    }
}
