package dev.cloudcart.posting;

import java.util.Collection;
import java.util.List;

import dev.cloudcart.journal.Filing;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Records that are made of others, and are filed together with those: should a run not come to them, the next one
/// does.
@FunctionalInterface
public interface MadeOfOthers {

    MadeOfOthers NONE = _ -> List.of();

    /// @param records as they were read
    List<Filing> filings(Collection<RawRecord> records);
}
