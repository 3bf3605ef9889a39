package dev.cloudcart.web.holds;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.KeptHold;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.settings.Filled;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsForm;
import dev.cloudcart.settings.SettingsForm.Mentioned;
import dev.cloudcart.settings.SettingsForm.Wrong;
import dev.cloudcart.web.fields.FieldMaker;
import dev.cloudcart.web.frame.Visit;

/// Knows which settings mend a hold: those that its own sentences name. A tax code has a page of its own, where those
/// of the books can be chosen from.
@Component
final class Mends {

    private static final String TAX_CODES = "tax.codes";

    private final SettingsBook settings;
    private final Insight insight;
    private final TradeSource shop;
    private final FieldMaker maker;

    Mends(SettingsBook settings, Insight insight, TradeSource shop, FieldMaker maker) {
        this.settings = settings;
        this.insight = insight;
        this.shop = shop;
        this.maker = maker;
    }

    /// By their paths.
    static Set<String> settings(KeptHold kept) {
        return kept.hold().reasons().stream()
                .flatMap(reason -> SettingsForm.mentionedIn(reason.mend()).stream()
                        .map(Mentioned::path)
                        .filter(path -> !path.equals(TAX_CODES) || !TaxMend.mends(reason.cause())))
                .collect(Collectors.toSet());
    }

    /// As the settings are now, with rows begun for what the hold is about; empty where no settings
    /// mend it, or whoever looks may not change them.
    Optional<Mend> fresh(Visit visit, KeptHold kept) {
        var mending = settings(kept);
        if (!kept.isOpen() || mending.isEmpty() || !visit.may(Role.OPERATOR)) {
            return Optional.empty();
        }
        var current = settings.current(visit.company().id());
        var begun = Begun.rows(kept.hold(), newest(visit, kept)).in(SettingsForm.fill(current.settings()), mending);
        return Optional.of(made(visit, kept, current.version(), begun, List.of(), Optional.empty()));
    }

    private Optional<Reading> newest(Visit visit, KeptHold kept) {
        var company = visit.company().id();
        var source = kept.hold().source();
        return insight.versions(company, source.kind(), source.id()).stream()
                .findFirst()
                .flatMap(version -> insight.raw(company, source.kind(), source.id(), version.id()))
                .map(raw -> shop.reread(source.kind(), raw));
    }

    /// As somebody filled them in.
    Mend made(Visit visit, KeptHold kept, long version, Filled filled, List<Wrong> wrongs, Optional<String> trouble) {
        var shown = SettingsForm.fields(
                settings(kept), Settings.startingOn(visit.company().firstDay()));
        return new Mend(version, shown, maker.make(visit, shown, filled, wrongs), trouble);
    }
}
