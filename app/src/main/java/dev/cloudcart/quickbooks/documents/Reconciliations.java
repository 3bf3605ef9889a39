package dev.cloudcart.quickbooks.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.quickbooks.faults.Fault;
import dev.cloudcart.quickbooks.text.Json;
import dev.cloudcart.quickbooks.wire.ApiCall;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Reply;

/// Asks which documents are reconciled with a statement of the bank. No document says so itself: the report of
/// transactions alone tells it, by leaving out those that are not (Intuit, TransactionList, `cleared`).
public final class Reconciliations {

    private static final String REPORT = "TransactionList";

    /// A report of six months is the longest there is; a month of a busy shop is short enough to read.
    private static final int DAYS_MAX = 31;

    /// The type comes second in a row, and has the id of the document.
    private static final String ID = "/ColData/1/id";

    private final Realm realm;

    public Reconciliations(Realm realm) {
        this.realm = realm;
    }

    /// One read for all of a month.
    ///
    /// @param days in the books
    /// @return those that are reconciled; empty where QuickBooks does not tell whoever connected it
    /// @throws dev.cloudcart.ports.ConnectionTrouble when the books do not say it
    public Optional<Set<DocumentRef>> among(Map<DocumentRef, LocalDate> days) {
        var ids = new HashSet<String>();
        for (var span : spans(days.values())) {
            var some = ids(span);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            ids.addAll(some.get());
        }
        // The ids of documents of all kinds are counted together.
        return Optional.of(days.keySet().stream()
                .filter(document -> ids.contains(document.id()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private record Span(LocalDate from, LocalDate until) {}

    private static List<Span> spans(Collection<LocalDate> days) {
        var spans = new ArrayList<Span>();
        var left = new TreeSet<>(days);
        while (!left.isEmpty()) {
            var some = left.headSet(left.first().plusDays(DAYS_MAX));
            spans.add(new Span(some.first(), some.last()));
            some.clear();
        }
        return spans;
    }

    private Optional<Set<String>> ids(Span span) {
        var asked = Map.of(
                "start_date",
                span.from.toString(),
                "end_date",
                span.until.toString(),
                "cleared",
                "Reconciled",
                "columns",
                "tx_date,txn_type");
        return switch (realm.read(ApiCall.TRANSACTION_LIST, "", asked)) {
            case Reply.Said said -> Optional.of(ids(said.body(), span));
            case Reply.Refused refused -> refused(refused.fault());
            case Reply.Silence silence -> throw Realm.silent(silence.why());
        };
    }

    private static Optional<Set<String>> refused(Fault fault) {
        if (DocumentChanges.NOT_TO_BE_HAD.contains(fault.code())) {
            return Optional.empty();
        }
        throw Realm.refusedRead(fault);
    }

    /// What is not the report of these days is no answer: taken for an empty one, it would let us change what is
    /// reconciled.
    private static Set<String> ids(byte[] body, Span span) {
        JsonNode report;
        try {
            report = Json.tree(body);
        } catch (JacksonException senseless) {
            throw Realm.unreadable();
        }
        if (!says(report, "ReportName", REPORT)
                || !says(report, "StartPeriod", span.from.toString())
                || !says(report, "EndPeriod", span.until.toString())) {
            throw Realm.unreadable();
        }
        return report.at("/Rows/Row")
                .valueStream()
                .map(row -> row.at(ID).asString(""))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    private static boolean says(JsonNode report, String what, String expected) {
        return report.path("Header").path(what).asString("").equals(expected);
    }
}
