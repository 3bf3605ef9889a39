package dev.cloudcart.simulators.quickbooks.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Company;
import dev.cloudcart.simulators.quickbooks.books.Figures;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.AccessRefusals;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fragments;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Table;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.quickbooks.query.Query.Condition;
import dev.cloudcart.simulators.quickbooks.query.Query.Operator;
import dev.cloudcart.simulators.wire.Json;

/// Runs a query over one company. Ids, numbers and names are looked up; everything else is a scan.
public final class Selection {

    private final Books books;

    public Selection(Books books) {
        this.books = books;
    }

    /// The object under `QueryResponse`.
    public byte[] response(Query query) {
        var kind = Kind.inQuery(query.entity());
        if (kind.isPresent() && books.settings().unreadable().contains(kind.get().entity)) {
            throw AccessRefusals.permission();
        }
        return kind.isPresent() ? response(query, kind.get()) : special(query);
    }

    private byte[] response(Query query, Kind kind) {
        check(query, kind.entity);
        return query.conditions().isEmpty() && query.orders().isEmpty()
                ? all(query, kind)
                : matched(query, kind.entity, candidates(query, kind));
    }

    private static void check(Query query, String entity) {
        for (var condition : query.conditions()) {
            Filterable.check(entity, condition.property());
            Filter.checkOperator(condition);
        }
        query.orders().forEach(order -> Filterable.check(entity, order.property()));
    }

    /// Figures are filled in for the entries of the page alone.
    private byte[] all(Query query, Kind kind) {
        var entries =
                books.within(realm -> wanted(query, kind, realm.table(kind).all()));
        return page(query, kind.entity, entries, shown -> books.within(realm -> filled(shown, realm)));
    }

    private static List<Version> filled(List<Entry> entries, Realm realm) {
        var figures = new Figures(realm);
        return entries.stream().map(figures::of).toList();
    }

    /// Under the lock only what is needed to go on without it.
    private List<Version> candidates(Query query, Kind kind) {
        return books.within(realm -> {
            var entries = indexed(query, realm.table(kind), kind)
                    .orElseGet(() -> realm.table(kind).all());
            return filled(wanted(query, kind, entries), realm);
        });
    }

    /// Inactive entries of a list have to be asked for.
    private static List<Entry> wanted(Query query, Kind kind, Collection<Entry> entries) {
        boolean inactive = kind.isTransaction()
                || query.conditions().stream()
                        .anyMatch(condition -> condition.property().equals("Active"));
        return entries.stream().filter(entry -> inactive || entry.active).toList();
    }

    private static Optional<Collection<Entry>> indexed(Query query, Table table, Kind kind) {
        return query.conditions().stream()
                .filter(condition -> condition.operator() == Operator.EQUAL || condition.operator() == Operator.IN)
                .flatMap(condition -> indexed(condition, table, kind).stream())
                .findFirst();
    }

    private static Optional<Collection<Entry>> indexed(Condition condition, Table table, Kind kind) {
        var found = new LinkedHashMap<String, Entry>();
        for (var value : condition.values()) {
            var entries = condition.property().equals("Id")
                    ? Optional.of(table.find(value).stream().toList())
                    : table.find(condition.property(), value);
            if (entries.isEmpty()) {
                return Optional.empty();
            }
            entries.get().forEach(entry -> found.put(kind.entity + entry.id, entry));
        }
        return Optional.of(found.values());
    }

    private byte[] matched(Query query, String entity, List<Version> versions) {
        var nodes = new HashMap<Version, ObjectNode>();
        var matches = new ArrayList<Version>();
        for (var version : versions) {
            var node = (ObjectNode) Json.read(version.bytes());
            if (Filter.matches(entity, node, query.conditions())) {
                matches.add(version);
                if (!query.orders().isEmpty()) {
                    nodes.put(version, node);
                }
            }
        }
        if (!query.orders().isEmpty()) {
            var order = Filter.order(entity, query.orders());
            matches.sort((one, other) -> order.compare(nodes.get(one), nodes.get(other)));
        }
        return page(query, entity, matches, Function.identity());
    }

    private static <T> byte[] page(
            Query query, String entity, List<T> matches, Function<List<T>, List<Version>> versions) {
        if (query.count()) {
            return Json.bytes(Json.object().put("totalCount", matches.size()));
        }
        int from = Math.min(query.start() - 1, matches.size());
        int to = Math.min(from + query.max(), matches.size());
        return response(
                query,
                entity,
                versions.apply(matches.subList(from, to)).stream()
                        .map(Version::bytes)
                        .toList(),
                matches.size());
    }

    private static byte[] response(Query query, String entity, List<byte[]> bodies, int total) {
        if (bodies.isEmpty()) {
            return Json.bytes(Json.object());
        }
        return new Fragments(bodies.size() * 1024)
                .raw("{\"" + entity + "\":")
                .array(bodies)
                .raw(",\"startPosition\":%d,\"maxResults\":%d,\"totalCount\":%d}"
                        .formatted(query.start(), bodies.size(), total))
                .bytes();
    }

    private byte[] special(Query query) {
        var found = switch (query.entity().toLowerCase(Locale.ROOT)) {
            case "companyinfo" -> Map.entry("CompanyInfo", List.of(Company.info(books)));
            case "preferences" -> Map.entry("Preferences", List.of(Company.preferences(books)));
            case "exchangerate" -> Map.entry("ExchangeRate", RatesQuery.found(books, query.conditions()));
            default -> throw Refusal.queryInvalid("Unknown entity " + query.entity());
        };
        check(query, found.getKey());
        var nodes = found.getValue().stream()
                .filter(node -> Filter.matches(found.getKey(), node, query.conditions()))
                .toList();
        if (query.count()) {
            return Json.bytes(Json.object().put("totalCount", nodes.size()));
        }
        return response(query, found.getKey(), nodes.stream().map(Json::bytes).toList(), nodes.size());
    }
}
