package dev.cloudcart.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.cloudcart.api.call.Says;
import dev.cloudcart.report.HeldBecause;

/// As `heldBecause` of run reports.
record HeldGroupView(
        String kind,
        String cause,
        @Says("the sentence that was given most often") String reason,

        @Says("how people read it: one sentence, an example, or the usual ones with counts")
        List<String> told,

        String mend,
        @Says("of records, each in one group only") long count,
        @Says("of the totals that are known, by currency") SortedMap<String, BigDecimal> sums,
        @Says("of the first few records") List<String> numbers) {

    static HeldGroupView of(HeldBecause group) {
        var sums = new TreeMap<String, BigDecimal>();
        group.sums().forEach((currency, sum) -> sums.put(currency, sum.getAmount()));
        return new HeldGroupView(
                group.kind().word(),
                group.cause(),
                group.reason(),
                group.told(),
                group.mend(),
                group.count(),
                sums,
                group.numbers());
    }
}
