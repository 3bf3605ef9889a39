package dev.cloudcart.api;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.cloudcart.api.call.Says;
import dev.cloudcart.journal.DoneDeed;

/// What a run did to a document.
record DeedView(
        @Says("`create`, `amend`, `void`, `delete` …") String act,

        @Says("what came of it: `done`, `refused`, or `intended` while nobody knows")
        String state,

        @Says("`sales receipt`, `bill` …") String kind,

        @Says("of the document; empty where QuickBooks gives it")
        String number,

        @Says("what people call its record") String source,
        @Says("the vendor of what is bought") String store,
        LocalDate day,
        String currency,
        @Says("with tax") BigDecimal total,
        BigDecimal tax) {

    static DeedView of(DoneDeed deed) {
        return new DeedView(
                deed.deed(),
                deed.state(),
                deed.type().word(),
                deed.number(),
                deed.source(),
                deed.store(),
                deed.day(),
                deed.currency(),
                deed.gross(),
                deed.tax());
    }
}
