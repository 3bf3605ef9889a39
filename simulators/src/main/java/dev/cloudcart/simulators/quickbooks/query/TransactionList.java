package dev.cloudcart.simulators.quickbooks.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Chart;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Stamp;
import dev.cloudcart.simulators.wire.Json;

/// The report of that name: every document of some days with one row, and the only place where the API tells what is
/// reconciled, as a filter and in no column (Intuit, TransactionList; developers who tried it, 2025). A row's type
/// carries the document's id. Figures are texts.
public final class TransactionList {

    public static final String NAME = "TransactionList";

    private static final int MONTHS_MAX = 6;
    private static final String DAY = "tx_date";
    private static final String TYPE = "txn_type";
    private static final Map<String, String> TITLES = titles();
    private static final Set<String> CLEARED = Set.of("Reconciled", "Cleared", "Uncleared");

    /// @param cleared only those in this state; in all states without
    /// @param columns by their keys, separated by commas; the day and the type are always among them
    public record Wanted(LocalDate from, LocalDate until, Optional<String> cleared, Optional<String> columns) {}

    private final Realm realm;
    private final Chart chart;
    private final Set<String> columns;

    private TransactionList(Realm realm, Set<String> columns) {
        this.realm = realm;
        chart = new Chart(realm);
        this.columns = columns;
    }

    public static ObjectNode of(Realm realm, Wanted wanted, Instant now) {
        if (wanted.until.isBefore(wanted.from)) {
            throw Refusal.queryInvalid("end_date is before start_date");
        }
        if (wanted.until.isAfter(wanted.from.plusMonths(MONTHS_MAX))) {
            throw Refusal.queryInvalid("TransactionList covers six months at most");
        }
        wanted.cleared.filter(state -> !CLEARED.contains(state)).ifPresent(state -> {
            throw Refusal.queryInvalid("Invalid value for cleared: " + state);
        });
        return new TransactionList(realm, columns(wanted)).report(wanted, now);
    }

    private static Set<String> columns(Wanted wanted) {
        var columns = new LinkedHashSet<String>(List.of(DAY, TYPE));
        wanted.columns.ifPresentOrElse(
                named -> Arrays.stream(named.split(",", -1))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(TITLES::containsKey)
                        .forEach(columns::add),
                () -> columns.addAll(TITLES.keySet()));
        return columns;
    }

    private ObjectNode report(Wanted wanted, Instant now) {
        var documents = documents(wanted);
        var report = Json.object();
        var header = report.putObject("Header")
                .put("Time", Stamp.seconds(now))
                .put("ReportName", NAME)
                .put("StartPeriod", wanted.from.toString())
                .put("EndPeriod", wanted.until.toString())
                .put("Currency", realm.settings().homeCurrency());
        header.putArray("Option")
                .addObject()
                .put("Name", "NoReportData")
                .put("Value", Boolean.toString(documents.isEmpty()));
        var titles = report.putObject("Columns").putArray("Column");
        columns.forEach(
                column -> titles.addObject().put("ColTitle", TITLES.get(column)).put("ColType", column));
        var rows = report.putObject("Rows");
        if (!documents.isEmpty()) {
            var all = rows.putArray("Row");
            documents.forEach(document -> row(document, all));
        }
        return report;
    }

    private List<Entry> documents(Wanted wanted) {
        var found = new ArrayList<Entry>();
        for (var kind : Kind.documents()) {
            realm.table(kind).all().stream()
                    .filter(entry -> Fields.date(entry.read(), "TxnDate")
                            .filter(day -> !day.isBefore(wanted.from) && !day.isAfter(wanted.until))
                            .isPresent())
                    .filter(entry -> wanted.cleared
                            .filter(state -> !state.equals(state(entry)))
                            .isEmpty())
                    .forEach(found::add);
        }
        found.sort(Comparator.comparing(
                        (Entry entry) -> Fields.text(entry.read(), "TxnDate").orElse(""))
                .thenComparingLong(entry -> Long.parseLong(entry.id)));
        return found;
    }

    private String state(Entry entry) {
        return realm.reconciled().contains(entry.id) ? "Reconciled" : "Uncleared";
    }

    private void row(Entry entry, ArrayNode rows) {
        var document = entry.read();
        var accounts = chart.bookedBy(entry);
        var cells = rows.addObject().put("type", "Data").putArray("ColData");
        for (var column : columns) {
            var cell = cells.addObject();
            switch (column) {
                case DAY -> cell.put("value", Fields.text(document, "TxnDate").orElse(""));
                case TYPE -> cell.put("value", words(entry.kind)).put("id", entry.id);
                case "doc_num" ->
                    cell.put("value", Fields.text(document, "DocNumber").orElse(""));
                case "is_no_post" -> cell.put("value", accounts.isEmpty() ? "No" : "Yes");
                case "name" -> party(document, cell);
                case "memo" ->
                    cell.put("value", Fields.text(document, "PrivateNote").orElse(""));
                case "account_name" ->
                    cell.put(
                            "value",
                            accounts.isEmpty() ? "" : accounts.getFirst().name());
                case "other_account" ->
                    cell.put(
                            "value",
                            switch (accounts.size()) {
                                case 0, 1 -> "";
                                case 2 -> accounts.get(1).name();
                                default -> "-Split-";
                            });
                default ->
                    cell.put("value", Fields.decimalOrZero(document, "TotalAmt").toPlainString());
            }
        }
    }

    private static void party(ObjectNode document, ObjectNode cell) {
        for (var property : List.of("CustomerRef", "VendorRef", "EntityRef")) {
            if (document.has(property)) {
                cell.put("value", Fields.text(document.path(property), "name").orElse(""))
                        .put("id", Fields.ref(document, property).orElse(""));
                return;
            }
        }
        cell.put("value", "");
    }

    /// As people call it.
    private static String words(Kind kind) {
        return switch (kind) {
            case PURCHASE -> "Expense";
            case BILL_PAYMENT -> "Bill Payment (Check)";
            case REFUND_RECEIPT -> "Refund";
            default -> kind.entity.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        };
    }

    private static Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        titles.put(DAY, "Date");
        titles.put(TYPE, "Transaction Type");
        titles.put("doc_num", "Num");
        titles.put("is_no_post", "Posting");
        titles.put("name", "Name");
        titles.put("memo", "Memo/Description");
        titles.put("account_name", "Account");
        titles.put("other_account", "Split");
        titles.put("subt_nat_amount", "Amount");
        return titles;
    }
}
