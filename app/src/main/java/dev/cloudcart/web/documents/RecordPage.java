package dev.cloudcart.web.documents;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.KeptDocument;
import dev.cloudcart.journal.KeptHold;
import dev.cloudcart.journal.RecordVersion;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Paths;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

/// A record of the shop, as it was read, version by version. Who the buyer is, is shown from accountants on; that
/// somebody looked is kept.
@Controller
final class RecordPage {

    private final Insight insight;
    private final TradeSource source;
    private final Audit audit;

    RecordPage(Insight insight, TradeSource source, Audit audit) {
        this.insight = insight;
        this.source = source;
        this.audit = audit;
    }

    /// @param json empty where its fields are shown
    /// @param changes against the version before; empty of the first
    /// @param withoutBuyer whether the buyer is hidden from whoever looks
    record View(
            SourceRef source,
            List<RecordVersion> versions,
            RecordVersion shown,
            Fields fields,
            Optional<String> json,
            List<Fields.Changed> changes,
            boolean withoutBuyer,
            List<KeptDocument> documents,
            Optional<KeptHold> hold) {}

    @GetMapping("/companies/{company}/records/{kind}/{id}")
    @LetsIn(Who.VIEWER)
    Shown record(
            Visit visit,
            @PathVariable("kind") String kindWord,
            @PathVariable("id") String idWord,
            @RequestParam(name = "version", required = false) Optional<Long> wanted,
            @RequestParam(name = "as", defaultValue = "fields") String as) {
        var company = visit.company().id();
        var kind = Paths.kind(kindWord);
        var id = Paths.id(idWord);
        var versions = insight.versions(company, kind, id);
        int place = place(versions, wanted);
        var shown = versions.get(place);
        var ref = new SourceRef(kind, id, shown.number());
        boolean isHidden = !visit.may(Role.ACCOUNTANT);
        var raw = raw(visit, ref, shown, isHidden);
        audit.done(visit.actor(), Act.RECORD, company, "%s, version %d".formatted(ref, versions.size() - place));
        var fields = Fields.of(raw);
        var changes = place + 1 < versions.size()
                ? fields.since(Fields.of(raw(visit, ref, versions.get(place + 1), isHidden)))
                : List.<Fields.Changed>of();
        return new Shown.Page(
                "web/documents/record.jte",
                Place.NOWHERE,
                title(kind, shown),
                new View(
                        ref,
                        versions,
                        shown,
                        fields,
                        as.equals("json") ? Optional.of(Fields.pretty(raw)) : Optional.empty(),
                        changes,
                        isHidden,
                        insight.documents(company, kind, id),
                        insight.held(company, kind, id).filter(KeptHold::isOpen)));
    }

    private static String title(SourceKind kind, RecordVersion shown) {
        return kind.word().substring(0, 1).toUpperCase(Locale.ROOT)
                + kind.word().substring(1) + " " + shown.number();
    }

    private static int place(List<RecordVersion> versions, Optional<Long> wanted) {
        for (int i = 0; i < versions.size(); i++) {
            if (wanted.isEmpty() || wanted.get() == versions.get(i).id()) {
                return i;
            }
        }
        throw new Guard.NotHere("There is no such record, or not that version of it.");
    }

    private byte[] raw(Visit visit, SourceRef ref, RecordVersion version, boolean isHidden) {
        var raw = insight.raw(visit.company().id(), ref.kind(), ref.id(), version.id())
                .orElseThrow(() -> new Guard.NotHere("There is no such record."));
        return isHidden ? source.withoutBuyer(ref, raw) : raw;
    }
}
