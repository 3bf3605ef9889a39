package dev.cloudcart.buyers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.BuyerRecords;
import dev.cloudcart.journal.RawSource;
import dev.cloudcart.journal.Removal;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.SettingsBook;

/// Forgets who the buyers were. The books need their country and region, and those stay.
public final class Buyers {

    private static final Logger LOG = LoggerFactory.getLogger(Buyers.class);

    /// Where neither the settings nor the shop say it.
    private static final Duration USUAL = Duration.ofDays(90);

    private final TradeSource source;
    private final BuyerRecords records;
    private final Companies companies;
    private final SettingsBook settings;
    private final InstantSource clock;

    Buyers(TradeSource source, BuyerRecords records, Companies companies, SettingsBook settings, InstantSource clock) {
        this.source = source;
        this.records = records;
        this.companies = companies;
        this.settings = settings;
        this.clock = clock;
    }

    /// Of every company, those whose time has come. May be done by several nodes at once.
    public void forgetOld() {
        for (var company : companies.list()) {
            try {
                forgetOld(company.id());
            } catch (RuntimeException trouble) {
                LOG.warn("The buyers of company {} are not forgotten yet: it is tried again", company.id(), trouble);
            }
        }
    }

    /// Of one company.
    public void forgetOld(CompanyId company) {
        var days = settings.current(company).settings().privacy().buyerDays();
        int removed = records.remove(company, days, USUAL, now(company), removal());
        if (removed > 0) {
            LOG.info("{} filed records of company {} no longer say who the buyer was", removed, company);
        }
    }

    /// Those that were to be forgotten and came back with an older backup. The daily work does it too, should this
    /// be killed.
    public void forgetAgain() {
        companies.list().forEach(company -> records.remove(company.id(), null, USUAL, Instant.EPOCH, removal()));
    }

    private Removal removal() {
        return new Removal(source.editionWithoutBuyer(), record -> source.withoutBuyer(record.source(), record.raw()));
    }

    /// Never later than it is: a clock that is ahead takes nobody out early. Where the shop does not answer just
    /// now, no day is over; where it lets us in no more, nobody knows better than our own clock.
    private Instant now(CompanyId company) {
        var ours = clock.instant();
        try {
            return source.now(company, new CallMeter()).filter(ours::isAfter).orElse(ours);
        } catch (ConnectionTrouble trouble) {
            return trouble.kind() == ConnectionTrouble.Kind.PASSING ? Instant.EPOCH : ours;
        }
    }

    /// Where one buyer stands, wherever one of the fields that tell it has just this text; every version that still
    /// says so.
    ///
    /// @param buyer a name, an e-mail address, a telephone number
    public List<RawSource> find(CompanyId company, String buyer) {
        return records.find(company, record -> source.isAbout(record.source().kind(), record.raw(), buyer));
    }

    /// One buyer at once, wherever one of the fields that tell it has just this text.
    ///
    /// @param buyer a name, an e-mail address, a telephone number
    /// @return the orders
    public List<SourceRef> forget(CompanyId company, String buyer) {
        return records.forget(
                company, record -> source.isAbout(record.source().kind(), record.raw(), buyer), removal());
    }
}
