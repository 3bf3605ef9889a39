package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartStanding;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.mapping.LongOrders;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.SaleMapper;
import dev.cloudcart.core.trade.Sale;

/// Plans a page of sales against what stands already.
public final class Planner {

    private static final int FIRST_GENERATION = 1;

    private final CompanyId company;
    private final Rules rules;
    private final Map<UUID, Integer> generations;

    public Planner(CompanyId company, Rules rules) {
        this(company, rules, Map.of());
    }

    private Planner(CompanyId company, Rules rules, Map<UUID, Integer> generations) {
        this.company = company;
        this.rules = rules;
        this.generations = Map.copyOf(generations);
    }

    /// The same, for records that have had documents which were removed.
    ///
    /// @param generations by record, of the document that stands or is to be; 1 for all others
    public Planner withGenerations(Map<UUID, Integer> generations) {
        return new Planner(company, rules, generations);
    }

    /// The key of the document that a sale becomes.
    public PostingKey key(Sale sale) {
        return new PostingKey(company, sale.ref().kind(), sale.ref().id(), Role.SALE,
                generations.getOrDefault(sale.ref().id(), FIRST_GENERATION));
    }

    /// What the chart must know before [#plan].
    public Needs needs(List<Sale> sales, Set<PostingKey> standing) {
        return SaleMapper.needs(rules, sales.stream().filter(sale -> !standing.contains(key(sale))).toList());
    }

    /// Whether two sales can ask for the same number.
    public boolean sharesNumbers() {
        return rules.sales().numbering().from() == Rules.NumberFrom.CHANNEL_REFERENCE;
    }

    /// The numbers that the documents of the sales may have, each in the order in which they are wanted.
    public Map<PostingKey, List<String>> numbers(List<Sale> sales, Set<PostingKey> standing, Chart chart) {
        var mapper = new SaleMapper(rules, chart);
        var numbers = new LinkedHashMap<PostingKey, List<String>>();
        sales.stream().filter(sale -> !standing.contains(key(sale)))
                .forEach(sale -> numbers.put(key(sale), mapper.numbers(sale)));
        return numbers;
    }

    /// The sales that the plan has an instruction for.
    public List<Sale> planned(List<Sale> sales, Plan plan) {
        var sources = plan.instructions().stream().map(instruction -> instruction.key().source())
                .collect(Collectors.toSet());
        return sales.stream().filter(sale -> sources.contains(sale.ref().id())).toList();
    }

    /// Every document under the number it wants most.
    public Plan plan(List<Sale> sales, Set<PostingKey> standing, List<PartStanding> parts, Chart chart) {
        var first = new HashMap<PostingKey, String>();
        numbers(sales, standing, chart).forEach((key, numbers) -> numbers.stream().findFirst()
                .ifPresent(number -> first.put(key, number)));
        return plan(sales, standing, parts, chart, first);
    }

    /// @param standing the keys of sales whose documents exist, or may exist because their intent was written
    /// @param parts what stands of sales of which something is missing
    /// @param numbers of the documents, where they have one
    public Plan plan(List<Sale> sales, Set<PostingKey> standing, List<PartStanding> parts, Chart chart,
            Map<PostingKey, String> numbers) {
        var mapper = new SaleMapper(rules, chart);
        var drafts = new Drafts(new LongOrders(rules.sales().longOrders(), chart.taxCodes()), parts);
        var skipped = new ArrayList<Mapping.Skipped>();
        for (var sale : sales) {
            var key = key(sale);
            if (standing.contains(key)) {
                continue;
            }
            switch (mapper.map(sale, numbers.get(key))) {
                case Mapping.Mapped(var _, var document) -> drafts.add(sale, key, document);
                case Mapping.Held reasons -> drafts.held.add(reasons);
                case Mapping.Skipped reason -> skipped.add(reason);
            }
        }
        return new Plan(drafts.instructions, drafts.held, skipped);
    }
}
